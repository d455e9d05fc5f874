import * as vscode from "vscode";

/**
 * Gives open specs the indentation that is set for them: an editor that opens one before it knows this
 * extension keeps that of plain text.
 */
export function setIndentation(): void {
  for (const editor of vscode.window.visibleTextEditors) {
    const { document } = editor;
    if (document.languageId !== "ham") continue;
    const settings = vscode.workspace.getConfiguration("editor", document);
    editor.options = {
      tabSize: settings.get<number>("tabSize"),
      insertSpaces: settings.get<boolean>("insertSpaces"),
    };
  }
}
