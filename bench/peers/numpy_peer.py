"""NumPy: batched over all k, matrices through BLAS and LAPACK. Values only."""
import numpy as np
from common import Model, speak


def fermi(e, model):
    return 0.5 * (1 - np.tanh((e - model.mu) / (2 * model.kT)))


def hall(task):
    m = Model(task)
    n = m.bands

    phases = [m.derivative(*orders) for orders in [(0, 0), (1, 0), (0, 1)]]

    def matrices(flat, phases):
        h = (phases @ flat.reshape(len(m.d), n * n)).reshape(-1, n, n)
        return h + h.conj().transpose(0, 2, 1)

    def run():
        flat = np.zeros(len(m.d) * n * n, complex)
        np.add.at(flat, m.places, m.share * m.coefficients)
        h, x, y = (matrices(flat, p) for p in phases)
        e, u = np.linalg.eigh(h)
        bra = u.conj().transpose(0, 2, 1)
        vx = bra @ x @ u
        vy = bra @ y @ u
        f = fermi(e, m)
        split = e[:, :, None] - e[:, None, :] + np.eye(n)
        weight = (f[:, :, None] - f[:, None, :]) / split**2
        sum_over_bands = (weight * (vx * vy.transpose(0, 2, 1)).imag).sum((1, 2))
        return -2 * np.pi / m.area * sum_over_bands.mean()

    return run


def chern(task):
    m = Model(task)
    sizes = task["sizes"]
    n = m.bands
    flat = np.zeros(len(m.d) * n * n, complex)
    np.add.at(flat, m.places, m.share * m.coefficients)
    # In the periodic gauge, so that states at k and k + G are the same.
    positions = np.array(task["positions"]) @ np.linalg.inv(np.array(task["vectors"]))
    axes = [(np.arange(s) + t) / s for s, t in zip(sizes, task["shift"])]
    kappa = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 2)
    gauge = np.exp(2j * np.pi * kappa @ positions.T)

    def run():
        h = (m.phases @ flat.reshape(len(m.d), n * n)).reshape(-1, n, n)
        h = h + h.conj().transpose(0, 2, 1)
        _, u = np.linalg.eigh(h)
        u = (gauge * u[:, :, 0]).reshape(*sizes, n)
        x = (u.conj() * np.roll(u, -1, 0)).sum(-1)
        y = (u.conj() * np.roll(u, -1, 1)).sum(-1)
        loop = x * np.roll(y, -1, 0) * np.conj(np.roll(x, -1, 1) * y)
        return np.angle(loop).sum() / (2 * np.pi)

    return run


def eigh(task):
    n, count = task["bands"], task["count"]
    random = np.random.default_rng(1)
    a = random.normal(size=(count, n, n)) + 1j * random.normal(size=(count, n, n))
    a = a + a.conj().transpose(0, 2, 1)
    return lambda: np.linalg.eigh(a)[0][0, 0]


tasks = {"hall": hall, "chern": chern, "eigh": eigh}

def prepare(task):
    value = tasks[task["kind"]](task)
    return lambda: (value(), None)


speak("NumPy", np.__version__, prepare)
