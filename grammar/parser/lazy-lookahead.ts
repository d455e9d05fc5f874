import { type ILookaheadStrategy, LLkLookaheadStrategy } from "chevrotain";

/**
 * Chevrotain's lookahead, computed for each choice where a text first comes to it: most texts use a
 * part of the grammar, and for all of it this is the larger part of the start of a command.
 */
export function lazyLookahead(maxLookahead: number): ILookaheadStrategy {
  const strategy = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (options) => strategy.validate(options),
    buildLookaheadForAlternation: (options) =>
      onFirstUse(() => strategy.buildLookaheadForAlternation(options)),
    buildLookaheadForOptional: (options) =>
      onFirstUse(() => strategy.buildLookaheadForOptional(options)),
  };
}

/** Chevrotain calls what it has built with the parser as `this`. */
function onFirstUse<This, Arguments extends unknown[], Result>(
  build: () => (this: This, ...values: Arguments) => Result,
): (this: This, ...values: Arguments) => Result {
  let built: ReturnType<typeof build> | undefined;
  return function (this: This, ...values: Arguments): Result {
    return (built ??= build()).apply(this, values);
  };
}
