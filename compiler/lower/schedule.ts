import type { Schedule } from "../model/schedule.ts";
import { ScalarBuilder } from "../ir/builder.ts";
import type { Code, ScheduleIR } from "../ir/program.ts";
import { Lowering } from "./expression.ts";
import { Inputs, readOutside } from "./inputs.ts";

/** A schedule as one piece of code for each stretch of steps. */
export function lowerSchedule(schedule: Schedule, line: number): ScheduleIR {
  const pieces = schedule.pieces.map((piece) => {
    const builder = new ScalarBuilder();
    const inputs = new Inputs(builder);
    if (piece.kind === "hold") {
      const lowering = new Lowering(builder, (node) => readOutside(node, inputs, builder));
      const node = lowering.real(piece.value);
      return { until: piece.until, code: inputs.finish([{ name: "value", node }]) };
    }
    const step = inputs.read("step", { kind: "step" });
    const begin = builder.constant(piece.start);
    const span = builder.constant(piece.until - piece.start);
    const progress = builder.divide(builder.subtract(step, begin), span);
    const from = builder.constant(piece.from);
    const value =
      piece.scale === "linear"
        ? builder.add(from, builder.multiply(builder.constant(piece.to - piece.from), progress))
        : builder.multiply(
            from,
            builder.apply(
              "exp",
              builder.multiply(builder.constant(Math.log(piece.to / piece.from)), progress),
            ),
          );
    return { until: piece.until, code: inputs.finish([{ name: "value", node: value }]) };
  });
  const last = schedule.pieces.at(-1);
  return {
    schedule,
    line,
    pieces:
      last?.kind === "ramp"
        ? [...pieces, { until: undefined, code: constantCode(last.to) }]
        : pieces,
  };
}

function constantCode(value: number): Code {
  const builder = new ScalarBuilder();
  return {
    scalar: builder.finish([{ name: "value", node: builder.constant(value) }]),
    inputs: new Map(),
  };
}
