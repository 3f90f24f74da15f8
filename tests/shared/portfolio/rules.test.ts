import { describe, expect, it } from "vitest";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { lastHeard } from "../../../shared/portfolio/arrivals.ts";
import { type HeadlineDefinitions, otherDefinitions } from "../../../shared/portfolio/definitions.ts";
import { LEAST_PEERS, type PeerDot, peerStrip } from "../../../shared/portfolio/peers.ts";
import { commonDay, momentOfDay, usualDay } from "../../../shared/portfolio/same-day.ts";
import { reportFormat } from "../../../shared/report/format/report-format.ts";
import { packRequest } from "../../../shared/report/portfolio/pack-request.ts";

const START = parseCalendarDate("2026-08-17") ?? 0;

describe("one day of all pilots", () => {
  it.each([
    ["it is over", 60, "2026-11-20T14:00:00Z", "2026-10-16T21:59:59.999Z"],
    ["it ended a moment ago", 60, "2026-10-16T22:00:00Z", "2026-10-16T21:59:59.999Z"],
    ["it still runs", 60, "2026-10-16T21:00:00Z", null],
    ["a day after the clocks went back", 70, "2026-11-20T14:00:00Z", "2026-10-26T22:59:59.999Z"],
  ])("ends with the pilot's own midnight: %s", (_, day, now, expected) => {
    const at = momentOfDay(START, "Europe/Berlin", day, Date.parse(now));
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected);
  });

  it("does not come for a target", () => {
    expect(momentOfDay(null, "UTC", 0, Date.now())).toBeNull();
  });

  it.each([
    ["the least of them, as far as it is over", [95, 46, 130], 45],
    ["never after Day 180", [300, 400], 180],
    ["none where one has not begun", [95, -3], null],
    ["none where one is a target", [95, null], null],
    ["none on Day 0", [0], null],
    ["none of nobody", [], null],
  ])("is common to companies: %s", (_, days, expected) => {
    expect(commonDay(days)).toBe(expected);
  });

  it.each([
    ["two thirds have come that far", [151, 116, 95, 81, 67, 46, 130, null], 60],
    ["a day that runs is not over", [60, 60, 60], 30],
    ["all are young", [3, 4], null],
    ["there are only targets", [null], null],
  ])("is usual where %s", (_, days, expected) => {
    expect(usualDay(days)).toBe(expected);
  });
});

describe("when a company was last heard of", () => {
  const mine = { replica: "mine", at: "2026-11-20T10:00:00Z" };
  const theirs = { replica: "theirs", at: "2026-11-04T10:00:00Z" };
  const older = { replica: "older", at: "2026-10-01T10:00:00Z" };
  it.each([
    ["what was written here is no pack of theirs", [mine, theirs, older], "mine", theirs.at],
    ["nobody else ever wrote", [mine], "mine", mine.at],
    ["this machine never wrote", [theirs, older], null, theirs.at],
    ["nobody wrote", [], "mine", ""],
  ])("%s", (_, last, own, expected) => {
    expect(lastHeard(last, own)).toBe(expected);
  });
});

describe("a company among the others", () => {
  const dots = (count: number): readonly PeerDot[] =>
    Array.from({ length: count }, (_, place) => ({ key: `${place}`, name: `${place}`, value: place * 10 }));

  it("is a dot beside dots until there are twelve others with a value", () => {
    expect(peerStrip(dots(LEAST_PEERS), "0")?.quartiles).toBeNull();
    expect(
      peerStrip([...dots(LEAST_PEERS), { key: "x", name: "x", value: null }], "0")?.quartiles,
    ).toBeNull();
  });

  it("has the quartiles of the others from twelve on, its own value not among them", () => {
    const strip = peerStrip([...dots(12), { key: "own", name: "own", value: 1_000_000 }], "own");
    expect(strip?.quartiles).toStrictEqual({ low: 27.5, middle: 55, high: 82.5 });
    expect(strip?.others.map(({ value }) => value)).toStrictEqual(dots(12).map(({ value }) => value));
  });

  it("counts those without a value, and is nothing where it is not there itself", () => {
    const strip = peerStrip([...dots(3), { key: "x", name: "x", value: null }], "1");
    expect(strip).toMatchObject({ without: 1, own: { value: 10 } });
    expect(peerStrip(dots(3), "9")).toBeNull();
  });
});

describe("definitions", () => {
  const own: HeadlineDefinitions = {
    avd: "confidence from 0.8",
    trust: "",
    cost: "",
    revenue: "r",
    loop: "",
  };
  it("are marked where companies do not share them", () => {
    const companies = [
      { key: "a", definitions: own },
      { key: "b", definitions: { ...own, avd: "confidence from 0.9" } },
    ];
    expect(otherDefinitions(companies)).toStrictEqual([
      {
        pillar: "avd",
        metric: "Autonomous value rate",
        words: [
          { key: "a", words: "confidence from 0.8" },
          { key: "b", words: "confidence from 0.9" },
        ],
      },
    ]);
    expect(
      otherDefinitions([
        { key: "a", definitions: own },
        { key: "b", definitions: { ...own } },
      ]),
    ).toEqual([]);
  });
});

describe("the message that asks for a pack", () => {
  const format = reportFormat({ currency: "SEK", asOf: parseCalendarDate("2026-11-20") ?? 0 });
  it("names the company, what was heard last, how far the data go, and what is to be done", () => {
    const text = packRequest(
      {
        company: "Norrbex Legal",
        workflow: "Contract intake review",
        lastOn: parseCalendarDate("2026-11-04"),
        days: 16,
        dataTo: parseCalendarDate("2026-11-02"),
        asks: 2,
      },
      format,
    );
    for (const part of [
      "Norrbex Legal",
      "Contract intake review",
      "Wed 4 Nov, 16 days ago",
      "Mon 2 Nov",
      "2 open asks",
    ]) {
      expect(text).toContain(part);
    }
  });
  it("says so where nothing ever came", () => {
    const silent = { company: "A", workflow: null, lastOn: null, days: null, dataTo: null, asks: 0 };
    expect(packRequest(silent, format)).toMatch(/No pack has arrived here yet\. It holds no data yet\./);
  });
});
