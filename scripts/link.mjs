/** After an install: makes `npx ham` work in this checkout (npm links only dependencies). */
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "node_modules/.bin");

mkdirSync(bin, { recursive: true });
if (process.platform === "win32") {
  writeFileSync(join(bin, "ham.cmd"), '@node "%~dp0\\..\\..\\bin\\ham.js" %*\r\n');
} else {
  rmSync(join(bin, "ham"), { force: true });
  symlinkSync("../../bin/ham.js", join(bin, "ham"));
  chmodSync(join(root, "bin/ham.js"), 0o755);
}
