import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createStartMarks } from "../../../electron/main/start-marks.ts";

function marks() {
  const folder = mkdtempSync(join(tmpdir(), "converge180-starts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = { ms: 0 };
  const file = join(folder, "starts.json");
  // Each is a process of its own: what one knows the next has from the disk alone.
  return { file, clock, process: () => createStartMarks(file, () => clock.ms) };
}

it("after two starts in a row that did not end the third is a safe one, until one ends", () => {
  const { process } = marks();
  expect([process().begin(), process().begin(), process().begin(), process().begin()]).toEqual([
    "as usual",
    "as usual",
    "safe",
    "safe",
  ]);
  process().opened();
  expect(process().begin()).toBe("as usual");
});

it("a start that ended, or that somebody closed in haste, does not count; one that hung does", () => {
  const { process, clock } = marks();
  for (let time = 0; time < 5; time += 1) {
    const start = process();
    expect(start.begin()).toBe("as usual");
    if (time % 2 === 0) start.opened();
    else start.closed();
  }
  for (const expected of ["as usual", "as usual", "safe"]) {
    const start = process();
    expect(start.begin()).toBe(expected);
    clock.ms += 20_000;
    start.closed();
  }
});

it("a session that nobody ended is told once, by the next start that comes to its end", () => {
  const { process } = marks();
  const start = (): ReturnType<typeof process> => {
    const begun = process();
    expect(begun.begin()).toBe("as usual");
    return begun;
  };
  const first = start();
  expect(first.opened()).toBe(false);
  first.closed();
  const second = start();
  expect(second.opened()).toBe(false);
  // The power goes; the next window is closed in haste, before it could say anything.
  start().closed();
  const third = start();
  expect([third.opened(), third.opened()]).toEqual([true, false]);
  third.closed();
  expect(start().opened()).toBe(false);
});

it("a safe start that is closed leaves the marks as they are", () => {
  const { process } = marks();
  process().begin();
  process().begin();
  const safe = process();
  expect(safe.begin()).toBe("safe");
  safe.closed();
  expect(process().begin()).toBe("safe");
});

it("a mark that cannot be understood is none", () => {
  const { process, file } = marks();
  for (const text of ["", "{", "null", '{"unfinished":"9"}', '{"unfinished":1e999}']) {
    writeFileSync(file, text);
    expect(process().begin()).toBe("as usual");
  }
});
