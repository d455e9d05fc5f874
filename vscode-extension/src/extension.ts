import * as vscode from "vscode";
import { startClient } from "./client.ts";
import { setIndentation } from "./indentation.ts";
import { openPreview } from "./preview.ts";
import { showProgram } from "./program-view.ts";
import { statusBar } from "./status.ts";
import { taskProvider } from "./tasks.ts";

const documentation = "docs/language.md";

/** Starts the language server and what goes beside it. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  setIndentation();
  const status = statusBar();
  const client = await startClient(context, status.progress);
  const command = (name: string, action: (uri?: unknown) => unknown) =>
    vscode.commands.registerCommand(name, action);
  context.subscriptions.push(
    status,
    { dispose: () => void client.stop() },
    taskProvider(context),
    showProgram(client),
    openPreview(client),
    command("ham.restartServer", () => client.restart()),
    command("ham.openDocumentation", () =>
      vscode.commands.executeCommand(
        "markdown.showPreview",
        vscode.Uri.joinPath(context.extensionUri, documentation),
      ),
    ),
  );
}
