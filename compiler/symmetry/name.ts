import { centreOf, fraction } from "./centre.ts";
import type { Operation } from "./operation.ts";
import { type Vector, axisAngle, compose, handedness, properPart, transposed } from "./rotation.ts";

/** An operation by what it does to places, in the words of the language. */
export function nameOf(operation: Operation): string {
  const spatial = [spinName(operation), spatialName(operation)]
    .filter((name) => name !== "" && name !== "identity")
    .join(" * ");
  const kind =
    operation.sign === 1
      ? operation.antiunitary
        ? "time_reversal"
        : ""
      : operation.antiunitary
        ? "particle_hole"
        : "chiral";
  if (spatial === "") return kind || "identity";
  return kind ? `${kind} * ${spatial}` : spatial;
}

/** What turns spins beyond what the operation does to places. */
function spinName({ spin, rotation, antiunitary }: Operation): string {
  const places = properPart(rotation).map((row) => row.map((x) => (antiunitary ? 0 - x : x)));
  const { axis, angle } = axisAngle(compose(spin, transposed(places)));
  if (angle < 1e-6) return "";
  return Math.abs(angle - Math.PI) < 1e-6
    ? `spin_rotation(${directionText(axis)})`
    : `spins turned by ${Math.round((angle * 180) / Math.PI)} degrees about ${directionText(axis)}`;
}

function spatialName(operation: Operation): string {
  const { rotation, shift } = operation;
  const { axis, angle } = axisAngle(properPart(rotation));
  const proper = handedness(rotation) > 0;
  const moved = `translation(${shift.map((x) => fraction(x - Math.floor(x + 1e-9))).join(", ")})`;
  const still = shift.every((x) => Math.abs(x - Math.round(x)) < 1e-6);
  if (angle < 1e-6 && proper) return still ? "identity" : moved;
  const turned =
    angle < 1e-6
      ? "inversion"
      : proper
        ? turnName(axis, angle)
        : Math.abs(angle - Math.PI) < 1e-6
          ? `mirror(${directionText(axis)})`
          : `inversion * ${turnName(axis, angle)}`;
  return centreOf(operation) ? turned : `${moved} * ${turned}`;
}

/** "rotation(3)", "rotation(3)^2", "rotation(2, axis = x)". */
function turnName(axis: readonly number[], angle: number): string {
  const about = Math.abs(Math.abs(axis[2]) - 1) < 1e-9 ? "" : `, axis = ${directionText(axis)}`;
  const turns = ((axis[2] < -1e-9 ? -angle : angle) / (2 * Math.PI) + 1) % 1;
  for (let order = 2; order <= 24; order++) {
    const power = Math.round(turns * order);
    if (Math.abs(turns * order - power) > 1e-6) continue;
    return power === 1 ? `rotation(${order}${about})` : `rotation(${order}${about})^${power}`;
  }
  return `rotation by ${(angle * 180) / Math.PI} degrees${about}`;
}

/** `x`, or `(0.866, 0.5)`. */
export function directionText(v: Vector): string {
  const axis = ["x", "y", "z"].find((_, i) =>
    v.every((value, j) => (i === j ? value > 0 : Math.abs(value) < 1e-9)),
  );
  const numbers = v.map((value) => String(Number(value.toPrecision(3)) + 0));
  return axis ?? `(${numbers[2] === "0" ? numbers.slice(0, 2).join(", ") : numbers.join(", ")})`;
}
