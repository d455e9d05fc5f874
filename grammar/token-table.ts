/** How a token is recognised and which part it plays. */
export type TokenKind = "class" | "symbol" | "declaration" | "constant" | "contextual";

/** A row of the token table. */
export interface TokenEntry<N extends string = string> {
  readonly name: N;
  readonly kind: TokenKind;
  /** Source of a regular expression with the flag `u`. */
  readonly pattern: string;
  /** How messages call it. */
  readonly label: string;
  /** TextMate scope. */
  readonly scope: string;
  /** One line for hover and reference. */
  readonly doc: string;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

const word =
  (kind: TokenKind, scope: string) =>
  <N extends string>(name: N, text: string, doc: string): TokenEntry<N> => ({
    name,
    kind,
    pattern: text,
    label: `\`${text}\``,
    scope,
    doc,
  });
const declaration = word("declaration", "keyword.control.ham");
const constant = word("constant", "constant.language.ham");
const contextual = word("contextual", "keyword.other.ham");

const symbolOf =
  (scope: string) =>
  <N extends string>(name: N, text: string, doc: string): TokenEntry<N> => ({
    name,
    kind: "symbol",
    pattern: escape(text),
    label: `\`${text}\``,
    scope,
    doc,
  });
const operator = symbolOf("keyword.operator.ham");
const punctuation = symbolOf("punctuation.ham");

const tokenClass = <N extends string>(
  name: N,
  pattern: string,
  label: string,
  scope: string,
  doc: string,
): TokenEntry<N> => ({ name, kind: "class", pattern, label, scope, doc });

/** Digits on both sides of the decimal point, so that `1..3` is a range. */
const number = "\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";

/** Every token of the language, once: lexer, messages, colours and hover read this table. */
export const tokenTable = [
  tokenClass(
    "Identifier",
    "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*",
    "a name",
    "variable.other.ham",
    "A name. Greek letters and their names are one: σx = sigma_x.",
  ),
  tokenClass(
    "Imaginary",
    `${number}i(?![\\p{L}\\p{Nd}_])`,
    "a number",
    "constant.numeric.ham",
    "An imaginary number.",
  ),
  tokenClass(
    "Number",
    number,
    "a number",
    "constant.numeric.ham",
    "A number; a unit may follow it.",
  ),
  tokenClass(
    "Text",
    '"[^"\\n\\r]*"',
    "a text in quotes",
    "string.quoted.double.ham",
    "A text in double quotes.",
  ),

  declaration(
    "Lattice",
    "lattice",
    "Where: a lattice of the library, or one's own vectors and sites.",
  ),
  declaration("Space", "space", "The internal space of a site: spin and orbitals."),
  declaration(
    "Symmetry",
    "symmetry",
    "The generators of the symmetry that ties parameters together.",
  ),
  declaration("Parameter", "parameter", "A quantity that may vary: domain, multiplicity, start."),
  declaration("Hamiltonian", "hamiltonian", "The model: on-site terms and hoppings."),
  declaration("Let", "let", "A name for an expression, or a function."),
  declaration("Observable", "observable", "A quantity of a Hamiltonian, as a formula over bands."),
  declaration("Operator", "operator", "A matrix in the internal space (not part of this version)."),
  declaration("Schedule", "schedule", "A quantity that changes with the optimisation step."),
  declaration("Maximize", "maximize", "The goal: make this as large as possible."),
  declaration("Minimize", "minimize", "The goal: make this as small as possible."),
  declaration("Match", "match", "A goal that fits data (not part of this version)."),
  declaration("Require", "require", "A constraint on the design."),
  declaration("Solve", "solve", "How to search: method, rate, steps, starts, seed, mesh, until."),
  declaration("Report", "report", "What to evaluate and certify for the designs found."),
  declaration("Import", "import", "Another Ham file (not part of this version)."),

  constant("ImaginaryUnit", "i", "The imaginary unit."),
  constant("Pi", "pi", "The number π."),

  contextual("Constant", "constant", "A length of a lattice with its default."),
  contextual("Open", "open", "A vector along which the lattice does not repeat."),
  contextual("Site", "site", "A site of the cell."),
  contextual("Point", "point", "A wave vector by name."),
  contextual("At", "at", "At a position, a wave vector, or a step."),
  contextual("Spin", "spin", "The spin of the internal space."),
  contextual("Orbital", "orbital", "The orbitals of a site."),
  contextual("In", "in", "In an interval, a disk, a unit, or a group of bands."),
  contextual("Outside", "outside", "Bands that do not belong to a group."),
  contextual("Disk", "disk", "The disk of complex numbers up to a magnitude."),
  contextual("Each", "each", "One independent value for each site or bond."),
  contextual("Bond", "bond", "An undirected bond of the cell."),
  contextual("Of", "of", "The shell that the bonds belong to."),
  contextual("Fixed", "fixed", "Keeps the start value."),
  contextual("On", "on", "On this lattice."),
  contextual("Onsite", "onsite", "An on-site term."),
  contextual("Hop", "hop", "A hopping term."),
  contextual("Field", "field", "A magnetic field through the lattice."),
  contextual("Flux", "flux", "Flux quanta through a unit cell."),
  contextual("Per", "per", "Through what the flux is counted."),
  contextual("Cell", "cell", "The unit cell of the lattice."),
  contextual("Shell", "shell", "A neighbour shell, numbered by distance from 1."),
  contextual("Shells", "shells", "A range of neighbour shells."),
  contextual(
    "Along",
    "along",
    "From every site to its image in that cell; along a path of wave vectors.",
  ),
  contextual("RangeWord", "range", "Every bond up to a length."),
  contextual("Where", "where", "A condition."),
  contextual("Over", "over", "The indices of a sum, mean, minimum or maximum."),
  contextual("SumWord", "sum", "A sum over indices."),
  contextual("IntegralWord", "integral", "An integral over a variable."),
  contextual(
    "From",
    "from",
    "The first end of an integral or a curve; the file that a Hamiltonian adds to.",
  ),
  contextual("For", "for", "The variable of a curve."),
  contextual("Points", "points", "How many points a curve has."),
  contextual("MeanWord", "mean", "A mean over the Brillouin zone."),
  contextual("MinWord", "min", "A minimum over indices."),
  contextual("MaxWord", "max", "A maximum over indices."),
  contextual(
    "Occupation",
    "occupation",
    "An argument group: mu or filling, with kT or temperature.",
  ),
  contextual("Spectrum", "spectrum", "An argument that is a function of frequency."),
  contextual("Component", "component", "An argument that names axes: component = xy."),
  contextual("Bands", "bands", "An argument group: bands or filling; the energies of all bands."),
  contextual("Until", "until", "Up to, not including, this step."),
  contextual("Then", "then", "The value from there on."),
  contextual("Linear", "linear", "A linear ramp."),
  contextual("Log", "log", "A ramp that is linear in the logarithm."),
  contextual("To", "to", "The other end of a ramp, an integral or a curve."),
  contextual("Method", "method", "The optimiser."),
  contextual("Rate", "rate", "The learning rate."),
  contextual("Steps", "steps", "The number of optimisation steps."),
  contextual("Starts", "starts", "The number of random starts."),
  contextual("Seed", "seed", "The seed of the random numbers."),
  contextual("Mesh", "mesh", "Points along each reciprocal vector."),
  contextual("Shifted", "shifted", "The mesh is shifted at random at every step."),
  contextual("Change", "change", "The relative change of the goal."),
  contextual("Cross", "x", "Between the sizes of a mesh."),

  punctuation("LeftBrace", "{", "Opens a block."),
  punctuation("RightBrace", "}", "Closes a block."),
  punctuation("LeftParen", "(", "Opens a group, a vector, or arguments."),
  punctuation("RightParen", ")", "Closes a group, a vector, or arguments."),
  punctuation("LeftBracket", "[", "Opens an interval or a compound unit."),
  punctuation("RightBracket", "]", "Closes an interval or a compound unit."),
  punctuation("Comma", ",", "Separates."),
  punctuation("Colon", ":", "Before a domain, a value, or the body of a sum."),
  operator("DotDot", "..", "A range, both ends included."),
  punctuation("Dot", ".", "A component: d.x."),
  operator("Arrow", "->", "From a site to a site."),
  operator("EqualEqual", "==", "Equal."),
  operator("NotEqual", "!=", "Not equal."),
  operator("LessEqual", "<=", "At most."),
  operator("GreaterEqual", ">=", "At least."),
  operator("Less", "<", "Less than; opens a matrix element."),
  operator("Greater", ">", "Greater than; closes a matrix element."),
  operator("LeftAngle", "⟨", "Opens a matrix element."),
  operator("RightAngle", "⟩", "Closes a matrix element."),
  operator("Equal", "=", "Gives a value."),
  operator("Tilde", "~", "Draws the start from a distribution."),
  operator("Plus", "+", "Plus."),
  operator("Minus", "-", "Minus."),
  operator("Star", "*", "Times."),
  operator("Slash", "/", "Divided by."),
  operator("Caret", "^", "To the power of."),
  operator("Bar", "|", "Opens and closes a magnitude; parts of a matrix element."),
  operator("Times", "×", "Between the sizes of a mesh."),
] as const;

/** The name of a token of the table. */
export type TokenName = (typeof tokenTable)[number]["name"];
