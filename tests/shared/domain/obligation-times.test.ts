import { describe, expect, it } from "vitest";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import type { TestDay } from "./test-data.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** 100 reviewed units a day, so many of them escalated. */
const day = (escalated: number) => (): TestDay => ({
  eligible: 120,
  qualified: 70,
  accepted: 100 - escalated,
  escalated,
});
const [GOOD, BAD] = [9, 20];

/**
 * A line on escalation at 12 %, one week, 48 hours, in force since August. Week 46 goes from Monday 9 to Sunday 15
 * November; it fires on Thursday 19 November 00:00 and falls due on Saturday 21 November 00:00, all in UTC.
 */
class Story extends TestPilot {
  readonly threshold: string;

  constructor() {
    super("2026-08-17");
    this.now = "2026-08-10T08:00:00Z";
    this.threshold = this.run("threshold.add", {
      metric: "trust.escalation",
      direction: "above",
      breach: 0.12,
      action: "Roll back",
      deadlineHours: 48,
    });
    this.rows("2026-11-09T07:00:00Z", "2026-08-17", "2026-11-08", GOOD);
  }

  /** Rows that come in at a moment. */
  rows(at: string, from: string, to: string, escalated: number, segment = "Home"): this {
    this.now = at;
    this.import(workRows(from, to, "Triage", [segment], day(escalated)));
    return this;
  }

  do(at: string, command: string, input: object): this {
    this.now = at;
    this.run(command, input);
    return this;
  }

  answer(at: string, answer: "obeyed" | "overruled"): this {
    const [obligation] = this.view(at).obligations;
    const input = { obligation: obligation?.id, answer };
    return this.do(at, "obligation.answer", answer === "obeyed" ? input : { ...input, reason: "a strike" });
  }

  review(closedAt: string): this {
    return this.do(closedAt, "review.add", { kind: "weekly", closedAt, verdict: "none" });
  }

  revise(at: string, terms: object): this {
    return this.do(at, "threshold.revise", { id: this.threshold, ...terms });
  }
}

type States = readonly (readonly [asOf: string, ...states: string[]])[];

interface Case {
  readonly name: string;
  readonly live: (story: Story) => Story;
  readonly states: States;
}

const word = ({ period, state, restated }: PilotObligation): string =>
  `${period.slice(5)} ${state}${restated ? ", restated" : ""}`;

const inTime = (story: Story): Story => story.rows("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", BAD);

