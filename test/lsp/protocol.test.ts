/** The protocol in one process, over streams. */
import { PassThrough } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  ProposedFeatures,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { LastRun } from "../../lsp/analysis/results.ts";
import type { Host } from "../../lsp/host.ts";
import { serve } from "../../lsp/server.ts";

const uri = "file:///spec.ham";
const spec =
  "lattice square\nparameter t : real in [0, 1]\nhamiltonian H { hop shell 1: t }\nmaximize bandwidth(H, bands = 1)\nreport {\n  bandwidth(H, bands = 1)\n}\n";

const result: LastRun = {
  text: spec,
  status: "ok",
  seconds: 1,
  objective: "8",
  starts: 3,
  report: ["8.0000 ± 1e-5"],
  parameters: {},
};

/** A world in which a run waits until it is told to end, or to stop. */
function testHost() {
  let end: (run: LastRun) => void = () => {};
  let fail: (reason: Error) => void = () => {};
  const stopped: string[] = [];
  const host: { -readonly [K in keyof Host]: Host[K] } = {
    libraryFolder: "file:///library/",
    filesBeside: () => () => ({ unreadable: "there are none" }),
    run: (asked, report, stop) => {
      report({ done: 0.5, message: "half of it" });
      stop.addEventListener("abort", () => {
        stopped.push(asked.uri);
        end({ ...result, status: "stopped" });
      });
      return new Promise((resolve, reject) => {
        [end, fail] = [resolve, reject];
      });
    },
    examine: (compilation) => Promise.resolve({ compilation, verdicts: [] }),
    checkGradient: () => Promise.resolve("They agree."),
    bands: () => Promise.reject(new Error("not asked for here")),
  };
  return {
    host,
    stopped,
    end: (run = result) => end(run),
    fail: (reason: string) => fail(new Error(reason)),
  };
}

interface Client {
  readonly connection: ProtocolConnection;
  readonly published: { readonly version?: number; readonly diagnostics: readonly Diagnostic[] }[];
  readonly messages: string[];
  readonly refreshed: string[];
  /** Of runs; undefined at their end. */
  readonly progress: (number | undefined)[];
  open(text: string): void;
  change(version: number, changes: readonly { range?: object; text: string }[]): void;
  ask<R>(method: string, more?: object): Promise<R>;
  /** Waits until something holds. */
  until(holds: () => boolean): Promise<void>;
}

const started: ProtocolConnection[] = [];
afterEach(() => started.splice(0).forEach((connection) => connection.dispose()));

async function connect(host: Host, initializationOptions: object = {}): Promise<Client> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(up),
    new StreamMessageWriter(down),
  );
  serve(server, host);
  const connection = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  started.push(connection);
  const published: Client["published"] = [];
  const messages: string[] = [];
  const refreshed: string[] = [];
  const progress: (number | undefined)[] = [];
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (params: Client["published"][0]) => void published.push(params),
  );
  connection.onNotification(
    "window/showMessage",
    ({ message }: { message: string }) => void messages.push(message),
  );
  connection.onNotification("$/progress", () => {});
  connection.onNotification(
    "ham/progress",
    ({ done }: { done?: number }) => void progress.push(done),
  );
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/codeLens/refresh", () => void refreshed.push("codeLens"));
  connection.onRequest("workspace/inlayHint/refresh", () => void refreshed.push("inlayHint"));
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {
      workspace: { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
      window: { workDoneProgress: true },
    },
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    published,
    messages,
    refreshed,
    progress,
    open: (text) =>
      void connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "ham", version: 1, text },
      }),
    change: (version, contentChanges) =>
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges,
      }),
    ask: (method, more = {}) => connection.sendRequest(method, { textDocument: { uri }, ...more }),
    until: async (holds) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

const at = (line: number, character: number) => ({ position: { line, character } });

describe("diagnostics", () => {
  test("come with the version they are of, and only of the last of many", async () => {
    const client = await connect(testHost().host);
    client.open(spec);
    await client.until(() => client.published.length > 0);
    expect(client.published).toEqual([{ uri, version: 1, diagnostics: [] }]);
    const type = (version: number, text: string) =>
      client.change(version, [
        {
          range: {
            start: { line: 7, character: version - 2 },
            end: { line: 7, character: version - 2 },
          },
          text,
        },
      ]);
    ["l", "e", "t"].forEach((letter, n) => type(n + 2, letter));
    await client.until(() => client.published.length > 1);
    expect(client.published).toHaveLength(2);
    expect(client.published[1]).toMatchObject({ version: 4, diagnostics: [{ code: "HAM1001" }] });
  });

  test("go when the document is closed", async () => {
    const client = await connect(testHost().host);
    client.open("let x = ");
    await client.until(() => client.published.length > 0);
    void client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.until(() => client.published.length > 1);
    expect(client.published[1].diagnostics).toEqual([]);
    expect(await client.ask("textDocument/hover", at(0, 1))).toBeNull();
  });
});

test("requests see the text as it is, before diagnostics are published", async () => {
  const client = await connect(testHost().host);
  client.open(spec);
  client.change(2, [{ text: "lattice kagome\n" }]);
  const hover = await client.ask<{ contents: { value: string } }>("textDocument/hover", at(0, 9));
  expect(hover.contents.value).toContain("| 2 | 1.73205 | 4 | 6 |");
});

