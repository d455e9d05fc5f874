"""PyTorch: batched over all k, double precision, gradients by autograd, one thread."""
import numpy as np
import torch
from common import Model, speak

torch.set_num_threads(1)


def hall(task):
    m = Model(task)
    n = m.bands
    phases = torch.tensor(m.phases)
    d = torch.tensor(m.d)
    places = torch.tensor(m.places)
    share = torch.tensor(m.share)
    c = torch.tensor(np.stack([m.coefficients.real, m.coefficients.imag]), requires_grad=True)

    def matrices(flat, weights):
        h = ((phases * weights) @ flat).reshape(-1, n, n)
        return h + h.mH

    def value():
        flat = torch.zeros(len(m.d) * n * n, dtype=torch.complex128)
        flat = flat.index_add(0, places, share * torch.complex(c[0], c[1])).reshape(-1, n * n)
        h = matrices(flat, torch.ones(len(m.d)))
        x = matrices(flat, -1j * d[:, 0])
        y = matrices(flat, -1j * d[:, 1])
        sums = (closed_form if task["closedForm"] else by_eigenvectors)(h, x, y)
        return -2 * np.pi / m.area * sums.mean()

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

    def run():
        c.grad = None
        result = value()
        result.backward()
        return result.item()

    return run


def pauli(h):
    """The vector d of h = d0 + d.sigma."""
    return torch.stack(
        [h[:, 1, 0].real, h[:, 1, 0].imag, 0.5 * (h[:, 0, 0] - h[:, 1, 1]).real], dim=1
    )


speak("PyTorch", torch.__version__, lambda task: {"hall": hall}[task["kind"]](task))
