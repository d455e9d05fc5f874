"""The numbers of crystal.test.ts for crystal.ham, from textbook definitions: python3 crystal_check.py (NumPy).

Tensors of a three-dimensional crystal by component, on the mesh k = sum_i (n_i + 0.37)/12 b_i. Hall and Nernst
conductivities and orbital moments are sums of Berry curvatures and moments of single bands; the curvature and
the metric of a group of bands come from its projector P, as -2 Im and Re of tr P (d_a P)(d_b P), and velocities
from energies, with derivatives along k by differences.
"""
import numpy as np

s0, sx, sy, sz = np.eye(2), np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]]), np.diag([1, -1])
a = np.array([[1.1, 0.2, -0.1], [-0.35, 0.9, 0.15], [0.2, -0.25, 1.3]])
b = 2 * np.pi * np.linalg.inv(a).T
site = [np.zeros(3), np.array([0.31, 0.42, 0.27]) @ a]
volume = abs(np.linalg.det(a))
mu, kT, photon, rate = 0.2, 0.5, 1.3, 0.4

onsite = np.zeros((4, 4), complex)
onsite[:2, :2] = 0.2 * s0 + 0.6 * sz + 0.4 * sx
onsite[2:, 2:] = -0.3 * s0 - 0.9 * sy
bonds = [
    (0, 1, (0, 0, 0), 0.9 * np.exp(0.3j) * s0 + 0.2j * sx),
    (1, 0, (1, 0, 0), 0.5j * s0 + 0.3 * sy),
    (1, 0, (0, 1, 0), 0.6 * s0 - 0.2j * sz),
    (1, 0, (0, 0, 1), 0.4 * s0 + 0.3j * sy),
    (0, 0, (0, 1, 1), (0.25 + 0.15j) * s0 + 0.1 * sz),
    (1, 1, (1, 0, 1), -0.35 * s0 + 0.2j * sy),
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


n = 12
x = (np.arange(n) + 0.37) / n
k = np.array(np.meshgrid(x, x, x, indexing="ij")).reshape(3, -1).T @ b
e, u = np.linalg.eigh(h(k))
bands = lambda operator: np.conj(u.transpose(0, 2, 1)) @ operator @ u
mean = lambda values: values.reshape(len(k), -1).sum(1).mean()
diagonal = lambda m: np.einsum("knn->kn", m)
X, Y, Z = 0, 1, 2
v = [bands(h(k, i)) for i in range(3)]
f = 1 / (1 + np.exp((e - mu) / kT))
slope = -f * (1 - f) / kT
entropy = -f * np.log(f) - (1 - f) * np.log(1 - f)
gap = e[:, :, None] - e[:, None, :] + np.eye(4)  # E_n - E_m; the diagonal is not used
off = 1 - np.eye(4)
pauli = lambda s: np.kron(s0, s)
pairs = lambda p, q: off * p * q.transpose(0, 2, 1)
df = f[:, :, None] - f[:, None, :]


def curvature(p, q):
    return -2 * np.sum(np.imag(pairs(p, q)) / gap**2, 2)


def magnetization(i, j):
    moment = np.sum(np.imag(pairs(v[i], v[j])) / -gap, 2)
    grand = kT * np.log1p(np.exp(-(e - mu) / kT))
    return 2 * np.pi / volume * mean(f * moment + grand * curvature(v[i], v[j]))


def spin_hall(i, j, s):
    current = bands((pauli(s) @ h(k, i) + h(k, i) @ pauli(s)) / 2)
    return 2 * np.pi / volume * mean(f * curvature(current, v[j]))


def drude(i, j):
    sea = mean(f * np.real(diagonal(bands(h(k, i, j)))))
    return (sea + mean(2 * f[:, :, None] * np.real(pairs(v[i], v[j])) / gap)) / volume


def metric(i, j):
    return 2 * np.pi / volume * mean(f[:, :, None] * (1 - f[:, None, :]) * np.real(pairs(v[i], v[j])) / gap**2)


def optical(i, j):
    """sigma_ij = J_j / E_i, with the paramagnetic part as two resonances of each occupied state."""
    z = photon + 1j * rate
    sea = mean(f * diagonal(bands(h(k, i, j))))
    first = f[:, :, None] * v[j] * v[i].transpose(0, 2, 1) / (e[:, :, None] - e[:, None, :] + z)
    second = f[:, :, None] * v[j].transpose(0, 2, 1) * v[i] / (e[:, None, :] - e[:, :, None] + z)
    return 2 * np.pi / volume * 1j / z * (sea + mean(first - second))


def dipole(along, i, j):
    return -mean(slope * np.real(diagonal(v[along])) * curvature(v[i], v[j])) / volume


def projector(first, last, q):
    w = np.linalg.eigh(h(q))[1][:, :, first - 1:last]
    return w @ np.conj(w.transpose(0, 2, 1))


def derivative(of, q, axis, step=1e-3):
    d = step * np.eye(3)[axis]
    return (8 * (of(q + d) - of(q - d)) - (of(q + 2 * d) - of(q - 2 * d))) / (12 * step)


def geometry(first, last, i, j):
    of = lambda q: projector(first, last, q)
    trace = np.einsum("kab,kbc,kca->k", of(k), derivative(of, k, i), derivative(of, k, j))
    return trace.mean()


point = np.array([[0.13, 0.37, 0.71]]) @ b
levels = lambda q: np.linalg.eigvalsh(h(q))
e0, u0 = np.linalg.eigh(h(point))
on_b = np.sum(np.abs(u0[0][2:]) ** 2, 0)
lorentz = 0.3 / np.pi / ((e0[0] - 0.4) ** 2 + 0.09)

for name, value in [
    ("hall xy", 2 * np.pi / volume * mean(f * curvature(v[X], v[Y]))),
    ("hall yz", 2 * np.pi / volume * mean(f * curvature(v[Y], v[Z]))),
    ("hall zx", 2 * np.pi / volume * mean(f * curvature(v[Z], v[X]))),
    ("nernst zx", 2 * np.pi / volume * mean(entropy * curvature(v[Z], v[X]))),
    ("orbital magnetization yz", magnetization(Y, Z)),
    ("spin hall zx", spin_hall(Z, X, sz)),
    ("spin hall yz of spin x", spin_hall(Y, Z, sx)),
    ("drude xx", drude(X, X)),
    ("drude zz", drude(Z, Z)),
    ("drude xz", drude(X, Z)),
    ("metric zz", metric(Z, Z)),
    ("metric yz", metric(Y, Z)),
    ("optical zz", optical(Z, Z).real),
    ("optical yy imaginary", optical(Y, Y).imag),
    ("optical zx", optical(Z, X).real),
    ("optical yz imaginary", optical(Y, Z).imag),
    ("dipole", dipole(Z, Y, Z)),
    ("curvature of bands 1..2", -2 * geometry(1, 2, Z, X).imag),
    ("metric of bands 2..3", geometry(2, 3, X, Z).real),
    ("velocity of band 2", derivative(levels, point, Z)[0, 1]),
    ("mean velocity of bands 2..4", derivative(levels, point, Y)[0, 1:].mean()),
    ("spectral function", lorentz.sum()),
    ("gaussian", np.sum(np.exp(-((e0[0] - 0.4) / 0.3) ** 2 / 2)) / (np.sqrt(2 * np.pi) * 0.3)),
    ("spectral function on B", np.sum(on_b * lorentz)),
]:
    print(f"  {value:.12g}, // {name}")
