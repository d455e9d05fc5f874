import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
} from "vscode-languageserver-types";

/** How near to the front of the list something stands. */
export type Tier = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export interface ItemOptions {
  readonly detail?: string;
  readonly doc?: string;
  /** Inserted in place of the label, with places to fill in. */
  readonly snippet?: string;
  /** The place among items of its tier. */
  readonly order?: number;
}

/** One entry of the list. */
export function entry(
  label: string,
  kind: CompletionItemKind,
  tier: Tier,
  { detail, doc, snippet, order = 0 }: ItemOptions = {},
): CompletionItem {
  return {
    label,
    kind,
    sortText: `${tier}${String(order).padStart(4, "0")}${label}`,
    ...(detail && { detail }),
    ...(doc && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
    ...(snippet && { insertText: snippet, insertTextFormat: InsertTextFormat.Snippet }),
  };
}

/** The entry behind all others. */
export function late(item: CompletionItem): CompletionItem {
  return { ...item, sortText: `9${item.sortText!.slice(1)}` };
}

export { CompletionItemKind as Kind };
