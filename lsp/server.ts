/**
 * The language server: the one file that knows the protocol. It turns requests into calls of the pure
 * functions of `features/`, keeps what is known of open documents, and publishes diagnostics.
 */
import {
  type Connection,
  ErrorCodes,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { version } from "../compiler/index.ts";
import { drawBands } from "../compiler/describe/drawing/bands.ts";
import { unitOf } from "../compiler/units/dimension.ts";
import { type Analysis, openLibrary } from "./analysis/analysis.ts";
import { isCurrent } from "./analysis/results.ts";
import { Documents } from "./documents.ts";
import { codeActions, fixAll } from "./features/code-actions.ts";
import { codeLenses, commands } from "./features/code-lenses.ts";
import { completion } from "./features/completion.ts";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "./features/call-hierarchy.ts";
import { definition } from "./features/definition.ts";
import { diagnostics } from "./features/diagnostics.ts";
import { documentHighlight } from "./features/document-highlight.ts";
import { documentLinks } from "./features/document-links.ts";
import { documentSymbols } from "./features/document-symbols.ts";
import { foldingRanges } from "./features/folding-ranges.ts";
import { formatting, onTypeFormatting, rangeFormatting } from "./features/formatting.ts";
import { hover } from "./features/hover.ts";
import { inlayHints } from "./features/inlay-hints.ts";
import { bandPath, captionOf, latticePreview } from "./features/preview.ts";
import { generatedProgram } from "./features/program.ts";
import { references } from "./features/references.ts";
import { CannotRename, prepareRename, rename } from "./features/rename.ts";
import { selectionRange } from "./features/selection-ranges.ts";
import { semanticTokens, tokenModifiers, tokenTypes } from "./features/semantic-tokens.ts";
import { signatureHelp } from "./features/signature-help.ts";
import { workspaceSymbols } from "./features/workspace-symbols.ts";
import type { Host } from "./host.ts";
import { Runs } from "./runs.ts";
import { Turns } from "./turns.ts";

/** What an editor may say of itself at the start. */
interface InitializationOptions {
  /** It knows the commands that show something beside the spec. */
  readonly panels?: boolean;
}

/** Milliseconds without a change after which diagnostics are worked out, and the goal is examined. */
const quiet = 10;
const pause = 400;

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  // None that a blank follows: a list that is asked for there is gone with the blank.
  completionProvider: { triggerCharacters: [".", "(", "<"] },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: ["="] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    full: true,
  },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
  codeActionProvider: { codeActionKinds: ["quickfix", fixAll] },
  inlayHintProvider: true,
  codeLensProvider: {},
  documentLinkProvider: {},
  callHierarchyProvider: true,
  executeCommandProvider: { commands: [commands.run, commands.stop, commands.checkGradient] },
};

