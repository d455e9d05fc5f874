import type { goals } from "../goals.ts";
import type { Page } from "./page.ts";

const free =
  "parameter t2 : complex in disk(1) each bond of shell 2\nhamiltonian H {\n  hop shell 1: 1\n  hop shell 2: t2\n}\n";

export const goalPages: Record<keyof typeof goals, Page> = {
  HAM5001: {
    meaning:
      "The search follows the gradients of the goal and of the constraints. A Chern number is a whole number: its gradient is zero, except where the gap closes, and there it does not exist. The Hall conductivity at kT > 0 changes smoothly and tends to the Chern number when the temperature falls.",
    wrong: `${free}maximize chern_number(H, bands = 1)`,
    right: `${free}maximize hall_conductivity(H, mu = 0, kT = 0.5)\nreport { chern_number(H, bands = 1) }`,
  },
  HAM5002: {
    meaning:
      "The filling is the number of electrons in a cell divided by the number of states in a cell: half filling is 1/2 for every number of bands.",
    wrong: "report { band_gap(H, filling = 2) }",
    right: "report { band_gap(H, filling = 1/2) }",
  },
  HAM5003: {
    meaning: "A gap lies above a whole number of filled bands.",
    wrong: "lattice honeycomb\nreport { band_gap(H, filling = 1/3) }",
    right: "lattice kagome\nreport { band_gap(H, filling = 1/3) }",
  },
  HAM5004: {
    meaning:
      "A model has as many bands as there are states in its cell: sites times orbitals times two with spin. They are numbered from 1 by energy. A gap above bands needs a band above them.",
    wrong: "lattice honeycomb\nreport { chern_number(H, bands = 3) }",
    right: "lattice honeycomb\nreport { chern_number(H, bands = 2) }",
  },
  HAM5005: {
    meaning:
      "At zero temperature the response of an insulator does not change with its parameters until the gap closes: the search sees a plateau. At a temperature comparable to the gap there is a slope.",
    wrong: `${free}maximize hall_conductivity(H, mu = 0, kT = 0)`,
    right: `${free}schedule kT = exp(1 - step / 100)\nmaximize hall_conductivity(H, mu = 0, kT = kT)`,
  },
  HAM5006: {
    meaning:
      "Twice the hoppings make twice the gap: without bounds such a goal grows for ever, and the run says nothing. Bound the parameters, or fix the scale of the model.",
    wrong:
      "parameter t : real\nhamiltonian H {\n  onsite A:    t\n  hop shell 1: 1\n}\nmaximize band_gap(H, filling = 1/2)",
    right:
      "parameter t : real in [-1, 1]\nhamiltonian H {\n  onsite A:    t\n  hop shell 1: 1\n}\nmaximize band_gap(H, filling = 1/2)",
  },
  HAM5007: {
    meaning: "Something in the goal must depend on a parameter that is free to change.",
    wrong:
      "parameter t : real = 1 fixed\nhamiltonian H { hop shell 1: t }\nmaximize band_gap(H, filling = 1/2)",
    right:
      "parameter t : real in [0, 1]\nhamiltonian H { hop shell 1: t }\nmaximize band_gap(H, filling = 1/2)",
  },
  HAM5008: {
    meaning: "A two-dimensional lattice has velocities along x and y only, a chain along x only.",
    wrong:
      "lattice honeycomb\nobservable drift(H) = mean over k: sum over n, m: re(<n| v.x |m> * <m| v.z |n>)\nreport { drift(H) }",
    right:
      "lattice honeycomb\nobservable drift(H) = mean over k: sum over n, m: re(<n| v.x |m> * <m| v.y |n>)\nreport { drift(H) }",
  },
  HAM5009: {
    meaning:
      "The phase of an eigenstate is arbitrary. Where each band index appears once as a ket and once as a bra, the phases cancel, and the sum is a physical quantity.",
    wrong: "observable drift(H) = mean over k: sum over n, m: re(<n| v.x |m>)\nreport { drift(H) }",
    right:
      "observable drift(H) = mean over k: sum over n, m: re(<n| v.x |m> * <m| v.x |n>)\nreport { drift(H) }",
  },
  HAM5010: {
    meaning:
      "Goals, reports and bounds are real numbers, even where the imaginary part would vanish.",
    wrong: "report { exp(i) }",
    right: "report { re(exp(i)) }",
  },
  HAM5011: {
    meaning:
      "A weight such as 1/(E(n) − E(m)) has no value for two states of one level. Physical responses leave these pairs out.",
    wrong:
      "observable curvature(H) = mean over k: sum over n, m: im(<n| v.x |m> * <m| v.y |n>) / (E(n) - E(m))^2\nreport { curvature(H) }",
    right:
      "observable curvature(H) = mean over k: sum over n, m where n != m: im(<n| v.x |m> * <m| v.y |n>) / (E(n) - E(m))^2\nreport { curvature(H) }",
  },
  HAM5012: {
    meaning:
      "A response is a mean over the Brillouin zone of sums over bands; a gap or a width is the smallest or largest value over the zone of energies of numbered bands.",
    wrong:
      "observable weight(H) = sum over n, m: re(<n| v.x |m> * <m| v.x |n>)\nreport { weight(H) }",
    right:
      "observable weight(H) = mean over k: sum over n, m: re(<n| v.x |m> * <m| v.x |n>)\nreport { weight(H) }",
  },
  HAM5013: {
    meaning:
      "Some quantities exist in one number of dimensions only: a Chern number of bands belongs to two.",
    wrong: "lattice chain\nreport { chern_number(H, bands = 1) }",
    right: "lattice square\nreport { chern_number(H, bands = 1) }",
  },
  HAM5014: {
    meaning:
      "Temperatures are zero or positive. To invert a population change the sign of the Hamiltonian.",
    wrong: "report { hall_conductivity(H, mu = 0, kT = -0.1) }",
    right: "report { hall_conductivity(H, mu = 0, kT = 0.1) }",
  },
  HAM5015: {
    meaning:
      "A constraint is met by moving the free parameters. One that none of them changes either holds always or can never be met.",
    wrong:
      "parameter t : real in [0, 1]\nhamiltonian H { hop shell 1: t }\nmaximize hall_conductivity(H, mu = 0, kT = 1)\nrequire 1 >= 0.5",
    right:
      "parameter t : real in [0, 1]\nhamiltonian H { hop shell 1: t }\nmaximize hall_conductivity(H, mu = 0, kT = 1)\nrequire t >= 0.5",
  },
  HAM5016: {
    meaning:
      "A constraint is a number that must be at least, at most or exactly another one. `>` means the same as `>=`, `<` the same as `<=`.",
    wrong: `${free}maximize hall_conductivity(H, mu = 0, kT = 1)\nrequire band_gap(H, filling = 1/2)`,
    right: `${free}maximize hall_conductivity(H, mu = 0, kT = 1)\nrequire band_gap(H, filling = 1/2) >= 0.2`,
  },
  HAM5017: {
    meaning:
      "Constraints limit a search. A spec without a goal searches for nothing: it evaluates its report at given values.",
    wrong: "require band_gap(H, filling = 1/2) >= 0.2",
    right: `${free}minimize bandwidth(H, bands = 1)\nrequire band_gap(H, filling = 1/2) >= 0.2`,
  },
  HAM5018: {
    meaning:
      "Matrix elements between states are those of an observable only if the operator is Hermitian. The product of two Hermitian operators is not, unless they commute.",
    wrong:
      "space { spin 1/2 }\nobservable current(H, occupation f) = mean over k: sum over n: f(n) * re(<n| i * v.x |n>)\nreport { current(H, mu = 0, kT = 1) }",
    right:
      "space { spin 1/2 }\nobservable current(H, occupation f) = mean over k: sum over n: f(n) * re(<n| (v.x * spin.z + spin.z * v.x) / 2 |n>)\nreport { current(H, mu = 0, kT = 1) }",
  },
  HAM5019: {
    meaning:
      "A sum over three bands is the trace of a product of three matrices, one for each pair of neighbouring bands, with the weights on the matrix elements: n³ operations for n bands. A factor that depends on all three bands has no place in it. The responses of second order have none.",
    wrong:
      "observable mine(H, occupation f) = mean over k: re(sum over a, b, c: f(a) / (E(a) + E(b) - 2 * E(c) + i) * <a| v.x |b> * <b| v.y |c> * <c| v.x |a>)\nreport { mine(H, mu = 0, kT = 1) }",
    right:
      "observable mine(H, occupation f) = mean over k: re(sum over a, b, c: f(a) / (E(b) - E(c) + i) * <a| v.x |b> * <b| v.y |c> * <c| v.x |a>)\nreport { mine(H, mu = 0, kT = 1) }",
  },
  HAM5020: {
    meaning:
      "An integral over frequencies is made once, as a function of the one energy that the frequency is compared with, and looked up for every pair of bands and every k. A product of two resonances is the difference of the single ones over the distance of their energies.",
    wrong:
      "observable mine(H, occupation f) = integral over w from 0.1 to 9: mean over k: sum over n, m: f(n) * |<n| v.x |m>|^2 / ((w - E(n))^2 + 1) / ((w - E(m))^2 + 1)\nreport { mine(H, mu = 0, kT = 1) }",
    right:
      "observable mine(H, occupation f) = integral over w from 0.1 to 9: mean over k: sum over n, m: f(n) * |<n| v.x |m>|^2 / ((w - E(m) + E(n))^2 + 1)\nreport { mine(H, mu = 0, kT = 1) }",
  },
  HAM5022: {
    meaning:
      "A light source is a table of two columns: photon energy, frequency or wavelength, rising or falling from row to row, and the spectral irradiance, which is not negative. Units stand in the heading of a file, as in `wavelength [nm], irradiance [W/m^2/nm]`, or beside the numbers.",
    wrong:
      "lattice chain(a = 4 angstrom)\nhamiltonian H { hop shell 1: 1 eV }\nreport { integral over w from 1 THz to 9 THz: spectrum((2 THz, 1 [W/m^2/THz]), (1 THz, -1 [W/m^2/THz]), w) }",
    right:
      "lattice chain(a = 4 angstrom)\nhamiltonian H { hop shell 1: 1 eV }\nreport { integral over w from 1 THz to 9 THz: spectrum((1 THz, 1 [W/m^2/THz]), (2 THz, 1 [W/m^2/THz]), w) }",
  },
  HAM5021: {
    meaning:
      "Integrals over frequencies run over positive frequencies, in their logarithm, so that both a narrow resonance and many decades are resolved. The ends are constants.",
    wrong: "report { integral over w from 0 to 9: exp(-w) }",
    right: "report { integral over w from 1e-6 to 9: exp(-w) }",
  },
};
