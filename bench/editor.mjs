/**
 * How long an editor waits: `node bench/editor.mjs`, after `npm run build`; another `bin/ham.js` may be
 * named, to compare with. On a spec of 300 lines, the
 * time from a keystroke to its diagnostics and to its completion, over standard input and output, and
 * the memory of the server. Demanded: 50 ms, 30 ms, 150 MB.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const rounds = 60;

/** 300 lines: parameters, definitions that build on each other, terms, observables, a report. */
function longSpec() {
  const lines = ["lattice cell = supercell(honeycomb, 2, 2)", "space { spin 1/2 }", ""];
  for (let n = 1; n <= 60; n++) lines.push(`parameter p${n} : real in [-1, 1]`);
  for (let n = 1; n <= 100; n++) {
    const before = n === 1 ? "1" : `w${n - 1}`;
    lines.push(`let w${n} = ${before} * 0.9 + cos(p${((n - 1) % 60) + 1}) / ${n}`);
  }
  lines.push("", "hamiltonian H on cell {");
  for (const site of ["A", "B"])
    for (let n = 1; n <= 4; n++) lines.push(`  onsite ${site}${n}: p${n} * w${n} * σz`);
  for (let shell = 1; shell <= 6; shell++) lines.push(`  hop shell ${shell}: w${shell} / ${shell}`);
  lines.push("}", "");
  for (let n = 1; n <= 25; n++) {
    lines.push(`/// Moment ${n} of the energies.`);
    lines.push(`observable moment${n}(H, occupation f) =`);
    lines.push(`  mean over k: sum over n: f(n) * E(n)^${(n % 3) + 1}`);
  }
  lines.push("", "maximize moment1(H, filling = 1/2, kT = 0.1)", "", "report {");
  while (lines.length < 299) {
    const n = (lines.length % 25) + 1;
    lines.push(`  moment${n}(H, filling = 1/2, kT = 0.1) + w100`);
  }
  lines.push("}");
  return lines;
}

const uri = "file:///bench.ham";
const server = spawn(process.execPath, [process.argv[2] ?? "bin/ham.js", "lsp", "--stdio"], {
  stdio: "pipe",
});
const client = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
let published = () => {};
let count = 0;
client.onNotification("textDocument/publishDiagnostics", ({ version, diagnostics }) => {
  count = diagnostics.length;
  published(version);
});
client.listen();
await client.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} });
await client.sendNotification("initialized", {});

const lines = longSpec();
const opened = new Promise((resolve) => (published = resolve));
await client.sendNotification("textDocument/didOpen", {
  textDocument: { uri, languageId: "ham", version: 1, text: `${lines.join("\n")}\n` },
});
await opened;
console.log(`${lines.length} lines, ${count} diagnostics`);

let version = 1;
/** Types, or takes away, a character at the end of a term. */
async function keystroke(adds) {
  const line = lines.findIndex((text) => text.startsWith("  hop shell 1"));
  const character = lines[line].length;
  const range = {
    start: { line, character },
    end: { line, character: adds ? character : character + 1 },
  };
  version++;
  await client.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [{ range, text: adds ? "1" : "" }],
  });
  return { line, character };
}

const waits = { diagnostics: [], completion: [] };
for (let round = 0; round < rounds; round++) {
  let begun = performance.now();
  const wanted = version + 1;
  const done = new Promise((resolve) => {
    published = (of) => of === wanted && resolve();
  });
  await keystroke(round % 2 === 0);
  await done;
  waits.diagnostics.push(performance.now() - begun);
  const position = await keystroke(round % 2 !== 0);
  await keystroke(round % 2 === 0);
  begun = performance.now();
  await client.sendRequest("textDocument/completion", {
    textDocument: { uri },
    position: { line: position.line, character: 15 },
  });
  waits.completion.push(performance.now() - begun);
}

// In a pause the goal and the report are examined too, by the runtime.
await new Promise((resolve) => setTimeout(resolve, 3000));
const memory = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"));
for (const [what, times] of Object.entries(waits)) {
  // The first ones compile the compiler.
  const warm = times.slice(10).toSorted((a, b) => a - b);
  const at = (part) => warm[Math.floor(part * (warm.length - 1))].toFixed(1);
  console.log(`${what}: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`);
}
console.log(`memory: ${Math.round(Number(memory[1]) / 1024)} MB`);
await client.sendRequest("shutdown");
await client.sendNotification("exit");
