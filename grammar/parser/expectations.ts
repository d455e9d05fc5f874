import { tokenTypes as t } from "../token.ts";

/** By rule, or by rule and token where a token was wanted. */
const expectations: Readonly<Record<string, string>> = {
  signed: "an expression",
  parenthesis: "an expression",
  "parenthesis:RightParen": "`,` or `)`",
  arguments: "an argument",
  "arguments:RightParen": "`,` or `)`",
  "magnitude:Bar": "`|`, the end of the magnitude",
  "matrixElement:Bar": "`|`, as in `<n| v.x |m>`",
  matrixElement: "`>`, the end of the matrix element",
  "reduction:Colon": "`:`, `,` or `where`",
  bandMember: "a group of bands, as in `n in b`",
  "bracketedUnit:RightBracket": "`*`, `/`, `^` or `]`",
  bracketedUnit: "a unit",
  "unitFactor:AnyName": "a unit",
  plainUnit: "a unit",

  operand: "an expression",
  "parameter:AnyName": "the name of the parameter",
  "hamiltonian:AnyName": "the name of the Hamiltonian",
  "let:AnyName": "the name of what is defined",
  "schedule:AnyName": "the name of the schedule",
  "observable:AnyName": "the name of the observable",
  "setting:AnyName": "the name of a method",

  lattice: "the name of a lattice, or `name = …`, or `name { … }`",
  symmetry: "`none`, a generator, or `{`",
  generator: "a generator such as `rotation(6)`, or `}`",
  parameter: "`:` and the parameter's domain",
  "domain:AnyName": "a domain: `real`, `complex` or `phase`",
  region: "an interval `[a, b]` or `disk(r)`",
  "region:RightBracket": "`]`",
  multiplicity: "`site` or `bond of shell 1`",
  "multiplicity:Of": "`of`, as in `each bond of shell 1`",
  shells: "`shell 1` or `shells 1..3`",
  selector: "`shell 1`, `shells 1..3`, `along (1, 0)`, `A -> B`, or `range <= 2`",
  hop: "`shell 1`, `shells 1..3`, `along (1, 0)`, `A -> B`, or `range <= 2`",
  "hop:Colon": "`:` and the value of the hopping",
  "onsite:Colon": "`:` and the value of the term",
  from: 'what the terms add to, as in `from wannier90("name_tb.dat")`',
  field: "`flux = 1/4 per cell`",
  "sitePair:AnyName": "the name of a site",
  "site:At": "`at` and the position of the site",
  "point:At": "`at` and the wave vector of the point",
  path: "names of points, as in `bands along Γ K M Γ`",
  bandsItem: "names of points, as in `bands along Γ K M Γ`",
  "curve:From": "`from … to …`, the ends of the curve",
  "curve:To": "`to` and the other end of the curve",
  "curve:In": "`in` and the number of points, as in `in 61 points`",
  "curve:Points": "`points`, as in `in 61 points`",
  "defines:Equal": "`=`",
  defines: "`=`",
  segment: "`then …`, `to … at …`, `linear to …` or `log to …`",
  "ramp:To": "`to`",
  "ramp:At": "`at` and the step",
  "formals:RightParen": "`,` or `)`",

  latticeItem: "a vector such as `a1 = (1, 0)`, `site`, `point`, `constant`, or `}`",
  spaceItem: "`spin`, `orbital`, or `}`",
  term: "`onsite`, `hop`, `field`, `from`, or `}`",
  setting: "`method`, `rate`, `steps`, `starts`, `mesh`, or another setting",
  reportItem: "something to report, or `}`",
};

const labels: Readonly<Record<string, string | undefined>> = {
  AnyName: "a name",
  ...Object.fromEntries(Object.entries(t).map(([name, type]) => [name, type.LABEL])),
};

/** What a rule wants, in the user's words; `token` is empty where it wants no single token. */
export function expectation(rule: string, token: string): string {
  return (
    expectations[token === "" ? rule : `${rule}:${token}`] ?? labels[token] ?? "something else"
  );
}
