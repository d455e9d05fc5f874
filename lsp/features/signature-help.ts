import {
  MarkupKind,
  type SignatureHelp,
  type SignatureInformation,
} from "vscode-languageserver-types";
import { canonicalName, type FormalParameter } from "../../grammar/index.ts";
import type { Analysis, Library } from "../analysis/analysis.ts";
import {
  builtins,
  distributions,
  generators,
  groupArguments,
  givenHamiltonians,
  latticeMakers,
} from "../analysis/builtins.ts";
import { type CallAt, callAt } from "../analysis/call-at.ts";
import { documentation } from "../analysis/describe.ts";
import { inComment, tokensBefore } from "../analysis/find.ts";
import { type SpecSymbol, argumentNames, formalsOf } from "../analysis/symbols.ts";

/** The form of the call around an offset, with the argument that it is at. */
export function signatureHelp(
  analysis: Analysis,
  offset: number,
  library: Library,
): SignatureHelp | undefined {
  if (inComment(analysis, offset)) return undefined;
  const call = callAt(tokensBefore(analysis, offset));
  if (!call) return undefined;
  const name = canonicalName(call.callee.image);
  const symbol = analysis.symbols.globals.get(name) ?? library.outer.globals.get(name);
  const formals = formalsOf(symbol);
  if (symbol && formals) {
    const text =
      symbol.uri === analysis.uri
        ? analysis.text
        : library.files.find(({ uri }) => uri === symbol.uri)!.text;
    return ofDefinition(symbol, formals, call, text);
  }
  const lattice = analysis.symbols.lattices.get(name) ?? library.outer.lattices.get(name);
  if (lattice) {
    const constants = [...analysis.symbols.symbols, ...library.outer.symbols].filter(
      ({ kind, within }) => kind === "constant" && within === lattice,
    );
    return ofForm(
      `${lattice.source}(${constants.map(({ source }) => source).join(", ")})`,
      documentation(lattice),
      call,
    );
  }
  const builtin =
    builtins.get(name) ??
    latticeMakers.get(name) ??
    givenHamiltonians.get(name) ??
    distributions.get(name) ??
    generators.get(name);
  return builtin?.form.includes("(") ? ofForm(builtin.form, builtin.doc, call) : undefined;
}

/** "H", "mu | filling", "kT | temperature", "energy = 1": what arguments a formal parameter takes. */
function argumentForms(
  formal: FormalParameter,
  text: string,
): readonly { readonly label: string; readonly names: readonly string[] }[] {
  switch (formal.group?.text) {
    case "occupation":
      return [
        { label: "mu | filling", names: ["mu", "filling"] },
        { label: "kT | temperature", names: ["kT", "temperature"] },
      ];
    case "bands":
      return [{ label: "bands | filling", names: ["bands", "filling"] }];
    case "component": {
      const value =
        formal.default && text.slice(formal.default.span.start, formal.default.span.end);
      return [
        { label: `component${value === undefined ? "" : ` = ${value}`}`, names: ["component"] },
      ];
    }
    default: {
      const value =
        formal.default && text.slice(formal.default.span.start, formal.default.span.end);
      const { source, text: name } = formal.name;
      return [{ label: value === undefined ? source : `${source} = ${value}`, names: [name] }];
    }
  }
}

function ofDefinition(
  symbol: SpecSymbol,
  formals: readonly FormalParameter[],
  call: CallAt,
  text: string,
): SignatureHelp {
  // Those that are given by place come first, groups by name.
  const forms = formals.flatMap((formal) =>
    argumentForms(formal, text).map((form) => ({ ...form, formal })),
  );
  const positional = forms.filter(
    ({ formal }) => !formal.group || formal.group.text === "spectrum",
  );
  const given = new Set(call.named);
  const active =
    call.name !== undefined
      ? forms.findIndex(({ names }) => names.includes(call.name!))
      : positional[call.unnamed]
        ? forms.indexOf(positional[call.unnamed])
        : forms.findIndex(
            ({ names, formal }) => formal.group && !names.some((name) => given.has(name)),
          );
  const { label, places } = join(
    symbol.source,
    forms.map((form) => form.label),
  );
  const signature: SignatureInformation = {
    label,
    ...markdown(documentation(symbol)),
    parameters: forms.map(({ names }, at) => ({
      label: places[at],
      ...markdown(
        names
          .map((name) =>
            groupArguments[name] &&
            argumentNames(formals).some((known) => known.name === name && known.formal.group)
              ? `\`${name}\`: ${groupArguments[name]}`
              : undefined,
          )
          .filter(Boolean)
          .join("\n\n") || undefined,
      ),
    })),
  };
  return { signatures: [signature], activeSignature: 0, activeParameter: Math.max(active, 0) };
}

function ofForm(form: string, doc: string | undefined, call: CallAt): SignatureHelp {
  const [, name, list] = /^(\w+)\((.*)\)$/.exec(form)!;
  const names = list === "" ? [] : list.split(", ");
  const { label, places } = join(name, names);
  const byName = names.indexOf(call.name ?? "");
  return {
    signatures: [
      { label, ...markdown(doc), parameters: places.map((place) => ({ label: place })) },
    ],
    activeSignature: 0,
    activeParameter: Math.min(byName >= 0 ? byName : call.argument, Math.max(0, names.length - 1)),
  };
}

/** `name(a, b)` with the place of each argument in it. */
function join(
  name: string,
  labels: readonly string[],
): { readonly label: string; readonly places: readonly [number, number][] } {
  let label = `${name}(`;
  const places = labels.map((each, at): [number, number] => {
    if (at > 0) label += ", ";
    const start = label.length;
    label += each;
    return [start, label.length];
  });
  return { label: `${label})`, places };
}

function markdown(value: string | undefined) {
  return value === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value } };
}
