"""JAX: batched over all k, double precision, value and gradient compiled, on the processor."""
import os

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
import jax

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")
import jax.numpy as jnp
import numpy as np
from common import Model, speak


def hall(task):
    m = Model(task)
    n = m.bands
    start = jnp.stack([m.coefficients.real, m.coefficients.imag])

    def matrices(flat, weights):
        h = ((m.phases * weights) @ flat).reshape(-1, n, n)
        return h + h.conj().transpose(0, 2, 1)

    def value(c):
        flat = jnp.zeros(len(m.d) * n * n, complex).at[m.places].add(m.share * (c[0] + 1j * c[1]))
        flat = flat.reshape(-1, n * n)
        e, u = jnp.linalg.eigh(matrices(flat, np.ones(len(m.d))))
        bra = u.conj().transpose(0, 2, 1)
        vx = bra @ matrices(flat, -1j * m.d[:, 0]) @ u
        vy = bra @ matrices(flat, -1j * m.d[:, 1]) @ u
        f = jax.nn.sigmoid(-(e - m.mu) / m.kT)
        split = e[:, :, None] - e[:, None, :] + np.eye(n)
        weight = (f[:, :, None] - f[:, None, :]) / split**2
        sums = (weight * (vx * vy.transpose(0, 2, 1)).imag).sum((1, 2))
        return -2 * np.pi / m.area * sums.mean()

    compiled = jax.jit(jax.value_and_grad(value))

    def run():
        result, gradient = compiled(start)
        gradient.block_until_ready()
        return result

    return run


speak("JAX", jax.__version__, lambda task: {"hall": hall}[task["kind"]](task))
