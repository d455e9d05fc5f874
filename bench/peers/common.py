"""What the peers share: the model as arrays, and a conversation in lines of JSON."""
import json
import sys
import time

import numpy as np

# CODATA 2018, in SI units.
E = 1.602176634e-19  # C
HBAR = 6.62607015e-34 / (2 * np.pi)  # J s
C = 299792458.0  # m/s
KB = 1.380649e-23  # J/K
EPS0 = 8.8541878128e-12  # F/m


class Model:
    """H(k) = sum over displacements of C_d exp(-i k.d), and its conjugate."""

    def __init__(self, model):
        self.bands = model["bands"]
        self.kT = model["kT"]
        self.mu = model["mu"]
        vectors = np.array(model["vectors"])
        reciprocal = 2 * np.pi * np.linalg.inv(vectors)  # columns b_i
        self.area = abs(np.linalg.det(vectors))
        axes = [(np.arange(n) + s) / n for n, s in zip(model["sizes"], model["shift"])]
        kappa = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, len(axes))
        k = kappa @ reciprocal.T
        d = np.round(np.array(model["d"]), 9)
        self.d, which = np.unique(d, axis=0, return_inverse=True)
        self.phases = np.exp(-1j * k @ self.d.T)
        places = np.array(model["rows"]) * self.bands + np.array(model["columns"])
        # Where each coefficient goes in the flat (displacement, row, column), half of it for a
        # diagonal that is its own conjugate.
        self.places = which.reshape(-1) * self.bands**2 + places
        self.share = np.array(model["share"])
        self.coefficients = np.array(model["re"]) + 1j * np.array(model["im"])
        self.whole = model.get("whole", False)

    def derivative(self, *orders):
        """The phases of a derivative of H(k), for every k."""
        return self.phases * np.prod((-1j * self.d) ** np.array(orders), axis=1)

    def batches(self):
        """
        Into how many batches k is divided: as many as keep matrices in the cache, which is faster
        for PyTorch and JAX than one batch; one if the whole is asked for.
        """
        if self.whole:
            return 1
        count, largest = len(self.phases), max(32, 2**15 // self.bands**2)
        return next(n for n in range(1, count + 1) if count % n == 0 and count // n <= largest)


class Sunlight:
    """
    The integral over frequencies of 2 S(w) / (eps0 c) / (4 w^2 length area) for the light S of a
    black body, with e^3/hbar^3 and the units of the response: the current of a constant response
    of 1 eV angstrom^3 (`whole`), and of one with the poles 1/(hbar w + i g - e) +
    1/(-hbar w + i g - e) as a function of e.
    """

    def __init__(self, task):
        self.g = task["relaxation"]
        width = HBAR / (KB * task["temperature"])
        # Gauss-Legendre in panels of log w.
        x, weight = np.polynomial.legendre.leggauss(12)
        edges = np.linspace(np.log(1e12), np.log(2e16), 101)
        half = np.diff(edges)[:, None] / 2
        w = np.exp((edges[:-1, None] + half * (1 + x)).ravel())
        light = task["irradiance"] * 15 / np.pi**4 * width**4 * w**3 / np.expm1(width * w)
        prefactor = 2 / (EPS0 * C) / (4 * w**2 * task["length"] * task["area"] * 1e-30)
        unit = (E / HBAR) ** 3 * E * 1e-30
        self.weights = (half * weight).ravel() * w * light * prefactor * unit
        self.energies = HBAR * w / E
        self.whole = self.weights.sum()

    def at(self, e):
        """The integral, one e after the other."""
        z = 1j * self.g - np.asarray(e)[..., None]
        return (self.weights * 2 * z / (z**2 - self.energies**2)).sum(-1)

    def slope(self, e):
        z = 1j * self.g - np.asarray(e)[..., None]
        poles = 1 / (self.energies + z) ** 2 + 1 / (-self.energies + z) ** 2
        return (self.weights * poles).sum(-1)

    def table(self, largest, step):
        """
        First energy, step, and the coefficients of the cubic of every interval in its own variable
        from 0 to 1, that has the values and slopes of the integral at the ends (Hermite).
        """
        grid = np.arange(-largest, largest + step, step)
        parts = np.array_split(grid, len(grid) // 200 + 1)
        v = np.concatenate([self.at(part) for part in parts])
        s = step * np.concatenate([self.slope(part) for part in parts])
        dv = v[1:] - v[:-1]
        rows = [v[:-1], s[:-1], 3 * dv - 2 * s[:-1] - s[1:], s[:-1] + s[1:] - 2 * dv]
        return grid[0], step, np.stack(rows, 1)


def speak(library, version, load):
    """
    Answers {"load": task}, {"run": times} and {"memory": true} until the end of the input. What a
    task is made into gives the value, and the gradient as an array (re, im), or nothing.
    """
    say({"library": library, "version": version})
    run = None
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            run = load(request["load"])
            value, gradient = run()  # compiles, where anything is compiled
            listed = None if gradient is None else np.asarray(gradient).tolist()
            say({"value": float(value), "gradient": listed})
        elif "memory" in request:
            say({"bytes": peak_memory()})
        else:
            begin = time.process_time()
            for _ in range(request["run"]):
                run()
            say({"seconds": (time.process_time() - begin) / request["run"]})


def peak_memory():
    """The most memory that the process has held, in bytes; 0 where the system does not say."""
    try:
        with open("/proc/self/status") as status:
            lines = [line for line in status if line.startswith("VmHWM")]
        return 1024 * int(lines[0].split()[1])
    except OSError:
        return 0


def say(answer):
    print(json.dumps(answer), flush=True)
