"""The photocurrent of spin chains, and the Edelstein effect of Rashba's model, from their definitions.

python3 test/response/numpy_check.py   (NumPy and SciPy; shares no code with Ham)
"""
import numpy as np
from scipy.integrate import simpson
from scipy.optimize import brentq

e, hbar, kB, eps0, c = 1.602176634e-19, 1.054571817e-34, 1.380649e-23, 8.8541878128e-12, 299792458.0
PAULI = [np.array(m, complex) for m in ([[0, 1], [1, 0]], [[0, -1j], [1j, 0]], [[1, 0], [0, -1]])]


def derivatives(spins, J, t1, t2, k):
    """H(k) and its three derivatives by k, in eV and lattice constants."""
    n = len(spins)
    out = np.zeros((4, 2 * n, 2 * n), complex)
    for i, spin in enumerate(spins):
        out[0][2 * i : 2 * i + 2, 2 * i : 2 * i + 2] -= J * sum(s * p for s, p in zip(spin, PAULI))
        for distance, t in ((1, t1), (2, t2)):
            j = (i + distance) % n
            for order in range(4):
                h = t * np.exp(-1j * k * distance) * (-1j * distance) ** order
                for s in range(2):
                    out[order][2 * j + s, 2 * i + s] += h
                    out[order][2 * i + s, 2 * j + s] += np.conj(h)
    return out


def photocurrent(spins, J, t1, t2, damping=2, points=24, frequencies=8001, T=300.0):
    """In A/m² of 4 Å × 4 Å, under 1366 W/m² of a black body of 5500 K; damping 2: adiabatic, 1: single."""
    n, kT, g = len(spins), kB * T / e, 2 * np.pi * hbar * 1e13 / e
    spectra = []
    for k in 2 * np.pi * (np.arange(points) + 0.31) / points / n:
        h = derivatives(spins, J, t1, t2, k)
        E, U = np.linalg.eigh(h[0])
        spectra.append((E, *(U.conj().T @ x @ U for x in h[1:])))
    fermi = lambda E, mu: 0.5 * (1 - np.tanh((E - mu) / (2 * kT)))
    mu = brentq(lambda m: sum(fermi(s[0], m).sum() for s in spectra) / points - n, -5, 5, xtol=1e-14)
    w = np.exp(np.linspace(np.log(1e12), np.log(2e16), frequencies))
    o = np.zeros(frequencies)
    for E, h, h2, h3 in spectra:
        f = fermi(E, mu)
        f_ab, e_ba = f[:, None] - f[None, :], E[None, :] - E[:, None]
        double = 1j * damping * g
        constant = f @ np.diag(h3).real + (f_ab * h2 * h.T / (double - e_ba)).sum()
        m = h / (double + e_ba)  # h_ca / (z12 - e_ca), [c, a]
        numerators = f_ab * h * h2.T + f_ab * h * (h @ m).T - f_ab * h * (m @ h).T
        for sign in (1, -1):
            z = sign * hbar * w / e + 1j * g
            o += (numerators.ravel() / (z[:, None] - e_ba.ravel())).sum(1).real
        o += constant.real
    a = 4e-10
    sigma = 0.25 * (e / hbar) ** 3 * (o / points * e) * a**3 / (w**2 * n * a * a**2)
    x = hbar / (kB * 5500)
    light = 1366 * 15 / np.pi**4 * x**4 * w**3 / np.expm1(x * w)
    return simpson(sigma * 2 * light / (eps0 * c) * w, x=np.log(w))


