import type { LatticeOperation } from "../../runtime/program.ts";
import { type Value, array, numbers, object, text } from "./target.ts";

/** An operation of the lattice, as data. */
export function emitOperation(operation: LatticeOperation): Value {
  const { name, turn, shift, rotation, image, cell, states } = operation;
  return object({
    name: text(name),
    turn: rows(turn),
    shift: numbers(shift),
    rotation: rows(rotation),
    image: numbers(image),
    cell: rows(cell),
    states: object({ re: rows(states.re), im: rows(states.im) }),
  });
}

function rows(matrix: readonly (readonly number[])[]): Value {
  return array(matrix.map(numbers));
}
