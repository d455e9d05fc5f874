import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../compiler/index.ts";
import { realSpaceHamiltonian } from "../../runtime/index.ts";
import { exitCode, UsageError } from "../exit.ts";
import type { Exported, ExportedFile } from "../export/exported.ts";
import { pythtbFiles } from "../export/pythtb.ts";
import { designOf, originOf } from "../designSource.ts";
import { wannier90Files } from "../export/wannier90.ts";
import { print } from "../output.ts";
import { reason, specName } from "../source.ts";
import type { Format } from "../terminal/diagnostics/index.ts";
import { hasErrors, understandSource } from "../understand.ts";
import { writeFileWhole } from "../writeFile.ts";

/** What each format writes. */
const writers = { wannier90: wannier90Files, pythtb: pythtbFiles } as const satisfies Record<
  string,
  (exported: Exported, name: string) => readonly ExportedFile[]
>;

export type ExportFormat = keyof typeof writers;

export interface ExportOptions {
  readonly format: Format;
  readonly to: ExportFormat;
  readonly out: string;
  readonly spec?: string;
  readonly start?: number;
  readonly set?: ReadonlyMap<string, string>;
}

/** `ham export FILE --to FORMAT`: writes the Hamiltonian of a spec or of a result for other programs. */
export function exportModel(file: string, options: ExportOptions): number {
  const origin = originOf(file, options);
  const { format } = options;
  const compilation = understandSource(origin.source, { format, set: origin.set });
  if (hasErrors(compilation)) return exitCode.wrongSpec;
  const { program, theta } = designOf(origin, compilation, options.start);
  if (program.lattice.continuum)
    throw new UsageError(`${program.spec} is a continuum model, which has no hoppings to export`);
  const internal = program.basis.length / program.lattice.sites.length;
  const exported: Exported = {
    origin: `ham ${version} from ${program.spec.replaceAll(/\p{C}/gu, "?")}`,
    vectors: program.lattice.vectors,
    orbitals: program.basis.map((label, row) => ({
      label,
      position: program.lattice.sites[Math.floor(row / internal)].position,
    })),
    blocks: realSpaceHamiltonian(program, theta),
  };
  makeFolder(options.out);
  for (const { name, text } of writers[options.to](exported, specName(origin.source))) {
    const path = join(options.out, name);
    writeFileWhole(path, text);
    print(path);
  }
  return exitCode.done;
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new UsageError(`cannot write to ${path}: ${reason(error)}`);
  }
}
