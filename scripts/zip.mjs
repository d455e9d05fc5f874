/** Writes zip archives: enough of the format for a .vsix. */
import { crc32, deflateRawSync } from "node:zlib";

/** The first moment that a zip can name: the same files give the same archive. */
const date = { time: 0, day: (1 << 5) | 1 };

/** An archive of files, `{ path, data }` each, compressed. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { path, data } of files) {
    const name = Buffer.from(path, "utf8");
    const compressed = deflateRawSync(data, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt16LE(date.time, 6);
    common.writeUInt16LE(date.day, 8);
    common.writeUInt32LE(checksum(data), 10);
    common.writeUInt32LE(compressed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    common.writeUInt16LE(0, 24); // no extra field
    parts.push(signature(0x04034b50), common, name, compressed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(0o100644 * 0x10000, 6); // a regular file
    rest.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), version(), common, rest, name);
    offset += 30 + name.length + compressed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, signature(0x06054b50), end]);
}

function signature(number) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number, 0);
  return bytes;
}

/** Made by version 2.0, on Unix. */
function version() {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(0x0314, 0);
  return bytes;
}

/** `crc32` is in Node's zlib since 20.15. */
function checksum(data) {
  return crc32(data) >>> 0;
}
