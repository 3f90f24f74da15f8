import { beforeEach, describe, expect, it } from "vitest";
import { stepsOf, useUndo } from "../../../renderer/stores/undo-store.ts";

const stepsNow = (pilotId: string) => stepsOf(useUndo.getState(), pilotId);

beforeEach(() => useUndo.setState({ byPilot: new Map() }));

describe("undo and redo", () => {
  it("keep the label and take the number of the entry that reversed it", () => {
    const { did, undid, redid } = useUndo.getState();
    did("a", { seq: 4, label: "DRI assigned" });
    undid("a", 5);
    expect(stepsNow("a")).toStrictEqual({ undo: [], redo: [{ seq: 5, label: "DRI assigned" }] });
    redid("a", 6);
    expect(stepsNow("a")).toStrictEqual({ undo: [{ seq: 6, label: "DRI assigned" }], redo: [] });
  });

  it("a new change empties redo, of its own pilot alone", () => {
    const { did, undid } = useUndo.getState();
    did("a", { seq: 1, label: "one" });
    did("b", { seq: 1, label: "other" });
    undid("a", 2);
    undid("b", 2);
    did("a", { seq: 3, label: "two" });
    expect(stepsNow("a").redo).toStrictEqual([]);
    expect(stepsNow("b").redo).toHaveLength(1);
  });

  it("nothing to undo changes nothing", () => {
    useUndo.getState().undid("a", 9);
    expect(stepsNow("a")).toStrictEqual({ undo: [], redo: [] });
    expect(stepsOf(useUndo.getState(), null)).toStrictEqual({ undo: [], redo: [] });
  });
});
