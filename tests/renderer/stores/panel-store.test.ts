import { beforeEach, describe, expect, it } from "vitest";
import { type PanelSubject, usePanels } from "../../../renderer/stores/panel-store.ts";

const why = (id: string): PanelSubject => ({
  kind: "why",
  pilotId: "p",
  subject: { kind: "obligation", id },
});
const explain: PanelSubject = {
  kind: "explain",
  pilotId: "p",
  place: { metric: "avd.rate", workflow: "*", segment: "*", from: 0, to: 6 },
};
const effects: PanelSubject = { kind: "effects", pilotId: "p", change: "c" };

const kinds = (): readonly string[] => usePanels.getState().stack.map(({ subject }) => subject.kind);

beforeEach(() => usePanels.setState({ stack: [] }));

describe("the panels", () => {
  it("an explanation stands over the why it was asked from, and closing goes back one layer", () => {
    const { open, close } = usePanels.getState();
    open(why("a"), null);
    open(explain, null);
    expect(kinds()).toEqual(["why", "explain"]);
    close();
    expect(kinds()).toEqual(["why"]);
    close();
    close();
    expect(kinds()).toEqual([]);
  });

  it("another explanation or effect takes the place of the last; another why takes the place of all", () => {
    const { open } = usePanels.getState();
    open(why("a"), null);
    open(explain, null);
    open(effects, null);
    expect(kinds()).toEqual(["why", "effects"]);
    open(why("b"), null);
    expect(usePanels.getState().stack.map(({ subject }) => subject)).toEqual([why("b")]);
  });

  it("walking keeps where the focus goes back to, and forgets what one was about to do", () => {
    const opener = {} as Element;
    const { open, turnTo } = usePanels.getState();
    open(why("a"), opener, "overrule");
    expect(usePanels.getState().stack).toEqual([{ subject: why("a"), opener, intent: "overrule" }]);
    turnTo(why("b"));
    expect(usePanels.getState().stack).toEqual([{ subject: why("b"), opener, intent: null }]);
  });

  it("walking with nothing open opens nothing", () => {
    usePanels.getState().turnTo(why("a"));
    expect(kinds()).toEqual([]);
  });
});
