import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compile, type FileText } from "../../compiler/index.ts";
import {
  type Certified,
  evaluateReport,
  initialTheta,
  loadProgram,
  type Program,
} from "../../runtime/index.ts";

const examples = new URL("../../examples/", import.meta.url);

/** Paths of the specs in a folder under examples/ ("" or "reference"). */
export function specPaths(folder = ""): readonly string[] {
  const place = new URL(folder && `${folder}/`, examples);
  return readdirSync(place)
    .filter((name) => name.endsWith(".ham"))
    .sort()
    .map((name) => (folder ? `${folder}/${name}` : name));
}

/** The text of a spec under examples/. */
export function readSpec(path: string): string {
  return readFileSync(new URL(path, examples), "utf8");
}

/** A file under examples/ that a spec there names. */
function exampleFile(path: string): FileText {
  const place = new URL(path, examples);
  return existsSync(place)
    ? { text: readFileSync(place, "utf8") }
    : { unreadable: "there is no such file" };
}

/** The compilation of a right spec; throws with its messages where it is wrong. */
export function compileSpec(
  text: string,
  set: Readonly<Record<string, number>> = {},
  path = "spec.ham",
  files: Readonly<Record<string, string>> = {},
): ReturnType<typeof compile> {
  const settings = new Map(Object.entries(set).map(([name, value]) => [name, String(value)]));
  const compilation = compile(
    {
      path: basename(path),
      text,
      read: (name) =>
        Object.hasOwn(files, name) ? { text: files[name] } : exampleFile(join(dirname(path), name)),
    },
    { set: settings },
  );
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
  return compilation;
}

/** The program of a right spec. */
export function programOf(text: string, set: Readonly<Record<string, number>> = {}): Program {
  return loadProgram(compileSpec(text, set).javascript!);
}

/** The certified report of a forward calculation. */
export function report(text: string, set: Readonly<Record<string, number>> = {}): Certified[] {
  const program = programOf(text, set);
  return evaluateReport(program, initialTheta(program), 0);
}

/** The numbers of a report; throws where one is not certified. */
export function values(text: string, set: Readonly<Record<string, number>> = {}): number[] {
  return report(text, set).map(({ value, certified, reason }) => {
    if (!certified) throw new Error(`not certified: ${value} (${reason})`);
    return value;
  });
}
