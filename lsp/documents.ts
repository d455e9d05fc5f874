import { type Analysis, type Library, analyse, withCompilation } from "./analysis/analysis.ts";
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
   * Examines a document more closely; tells whether that found something, and the document is still
   * the same.
   */
  async examine(document: OpenText): Promise<boolean> {
    const { uri, version } = document;
    const analysis = this.analysis(document);
    const { compilation } = analysis;
    if (analysis.isLibrary || !compilation.model?.goal) return false;
    const examined = await this.host.examine(compilation);
    if (examined === compilation || this.known.get(uri)?.analysis !== analysis) return false;
    this.known.set(uri, { version, analysis: withCompilation(analysis, examined) });
    return true;
  }

  forget(uri: string): void {
    this.known.delete(uri);
  }
}
