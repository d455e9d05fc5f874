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

/** Whether there is room for it in a list, and need: a form repeats the label. */
function isShort(detail: string, label: string): boolean {
  return detail.length <= 48 && !detail.startsWith(label);
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
    // Editors show the one of the entry that is chosen, the other of all.
    ...(detail && { detail }),
    ...(detail && isShort(detail, label) && { labelDetails: { description: detail } }),
    ...(doc && { documentation: { kind: MarkupKind.Markdown, value: doc } }),
    ...(snippet && { insertText: snippet, insertTextFormat: InsertTextFormat.Snippet }),
  };
}

/** The entry behind all others. */
export function late(item: CompletionItem): CompletionItem {
  return { ...item, sortText: `9${item.sortText!.slice(1)}` };
}

export { CompletionItemKind as Kind };
