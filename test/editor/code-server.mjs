/** A VS Code of its own for a test: code-server with the packed extension, and a browser that shows it. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const settings = {
  "workbench.startupEditor": "none",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "editor.minimap.enabled": false,
  "editor.fontSize": 14,
  "editor.cursorBlinking": "solid",
  "files.autoSave": "off",
};

/** Starts it on a folder with these files; `close` ends everything and removes what it made. */
export async function startEditor({ tools, vsix, files }) {
  const home = mkdtempSync(join(tmpdir(), "ham-editor-"));
  const [data, extensions, workspace] = ["data", "extensions", "specs"].map((name) => {
    mkdirSync(join(home, name));
    return join(home, name);
  });
  mkdirSync(join(data, "User"));
  writeFileSync(join(data, "User/settings.json"), JSON.stringify(settings));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  const places = ["--user-data-dir", data, "--extensions-dir", extensions];
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
  execFileSync(tools.node, [tools.codeServer, ...places, "--install-extension", vsix], {
    env,
    stdio: "ignore",
  });
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const server = spawn(
    tools.node,
    [
      tools.codeServer,
      ...places,
      "--bind-addr",
      address,
      "--auth",
      "none",
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-workspace-trust",
      "--disable-getting-started-override",
      workspace,
    ],
    { env, stdio: "ignore", detached: true },
  );
  await answering(`http://${address}/healthz`);
  const browser = await chromium.launch({
    executablePath: tools.chromium,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://${address}/?folder=${workspace}`);
  await page.waitForSelector(".monaco-workbench");
  return {
    page,
    workspace,
    async close() {
      await browser.close();
      try {
        process.kill(-server.pid);
      } catch {
        // It has ended already.
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answering(url) {
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`Nothing answers at ${url}.`);
}
