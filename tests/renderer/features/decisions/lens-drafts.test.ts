import { describe, expect, it } from "vitest";
import { rebased } from "../../../../renderer/features/decisions/use-lens-drafts.ts";
import { lensDrafts } from "../../../../shared/domain/lenses.ts";

const lens = (sentence: string, effect = 1) => ({ effect, sentence });

describe("lenses that are being written while the record changes", () => {
  const before = { outcome: lens("first"), revenue: lens("money") };
  const typed = { ...lensDrafts(before), outcome: { ...lensDrafts(before).outcome, sentence: "typing" } };

  it("keep what was typed, and take over the lenses that nobody is writing in", () => {
    const after = { outcome: lens("from elsewhere"), revenue: lens("less money", -1) };
    const drafts = rebased(typed, before, after);
    expect(drafts.outcome.sentence).toBe("typing");
    expect(drafts.revenue).toMatchObject({ sentence: "less money", effect: -1 });
    expect(drafts.reliability.effect).toBeNull();
  });

  it("show the record again once what was typed stands on it", () => {
    const saved = { ...before, outcome: lens("typing") };
    const drafts = rebased(typed, before, saved);
    expect(drafts).toEqual(lensDrafts(saved));
    // An undo then brings the earlier sentence back.
    expect(rebased(drafts, saved, before)).toEqual(lensDrafts(before));
  });

  it("fall empty where a lens is taken away, unless somebody is writing in it", () => {
    expect(rebased(lensDrafts(before), before, undefined)).toEqual(lensDrafts(undefined));
    expect(rebased(typed, before, undefined).outcome.sentence).toBe("typing");
  });
});