const CASES: readonly Case[] = [
  {
    name: "the app stays closed for three weeks over the breach and its deadline",
    live: inTime,
    states: [
      ["2026-11-18T23:59:59Z"],
      ["2026-11-19T00:00:00Z", "W46 running"],
      ["2026-11-21T00:00:00Z", "W46 running"],
      ["2026-11-21T00:00:01Z", "W46 expired"],
      ["2026-12-07T09:00:00Z", "W46 expired"],
    ],
  },
  {
    name: "the app stays closed for three weeks, and the data come with it",
    live: (story) => story.rows("2026-12-07T09:00:00Z", "2026-11-09", "2026-11-15", BAD),
    states: [
      ["2026-12-07T09:00:00Z", "W46 late data"],
      ["2027-03-01T09:00:00Z", "W46 late data"],
    ],
  },
  {
    name: "a weekly review closes without an answer to what came late",
    live: (story) =>
      story
        .review("2026-11-23T10:00:00Z")
        .rows("2026-12-07T09:00:00Z", "2026-11-09", "2026-11-15", BAD)
        .review("2026-12-08T10:00:00Z"),
    states: [
      ["2026-12-08T09:59:59Z", "W46 late data"],
      ["2026-12-08T10:00:00Z", "W46 expired"],
    ],
  },
  {
    name: "what came late is answered before the review, and after one",
    live: (story) =>
      story
        .rows("2026-12-07T09:00:00Z", "2026-11-09", "2026-11-15", BAD)
        .answer("2026-12-08T09:00:00Z", "obeyed")
        .review("2026-12-08T10:00:00Z"),
    states: [
      ["2026-12-08T08:59:59Z", "W46 late data"],
      ["2026-12-09T09:00:00Z", "W46 obeyed"],
    ],
  },
  {
    name: "late data that expired get no second life by being imported again",
    live: (story) =>
      story
        .rows("2026-12-07T09:00:00Z", "2026-11-09", "2026-11-15", BAD)
        .review("2026-12-08T10:00:00Z")
        .rows("2026-12-09T09:00:00Z", "2026-11-09", "2026-11-15", BAD + 1),
    states: [["2026-12-09T12:00:00Z", "W46 expired"]],
  },
  {
    name: "an answer comes on the last second, and one a second later",
    live: (story) => inTime(story).answer("2026-11-21T00:00:00Z", "obeyed"),
    states: [["2026-12-01T00:00:00Z", "W46 obeyed"]],
  },
  {
    name: "an answer comes after the deadline: it has expired for good",
    live: (story) => inTime(story).answer("2026-11-21T00:00:01Z", "obeyed"),
    states: [["2026-12-01T00:00:00Z", "W46 expired"]],
  },
  {
    name: "the clock is set back: what is not due by it is not there, and comes back with the right time",
    live: inTime,
    states: [
      ["2026-12-01T09:00:00Z", "W46 expired"],
      ["2026-11-12T09:00:00Z"],
      ["2026-12-01T09:00:00Z", "W46 expired"],
    ],
  },
  {
    name: "the clock is set back between two answers: the one given last stands",
    live: (story) =>
      inTime(story).answer("2026-11-20T15:00:00Z", "obeyed").answer("2026-11-20T09:00:00Z", "overruled"),
    states: [
      ["2026-11-20T08:59:59Z", "W46 running"],
      ["2026-11-20T12:00:00Z", "W46 overruled"],
      ["2026-11-20T16:00:00Z", "W46 overruled"],
    ],
  },
  {
    name: "the clock was ahead at the import and is set right: the data were known by then",
    live: (story) =>
      story
        .rows("2026-12-24T07:00:00Z", "2026-11-09", "2026-11-15", BAD)
        .do("2026-11-16T07:00:00Z", "person.add", { name: "Ada" }),
    states: [
      ["2026-11-20T09:00:00Z", "W46 running"],
      ["2026-11-22T09:00:00Z", "W46 expired"],
    ],
  },
  {
    name: "a week becomes complete by a late import",
    live: (story) =>
      story
        .rows("2026-11-13T18:00:00Z", "2026-11-09", "2026-11-13", BAD)
        .rows("2026-11-25T07:00:00Z", "2026-11-14", "2026-11-22", GOOD),
    states: [
      // 5 days of 20 and 2 of 9: 118 of 700 = 16.9 %. It could not be judged before its end was known.
      ["2026-11-25T09:00:00Z", "W46 late data"],
    ],
  },
  {
    name: "a week becomes complete in time by rows that are not its own",
    live: (story) =>
      story
        .rows("2026-11-13T18:00:00Z", "2026-11-09", "2026-11-13", BAD)
        .rows("2026-11-18T07:00:00Z", "2026-11-16", "2026-11-17", GOOD),
    states: [
      ["2026-11-20T09:00:00Z", "W46 running"],
      ["2026-11-22T09:00:00Z", "W46 expired"],
    ],
  },
  {
    name: "the other segment comes late and lifts the week over the line",
    live: (story) =>
      story
        .rows("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", GOOD)
        .rows("2026-11-23T07:00:00Z", "2026-11-09", "2026-11-15", 30, "Motor"),
    states: [["2026-11-23T09:00:00Z", "W46 late data"]],
  },
  {
    name: "restated data withdraw it, unanswered: it is gone; answered: it stays",
    live: (story) => inTime(story).rows("2026-11-20T07:00:00Z", "2026-11-09", "2026-11-15", GOOD),
    states: [["2026-11-20T09:00:00Z"]],
  },
  {
    name: "restated data leave an answered one, marked",
    live: (story) =>
      inTime(story)
        .answer("2026-11-19T09:00:00Z", "overruled")
        .rows("2026-11-20T07:00:00Z", "2026-11-09", "2026-11-15", GOOD),
    states: [["2026-12-20T09:00:00Z", "W46 overruled, restated"]],
  },
  {
    name: "restated and restated back: the answer is its own again",
    live: (story) =>
      inTime(story)
        .answer("2026-11-19T09:00:00Z", "overruled")
        .rows("2026-11-20T07:00:00Z", "2026-11-09", "2026-11-15", GOOD)
        .rows("2026-11-20T08:00:00Z", "2026-11-09", "2026-11-15", BAD),
    states: [["2026-12-20T09:00:00Z", "W46 overruled"]],
  },
  {
    name: "a stricter line that was set in the week applies to the next one only",
    live: (story) =>
      story
        .revise("2026-11-11T09:00:00Z", { breach: 0.05 })
        .rows("2026-11-23T07:00:00Z", "2026-11-09", "2026-11-22", GOOD),
    states: [["2026-11-27T09:00:00Z", "W47 running"]],
  },
  {
    name: "a looser line that was set after the week, before it fired, does not reach back",
    live: (story) =>
      inTime(story).revise("2026-11-17T09:00:00Z", {
        breach: 0.5,
        thisPeriod: true,
        overruleReason: "the quarter ends",
      }),
    states: [["2026-11-19T09:00:00Z", "W46 running"]],
  },
  {
    name: "loosened inside the week: an overrule, and the week does not fire",
    live: (story) =>
      inTime(
        story.revise("2026-11-11T09:00:00Z", {
          breach: 0.5,
          thisPeriod: true,
          overruleReason: "the quarter ends",
        }),
      ),
    states: [["2026-11-19T09:00:00Z"]],
  },
  {
    name: "ended in the week: it still fires for that week, and never again",
    live: (story) =>
      story
        .do("2026-11-11T09:00:00Z", "threshold.remove", {
          id: story.threshold,
          overruleReason: "no longer measured",
        })
        .rows("2026-11-23T07:00:00Z", "2026-11-09", "2026-11-22", BAD),
    states: [["2026-12-01T09:00:00Z", "W46 late data"]],
  },
  {
    name: "two weeks in a row are asked for from now on: the run starts anew with the new terms",
    live: (story) =>
      story
        .revise("2026-11-03T09:00:00Z", { periods: 2, overruleReason: "one week is noise" })
        .rows("2026-11-24T07:00:00Z", "2026-11-02", "2026-11-22", BAD),
    states: [["2026-11-26T09:00:00Z", "W45 late data", "W47 running"]],
  },
];

describe("an obligation over time", () => {
  it.each(CASES)("$name", ({ live, states }) => {
    const story = live(new Story());
    const found = states.map(([asOf]) => [asOf, ...story.view(asOf).obligations.map(word)]);
    expect(found).toEqual(states);
  });

  it("is the same for two imports in either order", () => {
    const imports = [
      (story: Story) => story.rows("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", BAD),
      (story: Story) => story.rows("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", 5, "Motor"),
    ] as const;
    const [first, second] = imports;
    const one = second(first(new Story())).view("2026-11-19T09:00:00Z").obligations;
    const other = first(second(new Story())).view("2026-11-19T09:00:00Z").obligations;
    expect(one.map(word)).toEqual(["W46 running"]);
    expect(other).toEqual(one);
  });
});
