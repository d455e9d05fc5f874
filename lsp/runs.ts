import type { Connection } from "vscode-languageserver/node";
import type { Analysis } from "./analysis/analysis.ts";
import type { LastRun } from "./analysis/results.ts";
import type { Host } from "./host.ts";

/** The protocol's kinds of messages. */
const MessageType = { Error: 1, Info: 3 } as const;
type MessageType = (typeof MessageType)[keyof typeof MessageType];

/** The runs of open specs: one at a time for each, with its progress and its last result. */
export class Runs {
  private readonly running = new Map<string, AbortController>();
  private readonly results = new Map<string, LastRun>();
  private readonly connection: Connection;
  private readonly host: Host;
  private readonly changed: () => void;

  constructor(connection: Connection, host: Host, changed: () => void) {
    this.connection = connection;
    this.host = host;
    this.changed = changed;
  }

  last(uri: string): LastRun | undefined {
    return this.results.get(uri);
  }

  isRunning(uri: string): boolean {
    return this.running.has(uri);
  }

  stop(uri: string): void {
    this.running.get(uri)?.abort();
  }

  forget(uri: string): void {
    this.stop(uri);
    this.results.delete(uri);
  }

  /** Runs a spec, with its progress in the editor. What goes wrong is shown, not thrown. */
  async run({ uri, text, compilation }: Analysis): Promise<LastRun | undefined> {
    if (this.running.has(uri)) return undefined;
    if (compilation.javascript === undefined) {
      this.show(MessageType.Error, "This spec has errors; mend them before running it.");
      return undefined;
    }
    const controller = new AbortController();
    this.running.set(uri, controller);
    this.changed();
    const name = decodeURIComponent(uri.split("/").at(-1) ?? "");
    const progress = await this.connection.window.createWorkDoneProgress();
    progress.begin(`Ham: ${name}`, 0, "starting", true);
    progress.token.onCancellationRequested(() => controller.abort());
    try {
      // It may have been told to stop before it began.
      if (controller.signal.aborted) return undefined;
      const result = await this.host.run(
        { uri, text },
        ({ done, message }) => {
          progress.report(Math.round(100 * done), message);
          void this.connection.sendNotification("ham/progress", { uri, done, message });
        },
        controller.signal,
      );
      this.results.set(uri, result);
      return result;
    } catch (error) {
      this.show(MessageType.Error, (error as Error).message);
      return undefined;
    } finally {
      progress.done();
      this.running.delete(uri);
      void this.connection.sendNotification("ham/progress", { uri });
      this.changed();
    }
  }

  /** Compares the gradient of the goal with differences, and says what came of it. */
  async checkGradient({ compilation }: Analysis): Promise<string | undefined> {
    const { javascript } = compilation;
    if (javascript === undefined) {
      this.show(MessageType.Error, "This spec has errors; mend them first.");
      return undefined;
    }
    const message = await this.host.checkGradient(javascript);
    this.show(MessageType.Info, message);
    return message;
  }

  private show(type: MessageType, message: string): void {
    void this.connection.sendNotification("window/showMessage", { type, message });
  }
}
