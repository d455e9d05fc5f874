import { type Item, text } from "./target.ts";

/** Characters on a line. */
const WIDTH = 92;

/** The modules of WebAssembly that a program carries, each once. */
export class Lanes {
  private readonly names = new Map<string, string>();
  private readonly unique: (wanted: string) => string;
  readonly items: Item[] = [];

  constructor(unique: (wanted: string) => string) {
    this.unique = unique;
  }

  /** The name of a module; it is part of the program from now on. */
  readonly nameOf = (module: string): string => {
    const known = this.names.get(module);
    if (known !== undefined) return known;
    const name = this.unique(`lanes_${this.names.size + 1}`);
    this.names.set(module, name);
    const lines = module.match(new RegExp(`.{1,${WIDTH}}`, "g"))!.map(text);
    this.items.push({
      kind: "constant",
      name,
      type: "string",
      value: `\n  ${lines.join(" +\n  ")}`,
      doc: this.items.length === 0 ? first : undefined,
    });
    return name;
  };
}

const first =
  "The weights and integrands above as WebAssembly, in base64: code for registers of two numbers.";
