import { setFlagsFromString } from "node:v8";
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { serve } from "../../lsp/server.ts";
import { UsageError } from "../exit.ts";
import { commandHost } from "../editor/host.ts";

/** `ham lsp`: serves an editor until it says goodbye. */
export function lsp({ nodeIpc }: { readonly nodeIpc?: boolean }): Promise<number> {
  if (nodeIpc && process.send === undefined)
    throw new UsageError(
      "--node-ipc needs a parent process with a channel; without it, use --stdio",
    );
  const [reader, writer] = nodeIpc
    ? [new IPCMessageReader(process), new IPCMessageWriter(process)]
    : [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
  // Little outlives an analysis, so that a heap of twice that is enough; by default it is four times.
  // Node leaves flags open to changes; of Electron's V8 that is not known.
  if (process.versions.electron === undefined) setFlagsFromString("--heap-growing-percent=100");
  // Standard output belongs to the protocol.
  console.log = console.error;
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  serve(connection, commandHost());
  // The connection ends the process: on `exit`, or when the editor is gone.
  return new Promise(() => {});
}
