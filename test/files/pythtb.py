"""A stand-in for PythTB that knows its conventions and no more, so that exported scripts can be run
without it: set_hop(t, i, j, R) is <i, 0|H|j, R> = t and its conjugate, orbitals are in lattice vectors,
and H_ij(k) has the phase exp(2 pi i k (R + r_j - r_i))."""

import cmath


class tb_model:
    def __init__(self, dim_k, dim_r, lat, orb):
        assert len(lat) == dim_r and all(len(row) == dim_r for row in lat)
        assert all(len(place) == dim_r for place in orb)
        self.dim_k, self.orb = dim_k, orb
        self.hops = {}

    def set_onsite(self, energies):
        assert len(energies) == len(self.orb) and all(isinstance(e, float) for e in energies)
        self.onsite = energies

    def set_hop(self, t, i, j, R):
        back = (j, i, tuple(-n for n in R))
        assert (i, j, tuple(R)) not in self.hops and back not in self.hops, "given twice"
        assert back != (i, j, tuple(R)), "on-site energies are set by set_onsite"
        assert all(n == 0 for n in R[self.dim_k :])
        self.hops[i, j, tuple(R)] = t

    def hamiltonian(self, k):
        count = len(self.orb)
        h = [[complex(self.onsite[i]) if i == j else 0j for j in range(count)] for i in range(count)]
        for (i, j, R), t in self.hops.items():
            angle = sum(k[a] * (R[a] + self.orb[j][a] - self.orb[i][a]) for a in range(self.dim_k))
            term = t * cmath.exp(2j * cmath.pi * angle)
            h[i][j] += term
            h[j][i] += term.conjugate()
        return h

    def solve_all(self, points):
        """Not the energies, but the traces of H, H^2, ..., which say as much."""
        return [traces(self.hamiltonian(k)) for k in points]


def traces(h):
    n, power, found = range(len(h)), h, []
    for _ in n:
        found.append(sum(power[i][i] for i in n).real)
        power = [[sum(power[i][l] * h[l][j] for l in n) for j in n] for i in n]
    return found