test("what the symmetry says is shown once it is known, of the text that was examined", async () => {
  const { host } = testHost();
  const asked: (() => void)[] = [];
  host.examine = async (compilation, goOn) => {
    await new Promise<void>((resolve) => asked.push(resolve));
    const span = compilation.model!.goal!.quantity.span;
    return (await goOn()) ? { compilation, verdicts: [{ span }] } : undefined;
  };
  const client = await connect(host);
  client.open(spec);
  const hover = async () =>
    (await client.ask<{ contents: { value: string } }>("textDocument/hover", at(3, 12))).contents
      .value;
  await client.until(() => asked.length === 1);
  expect(await hover()).not.toContain("Allowed");
  client.change(2, [{ text: `${spec}\n` }]);
  asked[0]();
  await client.until(() => asked.length === 2);
  expect(await hover()).not.toContain("Allowed");
  asked[1]();
  while (!(await hover()).includes("Allowed")) await hover();
});

test("what it can do, it says, and does", async () => {
  const client = await connect(testHost().host, { panels: true });
  client.open(spec);
  const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const parameter = at(1, 10);
  const lengths = {
    "textDocument/completion": await client.ask<unknown[]>("textDocument/completion", at(2, 29)),
    "textDocument/references": await client.ask<unknown[]>("textDocument/references", {
      ...parameter,
      context: { includeDeclaration: true },
    }),
    "textDocument/documentHighlight": await client.ask<unknown[]>(
      "textDocument/documentHighlight",
      parameter,
    ),
    "textDocument/documentSymbol": await client.ask<unknown[]>("textDocument/documentSymbol"),
    "textDocument/foldingRange": await client.ask<unknown[]>("textDocument/foldingRange"),
    "textDocument/selectionRange": await client.ask<unknown[]>("textDocument/selectionRange", {
      positions: [parameter.position],
    }),
    "textDocument/codeLens": await client.ask<unknown[]>("textDocument/codeLens"),
    "textDocument/prepareCallHierarchy": await client.ask<unknown[]>(
      "textDocument/prepareCallHierarchy",
      at(3, 2),
    ),
    "workspace/symbol": await client.ask<unknown[]>("workspace/symbol", { query: "kagome" }),
  };
  for (const [method, answer] of Object.entries(lengths))
    expect([method, answer.length > 0]).toEqual([method, true]);
  expect(await client.ask("textDocument/definition", at(0, 9))).toMatchObject({
    uri: "file:///library/lattices/square.ham",
  });
  expect(await client.ask("textDocument/prepareRename", parameter)).toMatchObject({
    placeholder: "t",
  });
  expect(await client.ask("textDocument/signatureHelp", at(3, 20))).toMatchObject({
    activeParameter: 0,
  });
  expect(
    await client.ask("textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } }),
  ).toEqual([]);
  expect(await client.ask("textDocument/inlayHint", { range: everything })).toEqual([]);
  expect(await client.ask("textDocument/documentLink")).toEqual([]);
  expect(await client.ask("textDocument/semanticTokens/full")).toHaveProperty("data");
  expect(await client.ask("ham/program")).toMatchObject({
    typescript: expect.stringContaining("ham-runtime") as string,
  });
  await expect(client.ask("textDocument/rename", { ...at(0, 9), newName: "x" })).rejects.toThrow(
    "belongs to the library",
  );
});

describe("runs", () => {
  const command = (name: string) => ({ command: name, arguments: [uri] });
  const lenses = async (client: Client) =>
    (await client.ask<{ command: { title: string } }[]>("textDocument/codeLens")).map(
      ({ command: { title } }) => title,
    );

  test("show that they are under way, and what they came to", async () => {
    const { host, end } = testHost();
    const client = await connect(host);
    client.open(spec);
    const ran = client.connection.sendRequest("workspace/executeCommand", command("ham.run"));
    await client.until(() => client.progress.length > 0);
    expect(await lenses(client)).toContain("■ Stop");
    end();
    await ran;
    expect(await lenses(client)).toContain("best 8, 3 starts, 1.0 s");
    const hints = await client.ask<{ label: string }[]>("textDocument/inlayHint", {
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    expect(hints.map(({ label }) => label)).toEqual(["= 8.0000 ± 1e-5"]);
  });

  test("can be stopped", async () => {
    const { host, stopped } = testHost();
    const client = await connect(host);
    client.open(spec);
    const ran = client.connection.sendRequest("workspace/executeCommand", command("ham.run"));
    await client.until(() => client.progress.length > 0);
    await client.connection.sendRequest("workspace/executeCommand", command("ham.stop"));
    await ran;
    expect(stopped).toEqual([uri]);
    expect((await lenses(client)).join()).toContain("stopped");
  });

  test("that fail say why", async () => {
    const { host, fail } = testHost();
    const client = await connect(host);
    client.open(spec);
    const ran = client.connection.sendRequest("workspace/executeCommand", command("ham.run"));
    await client.until(() => client.progress.length > 0);
    fail("no start could be drawn");
    await ran;
    expect(client.messages).toEqual(["no start could be drawn"]);
  });

  test("of a wrong spec are refused in words", async () => {
    const client = await connect(testHost().host);
    client.open("lattice square\nhamiltonian H { hop shell 1: tt }");
    await client.connection.sendRequest("workspace/executeCommand", command("ham.run"));
    await client.until(() => client.messages.length > 0);
    expect(client.messages[0]).toContain("has errors");
  });

  test("the check of a gradient is told", async () => {
    const client = await connect(testHost().host);
    client.open(spec);
    expect(
      await client.connection.sendRequest("workspace/executeCommand", command("ham.checkGradient")),
    ).toBe("They agree.");
  });
});
