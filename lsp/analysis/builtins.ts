/** A name that the language itself defines: how it is called, what it means. */
export interface Builtin {
  /** "sin(x)", "d". */
  readonly form: string;
  readonly doc: string;
  readonly kind:
    | "function"
    | "value"
    | "matrix"
    | "operator"
    | "domain"
    | "method"
    | "lattice"
    | "given"
    | "distribution"
    | "generator";
}

const entry =
  (kind: Builtin["kind"]) =>
  (form: string, doc: string): [string, Builtin] => [form.replace(/\(.*/, ""), { form, doc, kind }];
const fn = entry("function");
const value = entry("value");
const matrix = entry("matrix");
const operator = entry("operator");

/** The names with a fixed meaning in expressions, by canonical name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map([
  fn("exp(x)", "The exponential function, of a real or a complex number."),
  fn("log(x)", "The natural logarithm."),
  fn("sin(x)", "The sine of an angle in radians."),
  fn("cos(x)", "The cosine of an angle in radians."),
  fn("tan(x)", "The tangent of an angle in radians."),
  fn("asin(x)", "The inverse of the sine, in radians."),
  fn("acos(x)", "The inverse of the cosine, in radians."),
  fn("atan(x)", "The inverse of the tangent, in radians."),
  fn("sinh(x)", "The hyperbolic sine."),
  fn("cosh(x)", "The hyperbolic cosine."),
  fn("tanh(x)", "The hyperbolic tangent."),
  fn("sqrt(x)", "The square root, of the number and of its unit."),
  fn("softplus(x)", "log(1 + exp(x)), without overflow."),
  fn("abs(x)", "The magnitude of a real number; keeps the unit."),
  fn("re(z)", "The real part; keeps the unit."),
  fn("im(z)", "The imaginary part; keeps the unit."),
  fn("conj(z)", "The complex conjugate; keeps the unit."),
  fn("min(a, b)", "The smallest of its arguments, of one unit."),
  fn("max(a, b)", "The largest of its arguments, of one unit."),
  fn("dot(a, b)", "The scalar product of two vectors, also of a vector and σ or τ."),
  fn("angle(d)", "The direction of a vector of two components, from 0 to 2π."),
  fn("site(A)", "The projector on a site, as an operator on the bands."),
  fn("chern(b)", "The Chern number of a set of bands `b`. It has no gradient."),
  fn("z2(b)", "The Z2 number of a set of bands `b`. It has no gradient."),
  fn(
    "polarisation(b, axis)",
    "The polarisation of a set of bands `b` along a lattice vector (1, 2 or 3).",
  ),
  fn(
    "spectrum(table, irradiance, w)",
    'The spectral irradiance of a light source from a table: a file, or pairs in the spec. As `light = spectrum("sun.csv")` it lacks its frequency `w`; `irradiance` scales it to a total.',
  ),
  fn(
    "wannier_centres(H, bands, axis)",
    "The Wannier centres of a group of bands, in a report, as functions of the wave vector across.",
  ),
  fn(
    "symmetries(H)",
    "Which operations of the lattice leave the Hamiltonian the same, up to gauge, in a report: its point group, also the magnetic one.",
  ),
  fn("E(n)", "The energy of a band: of an index of a sum, or by its number from 1."),
  value("i", "The imaginary unit."),
  value("pi", "The number π."),
  value(
    "d",
    "The vector of the bond that a `hop` line acts on, from the first site to the second.",
  ),
  value(
    "nu",
    "The chirality sign ν = ±1 of a bond: the turn, left or right, of the path over the one common nearest neighbour.",
  ),
  value("k", "The wave vector, in the Hamiltonian of a continuum."),
  value("step", "The number of the optimisation step, from 0. Only in a schedule or the rate."),
  value("cell_length", "The length of the unit cell, of a lattice in one dimension."),
  value("cell_area", "The area of the unit cell, of a lattice in two dimensions."),
  value("cell_volume", "The volume of the unit cell, of a lattice in three dimensions."),
  value("cell_size", "The length, area or volume of the unit cell, whichever it has."),
  value("band_count", "The number of bands of the model."),
  operator(
    "v",
    "The velocity operator ∂H/∂k with ħ = 1: `v.x`, and higher derivatives such as `v.xy`.",
  ),
  operator("spin", "The spin operator σ/2: `spin.x`, `spin.y`, `spin.z`, or the vector of them."),
  matrix("sigma", "The vector (σx, σy, σz) of the Pauli matrices of spin, for `dot`."),
  matrix("tau", "The vector (τx, τy, τz) of the Pauli matrices of two orbitals, for `dot`."),
  ...["sigma", "tau"].flatMap((letter) =>
    ["0", "x", "y", "z"].map((axis) =>
      matrix(
        `${letter}_${axis}`,
        `${axis === "0" ? "The identity" : `The Pauli matrix ${letter === "sigma" ? "σ" : "τ"}${axis}`} of ${letter === "sigma" ? "spin" : "two orbitals"}.`,
      ),
    ),
  ),
]);

const domain = entry("domain");
const generator = entry("generator");
const method = entry("method");
const lattice = entry("lattice");
const given = entry("given");
const distribution = entry("distribution");

/** The domains of parameters. */
export const domains: ReadonlyMap<string, Builtin> = new Map([
  domain("real", "A real number: `real`, `real in [a, b]`, `real > a`."),
  domain(
    "complex",
    "A complex number: `complex`, or `complex in disk(r)`. On the reversed bond it is conjugated.",
  ),
  domain("phase", "An angle, not reduced modulo 2π. On the reversed bond it changes its sign."),
  domain("direction", "A unit vector of three components, such as a classical spin."),
  domain(
    "matrix",
    "A matrix of the internal space: on a bond any, on a site a Hermitian one, as the symmetry allows it.",
  ),
  domain("hermitian", "A matrix of the internal space that is equal to its conjugate transpose."),
]);

/** The generators of a symmetry. */
export const generators: ReadonlyMap<string, Builtin> = new Map([
  generator("none", "Every site and bond of the cell is independent. The default."),
  generator(
    "detect(at)",
    "Every operation of the lattice with its sites, or those that keep a point; without `time_reversal`.",
  ),
  generator("rotation(n, axis, at)", "A rotation by 360°/n about z, or about `axis`."),
  generator("mirror(direction, at)", "The mirror plane normal to a direction: `mirror(x)`."),
  generator("inversion(at)", "r → −r."),
  generator("translation(n1, n2)", "By fractions of the lattice vectors."),
  generator("time_reversal", "Complex conjugation; with spin 1/2 also iσy."),
  generator(
    "spin_rotation(axis)",
    "All rotations of the spin alone, or those about one axis: no spin–orbit coupling.",
  ),
  generator("chiral(sites)", "H → −H, with a sign on one sublattice."),
  generator("particle_hole(sites)", "`chiral` with complex conjugation."),
  generator(
    "point_group(symbol, at, a, b, c)",
    'A point group by its symbol, `"6mm"` or `"C6v"`, laid on the lattice about a point.',
  ),
  generator(
    "layer_group(group, at, a, b, c)",
    'One of the 80 layer groups by symbol or number, `"p6mm"` or `77`, laid on a lattice of two dimensions.',
  ),
  generator(
    "space_group(group, at, a, b, c)",
    'One of the 230 space groups by symbol or number, `"Fd-3m"` or `227`, laid on a lattice of three dimensions.',
  ),
]);

/** Arguments that generators take by name. */
export const generatorArguments: Readonly<Record<string, string>> = {
  at: "The point that the operation keeps: a site, or lattice coordinates.",
  axis: "The axis of a rotation: x, y, z or a Cartesian direction.",
  a: "The direction of the conventional axis a of a group: x, y, z or a Cartesian direction.",
  b: "The direction of the conventional axis b of a group.",
  c: "The direction of the conventional axis c of a group.",
  spin: "`spin = fixed` turns places alone.",
};

/** The methods of `solve`. */
export const methods: ReadonlyMap<string, Builtin> = new Map([
  method("rmsprop", "RMSprop, with decay 0.99. The default."),
  method("adam", "Adam, with β = 0.9 and 0.999."),
  method("lbfgs", "L-BFGS with a line search, for goals without a schedule on a `fixed` mesh."),
]);

/** What makes a lattice of another one, or of none. */
export const latticeMakers: ReadonlyMap<string, Builtin> = new Map([
  lattice(
    "supercell(lattice, n1, n2)",
    "Repeats a lattice; each copy of a site becomes a site of its own. An extent may also be a vector of whole numbers.",
  ),
  lattice(
    "file(name, sites)",
    "The lattice of a crystal from a CIF or POSCAR file beside the spec; `sites = C` takes those of one species.",
  ),
  lattice(
    "continuum(dimension, cutoff)",
    "No lattice but a box of wave vectors, −cutoff ≤ k < cutoff, for a k·p Hamiltonian.",
  ),
]);

/** What the terms of a Hamiltonian can add to, after `from`. */
export const givenHamiltonians: ReadonlyMap<string, Builtin> = new Map([
  given(
    "wannier90(name)",
    "The Hamiltonian of a file of Wannier90 beside the spec, `name_tb.dat` or `name_hr.dat`.",
  ),
]);

/** Names that arguments of lattices go by. */
export const latticeMakerArguments: Readonly<Record<string, readonly string[] | undefined>> = {
  continuum: ["cutoff"],
  file: ["sites"],
};

/** The random starts of a parameter. */
export const distributions: ReadonlyMap<string, Builtin> = new Map([
  distribution("normal(mean, deviation)", "Draws the start from a normal distribution."),
  distribution("uniform(low, high)", "Draws the start evenly from a range."),
]);

/** The arguments of `occupation` and `bands` groups. */
export const groupArguments: Readonly<Record<string, string | undefined>> = {
  mu: "The chemical potential, an energy. Give either `mu` or `filling`.",
  filling:
    "The occupied fraction of all states, between 0 and 1: half filling is `1/2` in every model.",
  kT: "The thermal energy. Give either `kT` or `temperature`.",
  temperature: "The temperature in kelvin, of a physical model. Give either `kT` or `temperature`.",
  component: "The axes of a component of a tensor: `component = xy`.",
  bands: "One band or a range of bands, numbered from 1 by energy: `bands = 1..2`.",
};
