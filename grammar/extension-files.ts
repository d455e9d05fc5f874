import { markdownInjection, textMateGrammar } from "./textmate.ts";

/** The files of the VS Code extension that follow from the language, by path. */
export function extensionFiles(): Readonly<Record<string, string>> {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    "syntaxes/ham.tmLanguage.json": json(textMateGrammar()),
    "syntaxes/markdown.tmLanguage.json": json(markdownInjection()),
  };
}
