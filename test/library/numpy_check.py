"""The numbers of generic.test.ts for generic.ham, from textbook definitions: python3 numpy_check.py (NumPy).

Band by band on the mesh k = sum_i (n_i + 0.37)/84 b_i, in other forms than the library's wherever there is
another: Berry curvatures and moments of single bands, entropies -f log f - (1-f) log(1-f), F = U - TS, the
Drude weight from the Fermi surface, the optical conductivity as interband and intraband parts, and derivatives
along k (of Berry curvatures, of positions between bands carried parallel) by differences.
"""
import numpy as np

s0, sx, sy, sz = np.eye(2), np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]]), np.diag([1, -1])
a = np.array([[1.1, 0.2], [-0.35, 0.9]])
site = [np.zeros(2), np.array([0.31, 0.42]) @ a]
area = abs(np.linalg.det(a))
mu, kT, photon, rate = 0.2, 0.3, 1.3, 0.3

onsite = np.zeros((4, 4), complex)
onsite[:2, :2] = 0.2 * s0 + 0.6 * sz + 0.4 * sx
onsite[2:, 2:] = -0.3 * s0 - 0.9 * sy
bonds = [
    (0, 1, (0, 0), 0.9 * np.exp(0.3j) * s0 + 0.2j * sx),
    (1, 0, (1, 0), 0.5j * s0 + 0.3 * sy),
    (1, 0, (0, 1), 0.6 * s0 - 0.2j * sz),
    (0, 0, (0, 1), (0.25 + 0.15j) * s0 + 0.1 * sz),
    (1, 1, (1, 0), -0.35 * s0 + 0.2j * sy),
]


def h(k, *axes):
    """H(k) or its derivatives: a hopping t along d adds t exp(-i k.d) to H_to,from, and its conjugate."""
    out = np.zeros((len(k), 4, 4), complex)
    if not axes:
        out += onsite
    for start, end, cell, t in bonds:
        d = site[end] + np.array(cell) @ a - site[start]
        block = np.zeros((4, 4), complex)
        block[2 * end:2 * end + 2, 2 * start:2 * start + 2] = t
        term = np.prod([-1j * d[axis] for axis in axes]) * np.exp(-1j * k @ d)[:, None, None] * block
        out += term + np.conj(term.transpose(0, 2, 1))
    return out


n = 84
x = (np.arange(n) + 0.37) / n
k = np.array(np.meshgrid(x, x, indexing="ij")).reshape(2, -1).T @ (2 * np.pi * np.linalg.inv(a).T)
e, u = np.linalg.eigh(h(k))
bands = lambda operator: np.conj(u.transpose(0, 2, 1)) @ operator @ u
mean = lambda values: values.reshape(len(k), -1).sum(1).mean()
diagonal = lambda m: np.einsum("knn->kn", m)
vx, vy, vxx, vxy = bands(h(k, 0)), bands(h(k, 1)), bands(h(k, 0, 0)), bands(h(k, 0, 1))
f = 1 / (1 + np.exp((e - mu) / kT))
slope = -f * (1 - f) / kT
entropy = -f * np.log(f) - (1 - f) * np.log(1 - f)
gap = e[:, :, None] - e[:, None, :] + np.eye(4)  # E_n - E_m; the diagonal is not used
off = 1 - np.eye(4)
spin = lambda s: np.kron(s0, s) / 2


def curvature(x):
    return -2 * np.sum(off * np.imag(x * vy.transpose(0, 2, 1)) / gap**2, 2)


omega = curvature(vx)
moment = np.sum(off * np.imag(vx * vy.transpose(0, 2, 1)) / -gap, 2)
current = (spin(sz) @ h(k, 0) + h(k, 0) @ spin(sz)) / 2
project = (vx, vy)
metric = lambda i, j: 2 * np.pi / area * mean(
    off * np.real(project[i] * project[j].transpose(0, 2, 1)) / gap**2 * f[:, :, None] * (1 - f[:, None, :]))


def optical(i, j):
    """sigma_ij = J_i / E_j: transitions between bands, and the Fermi surface's Drude peak."""
    vi, vj = project[i], project[j]
    z = photon + 1j * rate
    pairs = off * (f[:, :, None] - f[:, None, :]) * vi * vj.transpose(0, 2, 1)
    inter = mean(-1j * pairs / (gap * (gap + z)))
    intra = mean(1j / z * -slope * np.real(diagonal(vi) * diagonal(vj)))
    return 2 * np.pi / area * (inter + intra)


