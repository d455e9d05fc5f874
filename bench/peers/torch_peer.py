"""PyTorch: batched over k, double precision, gradients by autograd, one thread."""
import numpy as np
import torch
from common import Model, Sunlight, speak

torch.set_num_threads(1)


def start_of(m):
    parts = np.stack([m.coefficients.real, m.coefficients.imag])
    return torch.tensor(parts, requires_grad=True)


def flat_of(m, c):
    """C_d of all displacements."""
    flat = torch.zeros(len(m.d) * m.bands**2, dtype=torch.complex128)
    flat = flat.index_add(0, m.places_there, m.share_there * torch.complex(c[0], c[1]))
    return flat.reshape(len(m.d), -1)


def matrices(m, flat, phases):
    h = (phases @ flat).reshape(-1, m.bands, m.bands)
    return h + h.mH


def model_of(task):
    m = Model(task)
    m.places_there = torch.tensor(m.places)
    m.share_there = torch.tensor(m.share)
    return m


def differentiated(start, values):
    """The sum of values, and its gradient."""

    def run():
        start.grad = None
        total = 0.0
        for value in values():
            value.backward()
            total += value.item()
        return total, start.grad

    return run


def hall(task):
    m = model_of(task)
    n = m.bands
    c = start_of(m)
    count = m.batches()
    orders = [(0, 0), (1, 0), (0, 1)]
    batches = list(zip(*(torch.tensor(m.derivative(*o)).chunk(count) for o in orders)))

    def value(phases):
        flat = flat_of(m, c)
        h, x, y = (matrices(m, flat, p) for p in phases)
        sums = (closed_form if task["closedForm"] else by_eigenvectors)(h, x, y)
        return -2 * np.pi / m.area * sums.mean() / count

    def by_eigenvectors(h, x, y):
        e, u = torch.linalg.eigh(h)
        vx = u.mH @ x @ u
        vy = u.mH @ y @ u
        f = torch.sigmoid(-(e - m.mu) / m.kT)
        split = e[:, :, None] - e[:, None, :] + torch.eye(n)
        weight = (f[:, :, None] - f[:, None, :]) / split**2
        return (weight * (vx * vy.transpose(1, 2)).imag).sum((1, 2))

    def closed_form(h, x, y):
        """2 (f_- - f_+) d.(d_x x d_y) / (4 |d|^3), up to the sense of the axes."""
        a, b, c_ = (pauli(matrix) for matrix in (h, x, y))
        length = a.norm(dim=1)
        mean = 0.5 * (h[:, 0, 0] + h[:, 1, 1]).real
        f = [torch.sigmoid(-(mean + s * length - m.mu) / m.kT) for s in (-1, 1)]
        triple = (a * torch.linalg.cross(b, c_)).sum(1)
        return (f[0] - f[1]) * triple / (2 * length**3)

    return differentiated(c, lambda: (value(batch) for batch in batches))


def pauli(h):
    """The vector d of h = d0 + d.sigma."""
    return torch.stack(
        [h[:, 1, 0].real, h[:, 1, 0].imag, 0.5 * (h[:, 0, 0] - h[:, 1, 1]).real], dim=1
    )


def photocurrent(task):
    m = model_of(task)
    c = start_of(m)
    g, z12 = task["relaxation"], 1j * task["damping"] * task["relaxation"]
    sun = Sunlight(task)
    wanted = task["filling"] * m.bands * len(m.phases)
    phases = [torch.tensor(m.derivative(order)) for order in range(4)]
    first, step, cubics = sun.table(task["largest"], task["step"])
    cubics = torch.tensor(cubics)
    weights, energies = torch.tensor(sun.weights), torch.tensor(sun.energies)

    def by_table(e):
        at = (e - first) / step
        cell = at.detach().long()
        a = cubics[cell]
        t = at - cell
        return a[..., 0] + t * (a[..., 1] + t * (a[..., 2] + t * a[..., 3]))

    def by_frequencies(e):
        z = 1j * g - e[..., None]
        return (2 * weights * z / (z**2 - energies**2)).sum(-1)

    integral = by_table if task["tabulated"] else by_frequencies

    def chemical_potential(e):
        """By bisection; one differentiable Newton step brings the implicit derivative."""
        with torch.no_grad():
            fixed = e.detach().numpy()
            low, high = fixed.min() - 40 * m.kT, fixed.max() + 40 * m.kT
            for _ in range(50):
                mu = (low + high) / 2
                few = (0.5 * (1 - np.tanh((fixed - mu) / (2 * m.kT)))).sum() < wanted
                low, high = (mu, high) if few else (low, mu)
            f = torch.sigmoid(-(e - mu) / m.kT)
            slope = (f * (1 - f)).sum() / m.kT
        return mu - (torch.sigmoid(-(e - mu) / m.kT).sum() - wanted) / slope

    def value():
        flat = flat_of(m, c)
        h, *derivatives = (matrices(m, flat, p) for p in phases)
        e, u = torch.linalg.eigh(h)
        v, vv, vvv = (u.mH @ d @ u for d in derivatives)
        f = torch.sigmoid(-(e - chemical_potential(e)) / m.kT)
        fab = f[:, :, None] - f[:, None, :]
        eba = e[:, None, :] - e[:, :, None]
        poles = integral(eba)
        double = 1 / (z12 - eba)
        p = v * fab * poles
        commutator = p @ v - v @ p
        constant = (f * torch.diagonal(vvv, dim1=1, dim2=2).real).sum()
        constant = constant + (fab * vv * v.transpose(1, 2) * double).sum().real
        light = (p * vv.transpose(1, 2)).sum().real
        light = light + (commutator * v.transpose(1, 2) * double).sum().real
        return (sun.whole * constant + light) / len(m.phases)

    return differentiated(c, lambda: (value(),))


tasks = {"hall": hall, "photocurrent": photocurrent}
speak("PyTorch", torch.__version__, lambda task: tasks[task["kind"]](task))
