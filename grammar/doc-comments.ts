import type { Comment } from "./lexer.ts";
import type { Token } from "./token.ts";

export interface DocComments {
  /** The first `///` block, where an empty line follows it. */
  readonly file?: string;
  /** By the offset of the declaration's keyword. */
  readonly declarations: ReadonlyMap<number, string>;
}

/** Finds what the `///` blocks of a text document. */
export function docComments(
  source: string,
  comments: readonly Comment[],
  tokens: readonly Token[],
): DocComments {
  const declarations = new Map<number, string>();
  const owners = new Map(
    tokens.filter((token) => token.startsDeclaration).map((token) => [token.startOffset, token]),
  );
  let file: string | undefined;
  for (const block of blocks(source, comments)) {
    const end = block[block.length - 1].span.end;
    const gap = /\s*/y;
    gap.lastIndex = end;
    const blank = gap.exec(source)![0];
    const text = block.map((comment) => comment.text.replace(/^\/\/\/ ?/, "").trimEnd()).join("\n");
    const directly = blank.split("\n").length === 2;
    if (directly && owners.has(end + blank.length)) declarations.set(end + blank.length, text);
    else if (
      block[0] === comments[0] &&
      !directly &&
      (tokens.length === 0 || block[0].span.start < tokens[0].startOffset)
    )
      file = text;
  }
  return { ...(file !== undefined && { file }), declarations };
}

/** Runs of `///` lines with nothing between them. */
function blocks(source: string, comments: readonly Comment[]): Comment[][] {
  const result: Comment[][] = [];
  let last: Comment | undefined;
  for (const comment of comments) {
    if (!comment.ownLine || !comment.text.startsWith("///")) continue;
    const adjacent =
      last !== undefined &&
      /^[ \t\r]*\n[ \t]*$/.test(source.slice(last.span.end, comment.span.start));
    if (adjacent) result[result.length - 1].push(comment);
    else result.push([comment]);
    last = comment;
  }
  return result;
}
