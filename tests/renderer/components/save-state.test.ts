import { describe, expect, it } from "vitest";
import { saveStateText } from "../../../renderer/components/save-state.tsx";
import type { SaveState } from "../../../renderer/data/workspace.ts";

const AT = "2026-06-18T14:02:00Z";
const STATES: readonly (readonly [SaveState, string])[] = [
  [{ kind: "opening" }, "Opening your data…"],
  [{ kind: "saved", at: null }, "All changes saved"],
  [{ kind: "saved", at: AT }, "All changes saved 14:02"],
  [{ kind: "saving" }, "Saving…"],
  [{ kind: "failed", code: "DISK_FULL", reason: "the disk is full" }, "Not saved: the disk is full"],
  [{ kind: "read-only" }, "Read only: nothing can be saved now"],
];

describe("the foot of the rail", () => {
  it.each(STATES)("%j is said as it is", (state, said) => {
    expect(saveStateText(state, (moment) => moment.slice(11, 16))).toBe(said);
  });
});
