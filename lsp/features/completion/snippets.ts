/** A piece of a spec to fill in, in the snippet syntax of the protocol. */
export interface Snippet {
  readonly label: string;
  readonly doc: string;
  readonly body: string;
}

/** What a file without a spec is offered. */
export const wholeSpec: Snippet = {
  label: "spec to begin with",
  doc: "A whole spec: a lattice, a parameter, a Hamiltonian, a goal, a report.",
  body: "lattice ${1:honeycomb}\n\nparameter ${2:t2} : complex in disk(1) each bond of shell 2\n\nhamiltonian H {\n  hop shell 1: 1\n  hop shell 2: ${2:t2}\n}\n\nmaximize ${3:hall_conductivity(H, filling = 1/2, kT = 0.1)}\n\nreport {\n  band_gap(H, filling = 1/2)\n  $0\n}",
};

/** Declarations to begin with. They are offered where a declaration may begin, and nowhere else. */
export const snippets: readonly Snippet[] = [
  {
    label: "lattice of one's own",
    doc: "Vectors and sites of a lattice.",
    body: "lattice ${1:cell} {\n  a1 = (${2:1, 0})\n  a2 = (${3:0, 1})\n  site A at (0, 0)\n  $0\n}",
  },
  {
    label: "lattice supercell",
    doc: "A larger cell of a lattice.",
    body: "lattice ${1:cell} = supercell(${2:triangular}, ${3:2}, ${4:2})\n$0",
  },
  {
    label: "space with spin",
    doc: "Electrons with spin.",
    body: "space { spin 1/2 }\n$0",
  },
  {
    label: "parameter in an interval",
    doc: "One bounded real number.",
    body: "parameter ${1:t} : real in [${2:0}, ${3:1}]\n$0",
  },
  {
    label: "parameter for each site",
    doc: "A real number for each site of the cell.",
    body: "parameter ${1:M} : real in [${2:-1}, ${3:1}] each site\n$0",
  },
  {
    label: "parameter for each bond",
    doc: "A complex number for each bond of a shell.",
    body: "parameter ${1:t2} : complex in disk(${2:1}) each bond of shell ${3:2}\n$0",
  },
  {
    label: "hamiltonian with terms",
    doc: "On-site terms and hoppings.",
    body: "hamiltonian ${1:H} {\n  onsite:      ${2:0}\n  hop shell 1: ${3:1}\n  $0\n}",
  },
  {
    label: "schedule that cools",
    doc: "A thermal energy that falls in the logarithm.",
    body: "schedule ${1:kT} = ${2:1} until ${3:50}, log to ${4:0.1} at ${5:100}\n$0",
  },
  {
    label: "observable over pairs of bands",
    doc: "A formula over bands, with occupations.",
    body: "/// ${1:What it is.}\nobservable ${2:name}(H, occupation f) =\n  mean over k: sum over n, m where n != m:\n    ${3:(f(n) - f(m)) * |<n| v.x |m>|^2}\n$0",
  },
  {
    label: "solve with settings",
    doc: "How to search.",
    body: "solve {\n  method ${1|rmsprop,adam,lbfgs|}\n  rate   ${2:0.1}\n  steps  ${3:100}\n  starts ${4:10}\n  mesh   ${5:48 x 48}\n}\n$0",
  },
  {
    label: "report of numbers",
    doc: "What to evaluate and certify.",
    body: "report {\n  band_gap(${1:H}, filling = 1/2)\n  $0\n}",
  },
  {
    label: "report curve",
    doc: "A report with a quantity as a function of another one.",
    body: "report {\n  ${1:electrons}(${2:H}, mu = x, kT = 0.1) for x from ${3:-3} to ${4:3} in ${5:61} points\n}\n$0",
  },
];
