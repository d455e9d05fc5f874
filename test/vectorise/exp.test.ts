import { expect, test } from "vitest";
import { fastKernels } from "../../runtime/wasm/kernels.ts";
import { encodeModule } from "../../webassembly/module.ts";
import { instruction as i } from "../../webassembly/instructions.ts";

/** exp of two numbers, by a module that calls the kernel. */
function both(x: number, y: number): readonly [number, number] {
  const { memory, kernels, numbers } = fastKernels()!;
  const bytes = encodeModule(
    [{ name: "exp", parameters: ["v128"], result: "v128" }],
    [
      {
        name: "run",
        parameters: ["i32"],
        locals: [],
        body: [...i.get(0), ...i.get(0), ...i.load(), ...i.call(0), ...i.store()],
      },
    ],
  );
  const imports = { env: { memory }, kernels: { ...kernels } };
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports as {
    run: (place: number) => void;
  };
  numbers[200] = x;
  numbers[201] = y;
  run(1600);
  return [numbers[200], numbers[201]];
}

test("exp of both lanes is that of JavaScript to two units in the last place", () => {
  for (let n = -700; n <= 700; n++) {
    const [x, y] = [n + 0.318 * Math.sin(n), n / 700];
    const [a, b] = both(x, y);
    expect(Math.abs(a / Math.exp(x) - 1)).toBeLessThan(5e-16);
    expect(Math.abs(b / Math.exp(y) - 1)).toBeLessThan(5e-16);
  }
});

test("exp ends in 0, in infinity, and keeps what is not a number", () => {
  expect(both(0, -0)).toEqual([1, 1]);
  expect(both(-750, 800)).toEqual([0, Infinity]);
  expect(both(-Infinity, Infinity)).toEqual([0, Infinity]);
  expect(both(NaN, 1)[0]).toBeNaN();
});
