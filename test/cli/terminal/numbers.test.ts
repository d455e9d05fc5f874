import { expect, test } from "vitest";
import {
  complexText,
  digits6,
  durationText,
  measuredText,
  unitText,
} from "../../../cli/terminal/numbers.ts";

const measured = { expression: "q", value: 1, error: 1e-10, certified: true, unit: "e^2/h" };

test("a value has the decimals that its error leaves meaningful", () => {
  expect(measuredText(measured)).toBe("1.0000000000 ± 1e-10 e²/h");
  expect(measuredText({ ...measured, value: -0.30931, error: 0.002 })).toBe("-0.309 ± 2e-3 e²/h");
  expect(measuredText({ ...measured, value: 123456, error: 200 })).toBe("123456 ± 2e+2 e²/h");
});

test("an exact value has no error bar", () => {
  expect(measuredText({ ...measured, error: 0, unit: undefined })).toBe("1");
});

test("a value that is not certified says why", () => {
  const doubtful = { ...measured, certified: false, reason: "the mesh did not settle" };
  expect(measuredText(doubtful)).toMatch(/\(not certified: the mesh did not settle\)$/);
});

test("complex numbers show magnitude, phase and parts", () => {
  expect(complexText({ re: 0, im: 1 })).toBe("1 ∠ 0.5π  (0 + 1i)");
  expect(complexText({ re: 0, im: -0.25 })).toBe("0.25 ∠ -0.5π  (0 - 0.25i)");
});

test("real numbers have six digits and no negative zero", () => {
  expect(digits6(1 / 3)).toBe("0.333333");
  expect(digits6(-0)).toBe("0");
});

test("units have superscripts", () => {
  expect(unitText("A m^-2")).toBe("A m⁻²");
});

test("durations are in the unit that fits", () => {
  expect([0.84, 12.3, 80, 7500].map(durationText)).toEqual([
    "0.8 s",
    "12 s",
    "1 min 20 s",
    "2 h 5 min",
  ]);
});
