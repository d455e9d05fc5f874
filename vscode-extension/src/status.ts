import * as vscode from "vscode";
import type { Progress } from "./client.ts";

/** The item of the status bar that shows a run, and stops it when it is clicked. */
export function statusBar(): vscode.Disposable & {
  readonly progress: (progress: Progress) => void;
} {
  const item = vscode.window.createStatusBarItem("ham.run", vscode.StatusBarAlignment.Left, 10);
  item.name = "Ham run";
  const progress = ({ uri, done, message }: Progress): void => {
    const running = done !== undefined;
    void vscode.commands.executeCommand("setContext", "ham.running", running);
    if (!running) return item.hide();
    item.text = `$(loading~spin) Ham ${Math.round(100 * done)} %`;
    item.tooltip = `${message ?? ""}\nClick to stop.`;
    item.command = { title: "Stop", command: "ham.stop", arguments: [uri] };
    item.show();
  };
  return { progress, dispose: () => item.dispose() };
}
