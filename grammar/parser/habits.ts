/** Words of other programs and of everyday language, by the rule in which they are met. */
const synonyms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  declaration: {
    parameter: ["param", "var", "variable", "free"],
    let: ["def", "const", "constant", "define", "set"],
    hamiltonian: ["model", "system"],
    maximize: ["goal", "objective", "optimize", "optimise"],
    require: ["constraint", "subject", "assert"],
    report: ["print", "plot", "show", "output"],
  },
  term: { hop: ["hopping", "bond", "t"], onsite: ["on_site", "mass", "potential"] },
  setting: {
    method: ["optimizer", "optimiser", "algorithm"],
    rate: ["learning_rate", "lr", "step_size"],
    steps: ["iterations", "iters", "epochs", "max_steps", "nsteps"],
    starts: ["runs", "restarts", "trials"],
    mesh: ["grid", "kpoints", "k_points", "kmesh", "k_mesh", "nk"],
  },
};

/** The word of the language for a word of another. */
export function habitualWord(rule: string, word: string): string | undefined {
  return Object.entries(synonyms[rule] ?? {}).find(([, words]) =>
    words.includes(word.toLowerCase()),
  )?.[0];
}
