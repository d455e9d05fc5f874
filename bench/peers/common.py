"""What the peers share: the model as arrays, and a conversation in lines of JSON."""
import json
import sys
import time

import numpy as np


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


def speak(library, version, load):
    """Answers {"load": task} and {"run": times} until the end of the input."""
    say({"library": library, "version": version})
    run = None
    for line in sys.stdin:
        request = json.loads(line)
        if "load" in request:
            run = load(request["load"])
            say({"value": float(run())})  # compiles, where anything is compiled
        else:
            begin = time.process_time()
            for _ in range(request["run"]):
                run()
            say({"seconds": (time.process_time() - begin) / request["run"]})


def say(answer):
    print(json.dumps(answer), flush=True)
