"""JAX: batched over k, double precision, value and gradient compiled, on one core."""
import os

# XLA takes as many threads as it is allowed cores.
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
import jax

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")
import jax.numpy as jnp
import numpy as np
from common import Model, Sunlight, speak


def start_of(m):
    return jnp.stack([m.coefficients.real, m.coefficients.imag])


def flat_of(m, c):
    """C_d of all displacements."""
    flat = jnp.zeros(len(m.d) * m.bands**2, complex)
    return flat.at[m.places].add(m.share * (c[0] + 1j * c[1])).reshape(len(m.d), -1)


def matrices(m, flat, phases):
    h = (phases @ flat).reshape(-1, m.bands, m.bands)
    return h + adjoint(h)


def adjoint(a):
    return a.conj().transpose(0, 2, 1)


def compiled(value_and_gradient, start, *data):
    step = jax.jit(value_and_gradient)

    def run():
        value, gradient = step(start, *data)
        gradient.block_until_ready()
        return value, gradient

    return run


def hall(task):
    m = Model(task)
    n = m.bands
    orders = [(0, 0), (1, 0), (0, 1)]
    count = m.batches()
    phases = [jnp.array(m.derivative(*o).reshape(count, -1, len(m.d))) for o in orders]

    def value(c, phases):
        flat = flat_of(m, c)
        h, x, y = (matrices(m, flat, p) for p in phases)
        e, u = jnp.linalg.eigh(h)
        vx = adjoint(u) @ x @ u
        vy = adjoint(u) @ y @ u
        f = jax.nn.sigmoid(-(e - m.mu) / m.kT)
        split = e[:, :, None] - e[:, None, :] + np.eye(n)
        weight = (f[:, :, None] - f[:, None, :]) / split**2
        sums = (weight * (vx * vy.transpose(0, 2, 1)).imag).sum((1, 2))
        return -2 * np.pi / m.area * sums.mean()

    def batched(c, phases):
        values, gradients = jax.lax.map(lambda p: jax.value_and_grad(value)(c, p), phases)
        return values.mean(), gradients.mean(0)

    return compiled(batched, start_of(m), phases)


def photocurrent(task):
    m = Model(task)
    n = m.bands
    g, z12 = task["relaxation"], 1j * task["damping"] * task["relaxation"]
    sun = Sunlight(task)
    wanted = task["filling"] * n * len(m.phases)
    phases = [jnp.array(m.derivative(order)) for order in range(4)]
    first, step, cubics = sun.table(task["largest"], task["step"])
    data = jnp.array(cubics) if task["tabulated"] else jnp.array([sun.weights, sun.energies])

    def by_table(e, cubics):
        at = (e - first) / step
        cell = jax.lax.stop_gradient(at).astype(int)
        a = cubics[cell]
        t = at - cell
        return a[..., 0] + t * (a[..., 1] + t * (a[..., 2] + t * a[..., 3]))

    def by_frequencies(e, nodes):
        z = 1j * g - e[..., None]
        return (2 * nodes[0] * z / (z**2 - nodes[1] ** 2)).sum(-1)

    integral = by_table if task["tabulated"] else by_frequencies

    def occupation(e, mu):
        return jax.nn.sigmoid(-(e - mu) / m.kT)

    def chemical_potential(e):
        """By bisection; one differentiable Newton step brings the implicit derivative."""
        fixed = jax.lax.stop_gradient(e)

        def halve(_, ends):
            low, high = ends
            middle = (low + high) / 2
            few = occupation(fixed, middle).sum() < wanted
            return jnp.where(few, middle, low), jnp.where(few, high, middle)

        ends = (fixed.min() - 40 * m.kT, fixed.max() + 40 * m.kT)
        mu = sum(jax.lax.fori_loop(0, 50, halve, ends)) / 2
        f = occupation(fixed, mu)
        return mu - (occupation(e, mu).sum() - wanted) / ((f * (1 - f)).sum() / m.kT)

    def value(c, phases, data):
        flat = flat_of(m, c)
        h, *derivatives = (matrices(m, flat, p) for p in phases)
        e, u = jnp.linalg.eigh(h)
        v, vv, vvv = (adjoint(u) @ d @ u for d in derivatives)
        f = occupation(e, chemical_potential(e))
        fab = f[:, :, None] - f[:, None, :]
        eba = e[:, None, :] - e[:, :, None]
        poles = integral(eba, data)
        double = 1 / (z12 - eba)
        p = v * fab * poles
        commutator = p @ v - v @ p
        constant = (f * jnp.diagonal(vvv, axis1=1, axis2=2).real).sum()
        constant += (fab * vv * v.transpose(0, 2, 1) * double).sum().real
        light = (p * vv.transpose(0, 2, 1)).sum().real
        light += (commutator * v.transpose(0, 2, 1) * double).sum().real
        return (sun.whole * constant + light) / len(m.phases)

    return compiled(jax.value_and_grad(value), start_of(m), phases, data)


tasks = {"hall": hall, "photocurrent": photocurrent}
speak("JAX", jax.__version__, lambda task: tasks[task["kind"]](task))
