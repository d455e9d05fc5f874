import { styleFor, type Style } from "./terminal/style.ts";

/** Writes a line (or several) to standard output: what the command is asked for. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line (or several) to standard error: messages and progress. */
export function notify(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function outputStyle(): Style {
  return styleFor(process.stdout);
}

export function noticeStyle(): Style {
  return styleFor(process.stderr);
}

/** Columns of a stream; 100 where it is not a terminal. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  return stream.columns || 100;
}

/** A reader that goes away (`ham … | head`) ends the program quietly. */
export function endOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      throw error;
    });
  }
}
