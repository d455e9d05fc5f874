/**
 * The extension in a real VS Code in a real browser: `npm run test:editor`. It types a spec, takes
 * completions, mends a squiggle, formats, renames, runs the spec by its lens and sees its result, and
 * opens program and preview. `--keep` writes a picture of each step to docs/editor/.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEditor } from "./code-server.mjs";
import { tools } from "./tools.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const pictures = process.argv.includes("--keep")
  ? join(root, "docs/editor")
  : join(tmpdir(), "ham-editor-pictures");
mkdirSync(pictures, { recursive: true });

const ready = tools(root);
execFileSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
execFileSync(process.execPath, [join(root, "scripts/extension.mjs"), "--package"], {
  stdio: "inherit",
});
const { version } = JSON.parse(readFileSync(join(root, "vscode-extension/package.json"), "utf8"));
const vsix = join(root, `vscode-extension/ham-language-${version}.vsix`);

const editor = await startEditor({ tools: ready, vsix, files: { "haldane.ham": "nothing yet\n" } });
const { page, workspace } = editor;
const patience = { timeout: 60_000 };

let number = 0;
async function step(name, does) {
  await does();
  await page.waitForTimeout(300);
  number++;
  const file = `${String(number).padStart(2, "0")}-${name.replaceAll(" ", "-")}.png`;
  await page.screenshot({ path: join(pictures, file) });
  console.log(`ok ${number} ${name}`);
}

/** Types as a person does, so that suggestions come up. */
const type = (text) => page.keyboard.type(text, { delay: 25 });
const press = (...keys) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const suggestion = (text) =>
  page.locator(".suggest-widget .monaco-list-row", { hasText: text }).first();
/** Waits until something is suggested; on a busy machine a list may have to be asked for. */
async function offered(text) {
  try {
    await suggestion(text).waitFor({ timeout: 5000 });
  } catch {
    await press("Control+Space");
    await suggestion(text).waitFor(patience);
  }
}
const lens = (text) => page.locator(".codelens-decoration a", { hasText: text }).first();
const hint = (text) => page.locator(".view-lines span", { hasText: text }).first();

/** What the editor shows, line by line, as it is saved. */
async function saved() {
  await press("Control+s");
  await page.waitForTimeout(400);
  return readFileSync(join(workspace, "haldane.ham"), "utf8");
}

/** Runs a command of the palette. */
async function command(name) {
  await press("F1");
  await page.locator(".quick-input-widget input").waitFor(patience);
  await page.keyboard.type(name);
  await page
    .locator(".quick-input-list .monaco-list-row", { hasText: name })
    .first()
    .waitFor(patience);
  await press("Enter");
}

/** Puts the cursor into a line and column, from 1. */
async function goTo(line, column) {
  await press("Control+g");
  await page.locator(".quick-input-widget input").waitFor(patience);
  await page.keyboard.type(`${line}:${column}`);
  await press("Enter");
  await page.waitForTimeout(200);
}

