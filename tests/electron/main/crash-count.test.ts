import { expect, it } from "vitest";
import { createCrashCount, TOO_OFTEN } from "../../../electron/main/crash-count.ts";

it("counts the deaths of the last two minutes", () => {
  let atMs = 5;
  const crashes = createCrashCount(() => atMs);
  const after = (ms: number): number => {
    atMs += ms;
    return crashes.died();
  };
  expect([after(0), after(60_000), after(59_999)]).toStrictEqual([1, 2, TOO_OFTEN]);
  // The first is two minutes ago by now, the others are not.
  expect(after(1)).toBe(3);
  expect(after(120_000)).toBe(1);
});
