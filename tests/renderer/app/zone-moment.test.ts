import { describe, expect, it } from "vitest";
import { localText, momentOfLocal } from "../../../renderer/app/zone-moment.ts";

describe("date and time fields of a time zone", () => {
  it.each([
    ["2026-11-20T15:00", "Europe/Paris", "2026-11-20T14:00:00Z"],
    ["2026-07-20T15:00", "Europe/London", "2026-07-20T14:00:00Z"],
    ["2026-11-20T00:30", "Pacific/Auckland", "2026-11-19T11:30:00Z"],
    // The hour that clocks skip in spring is the one after it; the one that they repeat in autumn is the first.
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00Z"],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00Z"],
  ])("%s in %s is %s", (text, zone, moment) => {
    expect(momentOfLocal(text, zone)).toBe(moment);
  });

  it("come back as they were typed, and are empty where nothing is set", () => {
    expect(localText(momentOfLocal("2026-11-20T15:00", "Europe/Madrid") ?? "", "Europe/Madrid")).toBe(
      "2026-11-20T15:00",
    );
    expect(localText(undefined, "Europe/Madrid")).toBe("");
  });

  it.each(["", "2026-11-20", "20 Nov 2026", "2026-11-20T15"])("%j is unfinished", (text) => {
    expect(momentOfLocal(text, "Europe/Paris")).toBeNull();
  });
});