def at(shift):
    """Velocities and energies at k + shift, states parallel to those at k: <u_n(k)|u_n(k + shift)> > 0."""
    e_, u_ = np.linalg.eigh(h(k + shift))
    overlap = np.einsum("kin,kin->kn", np.conj(u), u_)
    u_ = u_ * (np.conj(overlap) / np.abs(overlap))[:, None, :]
    inside = lambda operator: np.conj(u_.transpose(0, 2, 1)) @ operator @ u_
    gap_ = e_[:, :, None] - e_[:, None, :] + np.eye(4)
    return gap_, inside(h(k + shift, 0)), inside(h(k + shift, 1))


def derivative(of, axis, d=2e-3):
    step = d * np.eye(2)[axis]
    return (8 * (of(step) - of(-step)) - of(2 * step) + of(-2 * step)) / (12 * d)


def curvature_at(shift):
    gap_, x_, y_ = at(shift)
    return -2 * np.sum(off * np.imag(x_ * y_.transpose(0, 2, 1)) / gap_**2, 2)


def position_at(shift):
    gap_, x_, _ = at(shift)
    return off * x_ / (1j * gap_)


# One matrix for each k: the smeared delta function of E_m - E_n - photon, times f_n - f_m.
resonance = (f[:, :, None] - f[:, None, :]) * np.exp(-((-gap - photon) / rate) ** 2 / 2) / (np.sqrt(2 * np.pi) * rate)


def shift(axis):
    """Im r_mn r_nm;a with (omega/photon)^2 as in the formula, the derivative along a with states carried parallel."""
    r, turned = position_at(np.zeros(2)), derivative(position_at, axis)
    strength = np.imag(r.transpose(0, 2, 1) * turned) * (gap / photon) ** 2
    return np.pi / area * mean(off * resonance * strength)


def injection(axis, part, second):
    v = np.real(diagonal(project[axis]))
    strength = part(vx * second.transpose(0, 2, 1)) / photon**2
    return np.pi / area * mean(off * resonance * (v[:, None, :] - v[:, :, None]) * strength)


dipole = lambda axis: mean(f * derivative(curvature_at, axis)) / area
energy = mean(f * e)
numbers = {
    "density_of_states": mean(np.exp(-((e - 0.4) ** 2) / (2 * 0.3**2)) / np.sqrt(2 * np.pi * 0.3**2)),
    "electrons": mean(f),
    "total_energy": energy,
    "free_energy": energy - kT * mean(entropy),
    "site_occupation": mean(f * np.sum(np.abs(u[:, 2:, :]) ** 2, 1)),
    "spin x": mean(f * np.real(diagonal(bands(spin(sx))))),
    "spin y": mean(f * np.real(diagonal(bands(spin(sy))))),
    "spin z": mean(f * np.real(diagonal(bands(spin(sz))))),
    "hall": 2 * np.pi / area * mean(f * omega),
    "nernst": 2 * np.pi / area * mean(entropy * omega),
    "spin hall": 2 * 2 * np.pi / area * mean(f * curvature(bands(current))),
    "orbital magnetization": 2 * np.pi / area * mean(f * moment + kT * np.log(1 + np.exp((mu - e) / kT)) * omega),
    "metric": metric(0, 0) + metric(1, 1),
    "metric xx": metric(0, 0),
    "metric yy": metric(1, 1),
    "metric xy": metric(0, 1),
    "drude": mean(-slope * np.real(diagonal(vx)) ** 2) / area,
    "optical xx": optical(0, 0).real,
    "optical xx imaginary": optical(0, 0).imag,
    # sigma_xy has the sign of the Hall conductivity: the current along y, the field along x
    "optical xy": optical(1, 0).real,
    "optical xy imaginary": optical(1, 0).imag,
    "dipole x": dipole(0),
    "dipole y": dipole(1),
    "shift xxx": shift(0),
    "shift yxx": shift(1),
    "injection xxx": injection(0, np.real, vx),
    "injection yxx": injection(1, np.real, vx),
    "injection circular": injection(0, np.imag, vy),
}
if __name__ == "__main__":
    for name, value in numbers.items():
        print(f"{value:.12g}, // {name}")
