/** Names that the lexer takes as units after a number. Their values belong to the compiler. */
export const unitNames: ReadonlySet<string> = new Set(
  (
    "eV meV keV J K mK angstrom nm pm um mm cm m s ms us ns ps fs Hz kHz MHz GHz THz " +
    "W mW V mV A mA uA S T C N kg rad deg e h hbar k_B epsilon_0"
  ).split(" "),
);

const spellings: Readonly<Record<string, string>> = {
  Å: "angstrom",
  ħ: "hbar",
  ε_0: "epsilon_0",
  ε0: "epsilon_0",
};

/** The table's name of a unit as written (Å → angstrom, µm → um), or undefined. */
export function unitName(source: string): string | undefined {
  const plain = source.normalize("NFKC");
  const name = spellings[plain] ?? plain.replace(/^μ/, "u");
  return unitNames.has(name) ? name : undefined;
}
