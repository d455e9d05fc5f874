import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { activeSpec, specOf } from "./client.ts";

interface Preview {
  readonly title: string;
  readonly caption: string;
  /** SVG. */
  readonly lattice?: string;
  readonly bands?: string;
  /** What belongs to each colour of the bonds. */
  readonly legend: readonly { readonly colour: string; readonly text: string }[];
}

/** Milliseconds without a change after which the preview is drawn anew. */
const quiet = 120;

/** The panel that draws the spec: its lattice with bonds by term, and its bands. */
export function openPreview(client: LanguageClient): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;
  let shown: vscode.TextDocument | undefined;
  let waiting: NodeJS.Timeout | undefined;

  const draw = async (): Promise<void> => {
    if (!panel || !shown) return;
    const textDocument = { uri: shown.uri.toString() };
    const preview = await client.sendRequest<Preview | null>("ham/preview", { textDocument });
    if (!preview || !panel) return;
    panel.title = `Preview ${preview.title}`;
    // What cannot be drawn now stays as it was.
    void panel.webview.postMessage(preview);
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void draw(), quiet);
  };
  const open = (uri?: unknown): void => {
    const spec = specOf(uri);
    if (!spec) return void vscode.window.showInformationMessage("Open a Ham spec first.");
    shown = spec;
    if (panel) panel.reveal(undefined, true);
    else {
      panel = vscode.window.createWebviewPanel(
        "ham.preview",
        "Preview",
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        { enableScripts: true, retainContextWhenHidden: true },
      );
      panel.onDidDispose(() => (panel = undefined));
      panel.webview.onDidReceiveMessage(() => void draw());
      panel.webview.html = page();
    }
    void draw();
  };
  const follows = () =>
    vscode.workspace.getConfiguration("ham").get<boolean>("preview.followTyping") !== false;

  return vscode.Disposable.from(
    vscode.commands.registerCommand("ham.preview", open),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === shown && follows()) soon();
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (document === shown) soon();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      const spec = activeSpec();
      if (!panel || !spec || spec === shown) return;
      shown = spec;
      soon();
    }),
    client.onNotification("ham/progress", ({ done }: { readonly done?: number }) => {
      if (done === undefined) soon();
    }),
    { dispose: () => panel?.dispose() },
  );
}

/** The page of the panel: pictures come as messages. */
function page(): string {
  const nonce = Math.random().toString(36).slice(2);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'">
<style>
  body { padding: 8px 14px; font-family: var(--vscode-font-family); }
  .picture { background: #ffffff; border-radius: 6px; padding: 6px; margin: 8px 0; text-align: center; }
  .picture svg { max-width: 100%; height: auto; max-height: 48vh; }
  .picture:empty { display: none; }
  #legend { display: flex; flex-wrap: wrap; gap: 4px 16px; font-family: var(--vscode-editor-font-family); font-size: 0.9em; }
  #legend span::before { content: ""; display: inline-block; width: 18px; height: 4px; margin-right: 6px; vertical-align: middle; background: var(--colour); }
  #caption { opacity: 0.8; }
</style>
</head>
<body>
<div id="caption"></div>
<div id="lattice" class="picture"></div>
<div id="legend"></div>
<div id="bands" class="picture"></div>
<script nonce="${nonce}">
  const editor = acquireVsCodeApi();
  const show = (id, svg) => { if (svg !== undefined) document.getElementById(id).innerHTML = svg; };
  window.addEventListener("message", ({ data }) => {
    document.getElementById("caption").textContent = data.caption;
    show("lattice", data.lattice);
    show("bands", data.bands);
    const legend = document.getElementById("legend");
    if (data.lattice !== undefined) legend.replaceChildren(...data.legend.map(({ colour, text }) => {
      const item = document.createElement("span");
      item.style.setProperty("--colour", colour);
      item.textContent = text;
      return item;
    }));
  });
  editor.postMessage("ready");
</script>
</body>
</html>`;
}