try {
  await page.locator(".explorer-folders-view, .explorer-viewlet").first().waitFor(patience);
  await page.locator(".monaco-list-row", { hasText: "haldane.ham" }).first().dblclick(patience);
  await page.locator(".monaco-editor .view-lines").first().click();

  // The server has started when it sees that this is no spec.
  await page.locator(".squiggly-error").first().waitFor({ timeout: 180_000 });
  await press("Control+a", "Delete");

  await step("completion of a lattice", async () => {
    await type("lattice hon");
    await offered("honeycomb");
  });

  await step("shells that exist on this lattice", async () => {
    await press("Enter", "Enter", "Enter");
    await type("parameter M  : real in [-2, 2] each site\n");
    await type("parameter t2 : complex in disk(1) each bond of shell ");
    await press("Control+Space");
    await offered("distance 1.73205");
  });

  await step("names of the spec in a term", async () => {
    await suggestion("distance 1.73205").click();
    await press("End", "Enter", "Enter");
    await type("hamiltonian H {\nonsite: M\nhop shell 1: 1\nhop shell 2: t");
    await offered("12 real numbers");
  });

  await step("an observable with its formula", async () => {
    await press("Escape");
    await type("2");
    await press("Escape", "Control+End", "Enter", "Enter");
    await type("maximize hall_c");
    await offered("hall_conductivity");
    await page.waitForTimeout(500);
    const details = page.locator(".suggest-details");
    if (!(await details.isVisible())) await press("Control+Space");
    await details.waitFor(patience);
  });

  await step("a squiggle", async () => {
    await press("Enter");
    await page.waitForTimeout(300);
    await press("Escape", "End");
    await type(
      "\nsolve { method rmsprop  rate 0.1  steps 60  starts 4  mesh 24 x 24 }\n\nreport {\nband_gp(H, filling = 1/2)",
    );
    await press("Escape");
    await page.locator(".squiggly-error").first().waitFor(patience);
  });

  await step("its remedy", async () => {
    const line = (await saved()).split("\n").findIndex((text) => text.includes("band_gp")) + 1;
    await goTo(line, 5);
    const remedy = page.locator(".action-widget .monaco-list-row", { hasText: "Write band_gap" });
    for (let attempt = 0; attempt < 10 && !(await remedy.isVisible()); attempt++) {
      await press("Control+.");
      await page.waitForTimeout(2000);
    }
    await remedy.waitFor(patience);
  });

  await step("mended", async () => {
    await press("Enter");
    await page
      .locator(".squiggly-error")
      .first()
      .waitFor({ state: "detached", ...patience });
    assert.match(await saved(), /band_gap\(H, filling = 1\/2\)/);
  });

  await step("formatted", async () => {
    await command("Format Document");
    await page.waitForTimeout(1000);
    assert.match(await saved(), /\n {2}onsite: {6}M\n {2}hop shell 1: 1\n {2}hop shell 2: t2\n/);
  });

  await step("renamed", async () => {
    const line =
      (await saved()).split("\n").findIndex((text) => text.startsWith("parameter t2")) + 1;
    await goTo(line, 12);
    await press("F2");
    await page.locator(".rename-box input").waitFor(patience);
    await page.locator(".rename-box input").fill("second");
    await page.locator(".rename-box input").press("Enter");
    await page.locator(".view-lines", { hasText: "hop shell 2: second" }).first().waitFor(patience);
    const text = await saved();
    assert.match(text, /parameter second : complex/);
    assert.match(text, /hop shell 2: second/);
  });

  await step("hover with the shells of the lattice", async () => {
    await goTo(1, 12);
    await press("Control+k", "Control+i");
    await page.locator(".monaco-hover", { hasText: "neighbours" }).first().waitFor(patience);
  });

  await step("a run by its lens", async () => {
    await press("Escape");
    await lens("Run").click(patience);
    await page.locator(".codelens-decoration", { hasText: "best" }).first().waitFor(patience);
    await hint("±").waitFor(patience);
  });

  await step("the generated program beside it", async () => {
    await lens("Show generated program").click(patience);
    await page.locator(".tab", { hasText: "haldane.ham.ts" }).waitFor(patience);
    await page.locator(".view-lines", { hasText: "ham-runtime" }).first().waitFor(patience);
  });

  await step("the preview with lattice and bands", async () => {
    await lens("Preview").click(patience);
    const frame = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await frame.locator("#bands svg").waitFor(patience);
    assert.match(
      await frame.locator("#caption").textContent(),
      /2 bands.*best start of the last run/,
    );
    assert.equal(await frame.locator("#legend span").count(), 2);
  });

  await step("the preview follows the typing", async () => {
    await goTo(1, "lattice honeycomb".length + 1);
    for (let n = 0; n < "honeycomb".length; n++) await press("Backspace");
    await page.keyboard.type("square_octagon");
    await press("Escape");
    const frame = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await frame
      .locator("#lattice svg title", { hasText: "square_octagon" })
      .waitFor({ state: "attached", ...patience });
    await frame.locator("#caption", { hasText: "4 bands" }).waitFor(patience);
    // A list that came late covers the preview.
    await press("Escape");
  });
  await step("what the symmetry says of the goal", async () => {
    await goTo(12, 14);
    const verdict = page.locator(".monaco-hover", { hasText: "by the symmetry of the family" });
    // It is worked out when the text has rested for a moment.
    for (let attempt = 0; attempt < 10 && !(await verdict.first().isVisible()); attempt++) {
      await page.waitForTimeout(1500);
      await press("Escape", "Control+k", "Control+i");
      await page.waitForTimeout(500);
    }
    await verdict.first().waitFor(patience);
  });
  console.log(`pictures: ${pictures}`);
} catch (error) {
  const failed = join(pictures, "failed.png");
  await page.screenshot({ path: failed });
  console.error(`failed at step ${number + 1}; the screen is in ${failed}`);
  console.error(error);
  process.exitCode = 1;
} finally {
  await editor.close();
}
