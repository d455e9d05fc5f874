import { expect, test } from "vitest";
import { Turns } from "../../lsp/turns.ts";

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

test("what nobody waits for is done when nothing is asked for any more", async () => {
  const turns = new Turns();
  const done: string[] = [];
  turns.whenIdle(() => done.push("work"));
  for (let question = 1; question <= 5; question++) {
    turns.note();
    await turn();
    done.push(`question ${question}`);
  }
  for (let quiet = 0; quiet < 5; quiet++) await turn();
  expect(done).toEqual([...[1, 2, 3, 4, 5].map((question) => `question ${question}`), "work"]);
});