def finely(spins, J, t1, t2, damping=2, points=192, panels=1000, T=300.0):
    """The same with the CODATA values of 2018 to all digits, Gauss-Legendre panels and a fine mesh of k."""
    h_planck = 6.62607015e-34
    hbar = h_planck / (2 * np.pi)
    n, kT, g = len(spins), kB * T / e, h_planck * 1e13 / e
    spectra = []
    for k in 2 * np.pi * (np.arange(points) + 0.31) / points / n:
        h = derivatives(spins, J, t1, t2, k)
        E, U = np.linalg.eigh(h[0])
        spectra.append((E, *(U.conj().T @ x @ U for x in h[1:])))
    fermi = lambda E, mu: 0.5 * (1 - np.tanh((E - mu) / (2 * kT)))
    mu = brentq(lambda m: sum(fermi(s[0], m).sum() for s in spectra) / points - n, -1, 1, xtol=1e-16, rtol=1e-15)
    x, weights = np.polynomial.legendre.leggauss(10)
    ends = np.linspace(np.log(1e12), np.log(2e16), panels + 1)
    half = np.diff(ends)[:, None] / 2
    w = np.exp((ends[:-1, None] + half * (1 + x)).ravel())
    o = np.zeros(w.size)
    for E, h, h2, h3 in spectra:
        f = fermi(E, mu)
        f_ab, e_ba = f[:, None] - f[None, :], E[None, :] - E[:, None]
        double = 1j * damping * g
        m = h / (double + e_ba)
        o += (f @ np.diag(h3).real + (f_ab * h2 * h.T / (double - e_ba)).sum()).real
        numerators = f_ab * h * h2.T + f_ab * h * (h @ m).T - f_ab * h * (m @ h).T
        for sign in (1, -1):
            z = sign * hbar * w / e + 1j * g
            for numerator, energy in zip(numerators.ravel(), e_ba.ravel()):
                o += (numerator / (z - energy)).real
    a = 4e-10
    sigma = 0.25 * (e / hbar) ** 3 * (o / points * e) * a**3 / (w**2 * n * a * a**2)
    y = hbar / (kB * 5500)
    light = 1366 * 15 / np.pi**4 * y**4 * w**3 / np.expm1(y * w)
    return (sigma * 2 * light / (eps0 * c) * w * (half * weights).ravel()).sum()


def cone(sites, sz):
    radius, azimuth = np.sqrt(1 - sz**2), 2 * np.pi / 3 * np.arange(sites)
    return np.stack([radius * np.cos(azimuth), radius * np.sin(azimuth), np.full(sites, sz)], 1)


FAULT = np.array([
    [-0.179625, 0.201756, 0.962824], [-0.894679, -0.436934, -0.092943], [0.430672, -0.902071, 0.028083],
    [-0.060037, 0.027469, 0.997818], [-0.897193, -0.433554, -0.084116], [0.389426, -0.875606, 0.285763],
    [-0.6298, 0.008212, 0.776714], [-0.454578, -0.874241, -0.170474], [-0.200337, -0.685039, 0.700419],
    [-0.805148, -0.564018, 0.183357], [-0.184317, -0.913729, -0.362113], [0.763298, -0.573703, 0.297053],
])  # fmt: skip


def edelstein(so, kT=0.1, filling=0.2, points=600):
    """Spin over Drude response of -2 cos kx - 2 cos ky ± 2 so |(sin kx, sin ky)|."""
    k = 2 * np.pi * (np.arange(points) + 0.5) / points
    kx, ky = np.meshgrid(k, k, indexing="ij")
    r = np.hypot(np.sin(kx), np.sin(ky))
    bands = [(s, -2 * np.cos(kx) - 2 * np.cos(ky) + s * 2 * so * r) for s in (1, -1)]
    fermi = lambda E, mu: 1 / (1 + np.exp((E - mu) / kT))
    mu = brentq(lambda m: sum(fermi(E, m).mean() for _, E in bands) / 2 - filling, -8, 8)
    spin = drude = 0
    for s, E in bands:
        weight = fermi(E, mu) * (1 - fermi(E, mu)) / kT
        v = 2 * np.sin(kx) + s * 2 * so * np.sin(kx) * np.cos(kx) / r
        spin += (weight * 0.5 * s * np.sin(kx) / r * v).mean()
        drude += (weight * v * v).mean()
    return abs(spin / drude)


if __name__ == "__main__":
    print("cone, adiabatic", photocurrent(cone(3, 0.6932), 0.2805, 0.1176, 0.0786))
    print("cone, finely   ", repr(finely(cone(3, 0.6932), 0.2805, 0.1176, 0.0786)))
    print("cone, single   ", photocurrent(cone(3, 0.6973), 0.2766, 0.1174, 0.0788, damping=1))
    t1, t2 = 0.1414 * np.cos(-5.05965 / 2), 0.1414 * np.sin(-5.05965 / 2)
    print("cone with fault", photocurrent(FAULT, 0.273286, t1, t2, points=12, frequencies=3001))
    print("Edelstein      ", edelstein(0.5))
