import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** How far a run has come; without `done` it has ended. */
export interface Progress {
  readonly uri: string;
  readonly done?: number;
  readonly message?: string;
}

/** The command that serves: the extension's own, or that of the settings. */
export function commandFile(context: vscode.ExtensionContext): string {
  const own = vscode.workspace.getConfiguration("ham").get<string>("server.path");
  return own || vscode.Uri.joinPath(context.extensionUri, "server", "ham.js").fsPath;
}

/** The client of the language server, started. */
export async function startClient(
  context: vscode.ExtensionContext,
  progress: (progress: Progress) => void,
): Promise<LanguageClient> {
  const server = { module: commandFile(context), args: ["lsp"], transport: TransportKind.ipc };
  const client = new LanguageClient(
    "ham",
    "Ham",
    { run: server, debug: server },
    {
      documentSelector: [{ language: "ham" }],
      initializationOptions: { panels: true },
      middleware: { executeCommand: onDocument },
    },
  );
  client.onNotification("ham/progress", progress);
  await client.start();
  return client;
}

/** A command from the palette means the spec in the active editor; what is run is saved before. */
async function onDocument(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => unknown,
): Promise<unknown> {
  const uri = typeof args[0] === "string" ? args[0] : activeSpec()?.uri.toString();
  if (uri === undefined) {
    void vscode.window.showInformationMessage("Open a Ham spec first.");
    return undefined;
  }
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (command === "ham.run" && document?.isDirty && !document.isUntitled) await document.save();
  return next(command, [uri]);
}

/** The spec of the active editor, or of the only one that shows a spec. */
export function activeSpec(): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === "ham") return active;
  const specs = vscode.window.visibleTextEditors
    .map(({ document }) => document)
    .filter(({ languageId }) => languageId === "ham");
  return specs.length === 1 ? specs[0] : undefined;
}

/** The spec that a lens or the palette speaks of. */
export function specOf(uri: unknown): vscode.TextDocument | undefined {
  const given = uri instanceof vscode.Uri ? uri.toString() : uri;
  return (
    vscode.workspace.textDocuments.find((each) => each.uri.toString() === given) ?? activeSpec()
  );
}
