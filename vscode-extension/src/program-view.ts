import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { specOf } from "./client.ts";

interface Program {
  readonly typescript: string;
  readonly lines: readonly (readonly [spec: number, program: number])[];
}

const scheme = "ham-program";

/** The generated program of a spec beside it: it follows the typing, and shows what a line became. */
export function showProgram(client: LanguageClient): vscode.Disposable {
  const programs = new Map<string, Program>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const marker = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.rangeHighlightBackground"),
  });
  const viewOf = (spec: vscode.Uri) =>
    vscode.Uri.from({ scheme, path: `${spec.path}.ts`, query: spec.toString() });

  const load = async (spec: vscode.TextDocument): Promise<boolean> => {
    const textDocument = { uri: spec.uri.toString() };
    const program = await client.sendRequest<Program | null>("ham/program", { textDocument });
    if (!program) return false;
    programs.set(spec.uri.toString(), program);
    changed.fire(viewOf(spec.uri));
    return true;
  };

  /** Marks, in the other editor, the lines that belong to the line of the cursor. */
  const follow = ({ textEditor }: { readonly textEditor: vscode.TextEditor }): void => {
    const { document, selection } = textEditor;
    const inView = document.uri.scheme === scheme;
    const spec = inView ? document.uri.query : document.uri.toString();
    const program = programs.get(spec);
    if (!program) return;
    const other = vscode.window.visibleTextEditors.find(({ document: { uri } }) =>
      inView ? uri.toString() === spec : uri.scheme === scheme && uri.query === spec,
    );
    if (!other) return;
    const line = selection.active.line;
    const partners = inView
      ? program.lines
          .filter(([, at], n) => at <= line && line < (program.lines[n + 1]?.[1] ?? Infinity))
          .map(([at]) => at)
      : program.lines.filter(([at]) => at === line).map(([, at]) => at);
    const ranges = partners.map((at) => new vscode.Range(at, 0, at, 0));
    other.setDecorations(marker, ranges);
    if (ranges.length > 0)
      other.revealRange(ranges[0], vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };

  const open = async (uri?: unknown): Promise<void> => {
    const spec = specOf(uri);
    if (!spec) return void vscode.window.showInformationMessage("Open a Ham spec first.");
    if (!(await load(spec)))
      return void vscode.window.showWarningMessage("This spec has errors, so it has no program.");
    const document = await vscode.workspace.openTextDocument(viewOf(spec.uri));
    await vscode.languages.setTextDocumentLanguage(document, "typescript");
    await vscode.window.showTextDocument(document, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === spec);
    if (editor) follow({ textEditor: editor });
  };

  return vscode.Disposable.from(
    marker,
    changed,
    vscode.commands.registerCommand("ham.showProgram", open),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ query }) => programs.get(query)?.typescript ?? "",
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (programs.has(document.uri.toString())) void load(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) programs.delete(uri.query);
    }),
    vscode.window.onDidChangeTextEditorSelection(follow),
  );
}
