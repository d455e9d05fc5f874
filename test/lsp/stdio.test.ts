/** The server as editors start it: a process that speaks over standard input and output, or over a channel. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill()));

const uri = "file:///tmp/spec.ham";
const spec = `lattice chain
parameter t : real in [0, 1]
hamiltonian H { hop shell 1: t }
maximize bandwidth(H, bands = 1)
solve { steps 3  starts 2  mesh 8 }
report { bandwidth(H, bands = 1) }
`;

/** Real hoppings have time reversal, which turns the sign of a Hall conductivity. */
const forbidden = `lattice honeycomb
parameter M : real in [-1, 1] each site
parameter t2 : real in [-1, 1] each bond of shell 2
hamiltonian H {
  onsite: M
  hop shell 1: 1
  hop shell 2: t2
}
maximize hall_conductivity(H, mu = 0, kT = 1)
`;

async function talk(reader: MessageReader, writer: MessageWriter) {
  const client = createProtocolConnection(reader, writer);
  const published: { version: number; diagnostics: { code: string }[] }[] = [];
  client.onNotification(
    "textDocument/publishDiagnostics",
    (each: (typeof published)[0]) => void published.push(each),
  );
  client.onNotification("ham/progress", () => {});
  client.listen();
  const { serverInfo } = await client.sendRequest<{ serverInfo: object }>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(serverInfo).toMatchObject({ name: "ham" });
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "ham", version: 1, text: spec },
  });
  return { client, published };
}

function start(...args: string[]) {
  const child = spawn(process.execPath, ["bin/ham.js", "lsp", ...args], { stdio: "pipe" });
  children.push(child);
  return child;
}

test("over standard input and output: it checks, runs, shows results, and ends when told", async () => {
  const child = start("--stdio");
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const { client, published } = await talk(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ran = await client.sendRequest<{ status: string; report: string[] }>(
    "workspace/executeCommand",
    { command: "ham.run", arguments: [uri] },
  );
  expect(ran.status).toBe("ok");
  expect(Number.parseFloat(ran.report[0])).toBeGreaterThan(0);
  expect(published).toEqual([{ uri, version: 1, diagnostics: [] }]);
  const lenses = await client.sendRequest<{ command: { title: string } }[]>(
    "textDocument/codeLens",
    { textDocument: { uri } },
  );
  expect(lenses.map(({ command }) => command.title).join()).toMatch(/best [\d.]+, 2 starts/);
  expect(
    await client.sendRequest("workspace/executeCommand", {
      command: "ham.checkGradient",
      arguments: [uri],
    }),
  ).toMatch(/agree/);
  const place = await client.sendRequest<{ uri: string }>("textDocument/definition", {
    textDocument: { uri },
    position: { line: 0, character: 10 },
  });
  expect(place.uri).toMatch(/^file:.*\/library\/lattices\/chain\.ham$/);
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  expect(await ended).toBe(0);
});

test("loads neither ts-morph nor the runtime at the start", () => {
  // What esbuild imports at once stands at the top of each file of the bundle.
  const files = readdirSync("dist").filter((name) => name.endsWith(".js"));
  const entry = files.find((name) => name.startsWith("lsp-"))!;
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    const text = readFileSync(`dist/${name}`, "utf8");
    for (const [, from] of text.matchAll(
      /^(?:import|export)[^;]*?from "([^"]+)";|^import "([^"]+)";/gm,
    ))
      if (from?.startsWith("./")) visit(from.slice(2));
      else if (from) reached.add(from);
  };
  visit(entry);
  const text = [...reached]
    .filter((name) => files.includes(name))
    .map((name) => readFileSync(`dist/${name}`, "utf8"))
    .join("");
  expect([...reached]).not.toContain("ts-morph");
  expect(text).toContain("textDocument/hover");
  expect(text).not.toContain("// runtime/linalg/");
});

test("a goal that the symmetry forbids is told, and how to allow it", async () => {
  const child = start("--stdio");
  const { client, published } = await talk(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  await client.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: forbidden }],
  });
  while (!published.some(({ diagnostics }) => diagnostics.some(({ code }) => code === "HAM8010")))
    await new Promise((resolve) => setTimeout(resolve, 50));
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const actions = await client.sendRequest<{ title: string }[]>("textDocument/codeAction", {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toEqual(["Let the hoppings be complex"]);
});

test("over the channel of a parent that is a Node process", async () => {
  const child = fork("bin/ham.js", ["lsp", "--node-ipc", "--clientProcessId=1"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  children.push(child);
  const { client } = await talk(new IPCMessageReader(child), new IPCMessageWriter(child));
  expect(
    await client.sendRequest("textDocument/hover", {
      textDocument: { uri },
      position: { line: 0, character: 10 },
    }),
  ).toMatchObject({ contents: { kind: "markdown" } });
});

test("ends when its editor is gone", async () => {
  const child = start("--stdio");
  const ended = new Promise((resolve) => child.on("exit", resolve));
  await talk(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  child.stdin.end();
  await ended;
});
