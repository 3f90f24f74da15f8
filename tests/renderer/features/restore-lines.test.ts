import { describe, expect, it } from "vitest";
import { restoreLine } from "../../../renderer/features/settings/restore-lines.ts";
import { after, freshPilot, person, work } from "../../e2e/browser/support/pilots.ts";

const start = freshPilot("Norrbex");
const backup = after(start, "a2", person("Ada"), work([1, 10, 7], [2, 12, 9]));

describe("what restoring would do with a company", () => {
  it("that is not here any more: it comes back, as it stood", () => {
    expect(restoreLine(null, backup)).toMatchObject({
      company: "Norrbex",
      word: "comes back",
      here: null,
      // The clock of these pilots stands at 20 November, the 172nd day after 1 June.
      backup: { changes: 3, imports: 1, rows: 2, day: 172, actor: "tester" },
      takenOut: { changes: 0 },
      comesWith: { changes: 0 },
    });
  });

  it("that went on since: it goes back, and what is taken out is named", () => {
    const here = after(backup, "a3", person("Ben"), person("Cleo"), work([3, 9, 9]));
    expect(restoreLine(here, backup)).toMatchObject({
      word: "goes back",
      here: { changes: 6, imports: 2, rows: 3 },
      takenOut: { changes: 3, what: ["2 people added", "work.csv: 1 row"] },
      comesWith: { changes: 0, what: [] },
    });
  });

  it("that went another way: what goes and what comes", () => {
    const here = after(start, "b2", person("Ben"));
    expect(restoreLine(here, backup)).toMatchObject({
      word: "goes back",
      takenOut: { changes: 1, what: ["1 person added"] },
      comesWith: { changes: 2 },
    });
  });

  it("that lacks some of it, or nothing", () => {
    expect(restoreLine(start, backup)).toMatchObject({ word: "brings more", comesWith: { changes: 2 } });
    expect(restoreLine(backup, backup)).toMatchObject({ word: "as it is", takenOut: { changes: 0 } });
  });
});
