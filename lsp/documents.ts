import { type Analysis, type Library, analyse, withExamination } from "./analysis/analysis.ts";
import type { Host } from "./host.ts";

/** A text as the editor has it. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

/** What is known of the open documents, each worked out once for each version. */
export class Documents {
  private readonly known = new Map<string, { version: number; analysis: Analysis }>();
  private readonly library: Library;
  private readonly host: Host;

  constructor(library: Library, host: Host) {
    this.library = library;
    this.host = host;
  }

  analysis(document: OpenText): Analysis {
    const { uri, version } = document;
    const known = this.known.get(uri);
    if (known?.version === version) return known.analysis;
    const analysis = analyse(uri, document.getText(), this.library, this.host.filesBeside(uri));
    this.known.set(uri, { version, analysis });
    return analysis;
  }

  /**
   * Examines a document more closely, giving way by `breathe`; tells whether that changed what is
   * wrong with it, and it is still the same.
   */
  async examine(document: OpenText, breathe: () => Promise<void>): Promise<boolean> {
    const { uri, version } = document;
    const analysis = this.analysis(document);
    const { compilation } = analysis;
    if (analysis.isLibrary || !compilation.model) return false;
    const isSame = () => this.known.get(uri)?.analysis === analysis;
    const examined = await this.host.examine(compilation, async () => {
      await breathe();
      return isSame();
    });
    if (!examined || !isSame()) return false;
    this.known.set(uri, { version, analysis: withExamination(analysis, examined) });
    return examined.compilation !== compilation;
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }
}
