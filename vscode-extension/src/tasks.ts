import * as vscode from "vscode";
import { activeSpec, commandFile } from "./client.ts";

interface HamTask extends vscode.TaskDefinition {
  readonly command: string;
  readonly file: string;
  readonly args?: readonly string[];
}

/** Tasks that check and run the spec at hand, and those of tasks.json. */
export function taskProvider(context: vscode.ExtensionContext): vscode.Disposable {
  const task = (definition: HamTask, scope: vscode.WorkspaceFolder | vscode.TaskScope) =>
    new vscode.Task(
      definition,
      scope,
      `${definition.command} ${definition.file}`,
      "ham",
      new vscode.ProcessExecution(
        process.execPath,
        [
          commandFile(context),
          definition.command,
          "--format",
          "short",
          ...(definition.args ?? []),
          definition.file,
        ],
        { env: { ELECTRON_RUN_AS_NODE: "1" } },
      ),
      "$ham",
    );
  return vscode.tasks.registerTaskProvider("ham", {
    provideTasks() {
      const spec = activeSpec();
      if (spec?.uri.scheme !== "file") return [];
      const folder = vscode.workspace.getWorkspaceFolder(spec.uri);
      const file = folder ? vscode.workspace.asRelativePath(spec.uri, false) : spec.uri.fsPath;
      return ["check", "run"].map((command) =>
        task({ type: "ham", command, file }, folder ?? vscode.TaskScope.Workspace),
      );
    },
    resolveTask(given) {
      const { definition, scope } = given;
      return task(
        definition as HamTask,
        typeof scope === "object" ? scope : vscode.TaskScope.Workspace,
      );
    },
  });
}