/** Serves a connection until it ends. */
export function serve(connection: Connection, host: Host): void {
  const library = openLibrary(host.libraryFolder);
  const documents = new Documents(library, host);
  const open = new TextDocuments(TextDocument);
  const turns = new Turns();
  let options: InitializationOptions = {};
  let refreshes = { codeLens: false, inlayHint: false };

  const known = (uri: string): Analysis | undefined => {
    const document = open.get(uri);
    return document && documents.analysis(document);
  };
  /** The library and the open specs, each file once. */
  const files = (): readonly Analysis[] => [
    ...open.all().map((document) => documents.analysis(document)),
    ...library.files.filter(({ uri }) => !open.get(uri)),
  ];
  /** Answers from what is known of a document; nothing for one that is not open. */
  const answer = <P extends { readonly textDocument: { readonly uri: string } }, R>(
    from: (analysis: Analysis, params: P) => R,
  ) => {
    return (params: P): R | null => {
      turns.note();
      const analysis = known(params.textDocument.uri);
      return analysis ? (from(analysis, params) ?? null) : null;
    };
  };
  const refresh = () => {
    if (refreshes.codeLens) connection.sendRequest("workspace/codeLens/refresh").catch(() => {});
    if (refreshes.inlayHint) connection.languages.inlayHint.refresh().catch(() => {});
  };
  const runs = new Runs(connection, host, refresh);

  connection.onInitialize(({ capabilities: client, initializationOptions }) => {
    options = (initializationOptions as InitializationOptions | undefined) ?? {};
    refreshes = {
      codeLens: client.workspace?.codeLens?.refreshSupport === true,
      inlayHint: client.workspace?.inlayHint?.refreshSupport === true,
    };
    return { capabilities, serverInfo: { name: "ham", version } };
  });

  const waiting = new Map<string, NodeJS.Timeout>();
  /** Does something of a document later, unless it changes before. */
  const later = (document: TextDocument, delay: number, work: () => void): void => {
    const { uri } = document;
    clearTimeout(waiting.get(uri));
    const timer = setTimeout(() => {
      turns.whenIdle(() => {
        if (waiting.get(uri) === timer) work();
      });
    }, delay);
    waiting.set(uri, timer);
  };
  const publish = (document: TextDocument): void => {
    show(document);
    later(document, pause, () => void examine(document));
  };
  const breathe = () => new Promise<void>((resolve) => turns.whenIdle(resolve));
  const examine = async (document: TextDocument): Promise<void> => {
    const found = await documents.examine(document, breathe).catch(() => false);
    if (found) show(document);
  };
  const show = (document: TextDocument): void => {
    // What is published is of the text that the editor has now, whatever has come in between.
    const current = open.get(document.uri);
    if (!current) return;
    void connection.sendDiagnostics({
      uri: current.uri,
      version: current.version,
      diagnostics: [...diagnostics(documents.analysis(current))],
    });
  };
  open.onDidChangeContent(({ document }) => {
    later(document, document.version <= 1 ? 0 : quiet, () => publish(document));
  });
  open.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    documents.forget(uri);
    runs.forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onCompletion(
    answer((analysis, { position, context }) => [
      ...completion(analysis, analysis.lines.offset(position), library, {
        typed: context?.triggerCharacter !== undefined,
      }),
    ]),
  );
  connection.onHover(
    answer((analysis, { position }) => hover(analysis, analysis.lines.offset(position), library)),
  );
  connection.onSignatureHelp(
    answer((analysis, { position }) =>
      signatureHelp(analysis, analysis.lines.offset(position), library),
    ),
  );
  connection.onDefinition(
    answer((analysis, { position }) =>
      definition(analysis, analysis.lines.offset(position), library),
    ),
  );
  connection.onReferences(
    answer((analysis, { position, context }) => [
      ...references(analysis, analysis.lines.offset(position), files(), context.includeDeclaration),
    ]),
  );
  connection.onDocumentHighlight(
    answer((analysis, { position }) => [
      ...documentHighlight(analysis, analysis.lines.offset(position)),
    ]),
  );
  connection.onPrepareRename(
    answer((analysis, { position }) =>
      refusing(() => prepareRename(analysis, analysis.lines.offset(position))),
    ),
  );
  connection.onRenameRequest(
    answer((analysis, { position, newName }) =>
      refusing(() => rename(analysis, analysis.lines.offset(position), newName)),
    ),
  );
  connection.onDocumentSymbol(answer((analysis) => [...documentSymbols(analysis)]));
  connection.onWorkspaceSymbol(({ query }) => [...workspaceSymbols(files(), query)]);
  connection.onFoldingRanges(answer((analysis) => [...foldingRanges(analysis)]));
  connection.onSelectionRanges(
    answer((analysis, { positions }) =>
      positions.map((position) => selectionRange(analysis, analysis.lines.offset(position))),
    ),
  );
  connection.languages.semanticTokens.on(
    (params) =>
      answer((analysis) => ({ data: [...semanticTokens(analysis)] }))(params) ?? { data: [] },
  );
  connection.onDocumentFormatting(answer((analysis) => [...formatting(analysis)]));
  connection.onDocumentRangeFormatting(
    answer((analysis, { range }) => [...rangeFormatting(analysis, range)]),
  );
  connection.onDocumentOnTypeFormatting(
    answer((analysis, { position, ch }) => [...onTypeFormatting(analysis, position, ch)]),
  );
  connection.onCodeAction(
    answer((analysis, { range, context }) => [...codeActions(analysis, range, context.only)]),
  );
  connection.languages.inlayHint.on(
    answer((analysis, { range }) => [...inlayHints(analysis, range, runs.last(analysis.uri))]),
  );
  connection.onCodeLens(
    answer((analysis) => [
      ...codeLenses(analysis, {
        running: runs.isRunning(analysis.uri),
        run: runs.last(analysis.uri),
        panels: options.panels === true,
      }),
    ]),
  );
  connection.onDocumentLinks(answer((analysis) => [...documentLinks(analysis)]));
  connection.languages.callHierarchy.onPrepare(
    answer((analysis, { position }) => [
      ...prepareCallHierarchy(analysis, analysis.lines.offset(position), files()),
    ]),
  );
  connection.languages.callHierarchy.onIncomingCalls(({ item }) => [
    ...incomingCalls(item, files()),
  ]);
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => [
    ...outgoingCalls(item, files()),
  ]);

  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    const uri: unknown = given?.[0];
    const analysis = typeof uri === "string" ? known(uri) : undefined;
    if (!analysis) throw new ResponseError(ErrorCodes.InvalidParams, "Open a Ham spec first.");
    switch (command) {
      case commands.run:
        return runs.run(analysis);
      case commands.stop:
        return runs.stop(analysis.uri);
      case commands.checkGradient:
        return runs.checkGradient(analysis);
      default:
        throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${command}.`);
    }
  });
  connection.onRequest(
    "ham/program",
    answer((analysis) => generatedProgram(analysis)),
  );

  connection.onRequest(
    "ham/preview",
    answer(async (analysis) => {
      const { compilation } = analysis;
      const pictures = latticePreview(analysis);
      const run = runs.last(analysis.uri);
      const best = run && isCurrent(run, analysis.text) ? run : undefined;
      const caption = captionOf(analysis, best !== undefined);
      if (!compilation.model || compilation.javascript === undefined)
        return { ...pictures, caption };
      const path = bandPath(compilation.model);
      const bands = await host.bands(compilation.javascript, path, best?.parameters);
      return { ...pictures, caption, bands: drawBands(bands, unitOf(compilation.model.energy)) };
    }),
  );

  open.listen(connection);
  connection.listen();
}

/** A refusal is the user's to read, not a failure. */
function refusing<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (error instanceof CannotRename)
      throw new ResponseError(ErrorCodes.InvalidRequest, error.message);
    throw error;
  }
}
