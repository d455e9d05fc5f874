"""The numbers of independent.test.ts, from the conventions alone: python3 numpy_check.py (NumPy, SciPy).

Means are taken on the mesh k = sum_i (n_i + 0.37)/60 b_i; extrema are refined between mesh points.

A hopping t from A to B with displacement d = r_B - r_A adds t exp(-i k.d) to H_BA, and its conjugate
to H_AB. Hall conductivity: -(2 pi / area) mean_k sum_{n!=m} (f_n - f_m) Im(x_nm y_mn) / (E_n - E_m)^2.
"""
import numpy as np
from scipy.optimize import minimize

s0, sx, sy, sz = np.eye(2), np.array([[0, 1], [1, 0]]), np.array([[0, -1j], [1j, 0]]), np.diag([1, -1])


class Model:
    def __init__(self, a, positions, internal=1):
        self.a, self.m = np.array(a, float), internal
        self.r = [np.array(f) @ self.a for f in positions]
        self.onsite = np.zeros((len(positions) * internal,) * 2, complex)
        self.bonds = []

    def site(self, i, value):
        block = slice(i * self.m, (i + 1) * self.m)
        self.onsite[block, block] += value * np.eye(self.m) if np.isscalar(value) else value

    def hop(self, i, j, cell, value):
        d = self.r[j] + np.array(cell) @ self.a - self.r[i]
        t = np.zeros_like(self.onsite)
        value = value(d) if callable(value) else value
        t[j * self.m:(j + 1) * self.m, i * self.m:(i + 1) * self.m] = value * np.eye(self.m) if np.isscalar(value) else value
        self.bonds.append((d, t))

    def h(self, k, axis=None):
        """H(k), or its derivative along an axis, for an array of k."""
        k = np.atleast_2d(k)
        out = np.zeros((len(k),) + self.onsite.shape, complex)
        if axis is None:
            out += self.onsite
        for d, t in self.bonds:
            phase = np.exp(-1j * (k @ d))[:, None, None] * (1 if axis is None else -1j * d[axis])
            out += phase * t + np.conj(phase) * t.conj().T
        return out

    def mesh(self, n):
        b = 2 * np.pi * np.linalg.inv(self.a).T
        x = (np.arange(n) + 0.37) / n
        return np.array(np.meshgrid(x, x, indexing="ij")).reshape(2, -1).T @ b

    def hall(self, mu, kT, n=60):
        k = self.mesh(n)
        e, u = np.linalg.eigh(self.h(k))
        x, y = (np.conj(u.transpose(0, 2, 1)) @ self.h(k, axis) @ u for axis in (0, 1))
        f = 0.5 * (1 - np.tanh((e - mu) / (2 * kT)))
        de = e[:, :, None] - e[:, None, :]
        df = f[:, :, None] - f[:, None, :]
        away = np.abs(de) > 1e-9
        pairs = np.where(away, df * np.imag(x * y.transpose(0, 2, 1)) / np.where(away, de, 1) ** 2, 0)
        return -2 * np.pi / abs(np.linalg.det(self.a)) * pairs.sum((1, 2)).mean()

    def lowest(self, body, n=240):
        k = self.mesh(n)
        values = body(np.linalg.eigvalsh(self.h(k)))
        best = np.inf
        for start in k[np.argsort(values)[:12]]:
            found = minimize(lambda q: body(np.linalg.eigvalsh(self.h(q)))[0], start, method="Nelder-Mead",
                             options=dict(xatol=1e-10, fatol=1e-15, initial_simplex=start + 0.02 * np.array([[0, 0], [1, 0], [0, 1]])))
            best = min(best, found.fun)
        return best

    def report(self, mu, kT, middle):
        first, last = middle
        top = self.onsite.shape[0] - 1
        e3 = (np.linalg.eigvalsh(self.h(self.mesh(60))) ** 3).sum(1).mean()
        return [
            self.hall(mu, kT),
            self.lowest(lambda e: e[:, 1] - e[:, 0]),
            self.lowest(lambda e: e[:, 2] - e[:, 1]),
            -self.lowest(lambda e: -e[:, last]) - self.lowest(lambda e: e[:, first]),
            self.lowest(lambda e: e[:, 0]),
            -self.lowest(lambda e: -e[:, top]),
            e3,
        ]


oblique = Model([[1.1, 0.2], [-0.35, 0.9]], [(0, 0), (0.31, 0.12), (0.55, 0.67)])
w = 0.7 - 0.4j
oblique.site(0, 0.2)
oblique.site(2, -0.55)
for i, j, cell, t in [(0, 1, (0, 0), 0.9 * np.exp(0.3j)), (2, 1, (0, 0), w), (0, 2, (-1, -1), -0.6 * np.exp(1.1j)),
                      (1, 0, (1, 0), 0.5j), (2, 2, (-1, 1), 0.25 + 0.15j), (1, 1, (0, 2), np.conj(w) / 5)]:
    oblique.hop(i, j, cell, t)


def honeycomb(internal):
    c = np.sqrt(3)
    return Model([[c, 0], [c / 2, 1.5]], [(0, 0), (1 / 3, 1 / 3)], internal)


# Second neighbours of A along a1, a2 - a1, -a2 turn one way round the B between them; those of B the other.
# From A at 0 along a1 the nearest common B is at (1/3, 1/3) - the B above: the path A -> B -> A turns right.
def second(model, value):
    for site, nu in [(0, -1), (1, 1)]:
        for cell in [(1, 0), (-1, 1), (0, -1)]:
            model.hop(site, site, cell, value(nu))


def first(model, value):
    for cell in [(0, 0), (-1, 0), (0, -1)]:
        model.hop(0, 1, cell, value)


spinful = honeycomb(2)
for site, sign in [(0, 1), (1, -1)]:
    spinful.site(site, sign * 0.3 * s0 + 0.2 * sx - 0.35 * sz)
first(spinful, lambda d: s0 + 0.3j * (sx * d[1] - sy * d[0]))
second(spinful, lambda nu: 0.12j * nu * sz + 0.08 * np.exp(0.6j * nu) * s0)

kane_mele = honeycomb(2)
first(kane_mele, lambda d: s0 + 0.05j * (sx * d[1] - sy * d[0]))
second(kane_mele, lambda nu: 0.06j * nu * sz)

tau, sigma = (lambda m: np.kron(m, s0)), (lambda m: np.kron(s0, m))
mixed = Model([[1, 0], [0.5, np.sqrt(3) / 2]], [(0, 0)], 4)
mixed.site(0, 0.4 * tau(sz) + 0.3 * sigma(sz) + 0.25 * tau(sx) @ sigma(sy))
mixed.hop(0, 0, (1, 0), 0.5 * np.eye(4) + 0.4j * tau(sx) @ sigma(sz) + 0.2 * tau(sy))
mixed.hop(0, 0, (0, 1), 0.3 * sigma(sx) + 0.35j * tau(sy) @ sigma(sy) - 0.45 * tau(sz))
mixed.hop(0, 0, (-1, 1), np.exp(0.8j) * (0.3 * tau(sz) @ sigma(sz) + 0.15 * np.eye(4)))

for name, numbers in [
    ("oblique", oblique.report(-0.4, 0.2, (1, 1))),
    ("spinful", spinful.report(0.1, 0.15, (1, 2))),
    ("orbital-spin", mixed.report(-0.2, 0.1, (1, 2))),
    ("kane-mele gap", [kane_mele.lowest(lambda e: e[:, 2] - e[:, 1])]),
]:
    print(name, [float(f"{x:.11g}") for x in numbers])
