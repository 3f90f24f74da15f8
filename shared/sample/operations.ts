import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { JsonObject } from "../json/json.ts";
import type { History } from "./history.ts";

/** A weekly review: the day of the pilot, what was decided in it, or that nothing was. */
export interface ReviewStory {
  readonly day: number;
  /** The trade-off in words; absent: the review ended without one. */
  readonly tradeOff?: string;
  /** Keys of the decisions taken in it, told on an earlier minute. */
  readonly decisions?: readonly string[];
  /** Keys of leaders who were not there. */
  readonly absent?: readonly string[];
}

/** Weekly operating reviews, held at 09:00 and closed 45 minutes later. */
export function tellReviews(
  { on, day, moment }: History,
  chair: string,
  reviews: readonly ReviewStory[],
): void {
  for (const [index, review] of reviews.entries()) {
    const date = formatCalendarDate(day(review.day));
    const isDecided = review.tradeOff !== undefined;
    on(
      review.day,
      "09:45",
      chair,
      "review.add",
      {
        kind: "weekly",
        plannedOn: date,
        startedAt: moment(review.day, "09:00"),
        closedAt: moment(review.day, "09:45"),
        attendance: ["cpo", "cto", "cro"].map((key) => ({
          person: `@${key}`,
          present: review.absent?.includes(key) !== true,
        })),
        verdict: isDecided ? "decision" : "none",
        ...(isDecided ? { tradeOff: review.tradeOff } : {}),
        ...(review.decisions === undefined ? {} : { decisions: review.decisions.map((key) => `@${key}`) }),
        minutes: isDecided
          ? `Review ${index + 1}. Agreed: ${review.tradeOff}`
          : `Review ${index + 1}. Figures read, no trade-off decided: the points were passed to the executive meeting.`,
      },
      `review-${index + 1}`,
    );
  }
}

/** A decision with its three lenses: effect and sentence each, the first with the metric that it rests on. */
export interface DecisionStory {
  readonly title: string;
  readonly question: string;
  readonly category: number;
  readonly domain?: string;
  readonly options: readonly string[];
  readonly chosen: string;
  readonly decidedBy: string;
  readonly outcome: readonly [effect: number, sentence: string];
  readonly reliability: readonly [effect: number, sentence: string];
  readonly revenue: readonly [effect: number, sentence: string];
  /** Metric, expected change and date (as a day of the pilot) of the outcome lens. */
  readonly expects?: readonly [metric: string, change: number, byDay: number];
}

/** A decision that was raised three days before, got its keys where it needs them, and was approved on a day, at a time. */
export function tellDecision(
  history: History,
  onDay: number,
  time: string,
  actor: string,
  workflow: string,
  story: DecisionStory,
  as: string,
): void {
  const { on } = history;
  tellDraft(history, onDay - 3, "11:00", actor, workflow, story, as);
  if (story.category === 4) {
    for (const [key, holder, at] of [
      ["product", "cpo", "16:00"],
      ["revenue", "cro", "16:20"],
    ] as const) {
      on(onDay - 1, at, holder.toUpperCase(), "decision.agree", { id: `@${as}`, key, by: `@${holder}` });
    }
  }
  on(onDay, time, actor, "decision.approve", { id: `@${as}`, by: `@${story.decidedBy}` });
}

/** A decision that is raised on a day, with its lenses, and waits. */
export function tellDraft(
  { on, day }: History,
  onDay: number,
  time: string,
  actor: string,
  workflow: string,
  story: DecisionStory,
  as: string,
  more: JsonObject = {},
): void {
  const { outcome, reliability, revenue, expects, decidedBy, domain, ...text } = story;
  const expected: JsonObject =
    expects === undefined
      ? {}
      : { metric: expects[0], expectedChange: expects[1], by: formatCalendarDate(day(expects[2])) };
  on(
    onDay,
    time,
    actor,
    "decision.add",
    {
      ...text,
      ...(domain === undefined ? {} : { domain }),
      workflow: `@workflow:${workflow}`,
      lenses: {
        outcome: { effect: outcome[0], sentence: outcome[1], ...expected },
        reliability: { effect: reliability[0], sentence: reliability[1] },
        revenue: { effect: revenue[0], sentence: revenue[1] },
      },
      status: "draft",
      owner: `@${decidedBy}`,
      ...more,
    },
    as,
  );
}

/** A delegated domain with its bands; granted two hours after it was written, where its bands hold, or never. */
export function tellGuardrail(
  { on }: History,
  onDay: number,
  domain: string,
  holder: string,
  bands: readonly JsonObject[],
  budgetPerWeek: number,
  granted: boolean,
): void {
  const key = `guardrail-${domain.replaceAll(" ", "-")}`;
  on(
    onDay,
    "13:00",
    "Converged executive",
    "guardrail.add",
    { domain, bands, budgetPerWeek, holder: [`@${holder}`] },
    key,
  );
  if (!granted) return;
  on(onDay, "15:00", "Converged executive", "guardrail.grant", { id: `@${key}`, by: "@lead" });
}

/** The scenario that every company models first: quality against revenue. */
export function tellScenario(
  { on, day }: History,
  onDay: number,
  drilledOnDay: number | null,
  words: {
    readonly trigger: string;
    readonly defaultOutcome: string;
    readonly firstLine: readonly string[];
  },
): void {
  on(
    onDay,
    "14:00",
    "Converged executive",
    "escalationScenario.add",
    {
      title: "Quality against revenue",
      trigger: words.trigger,
      parties: ["@cpo", "@cro"],
      levels: [
        {
          title: "Owners of the metric and the deal",
          who: words.firstLine.map((key) => `@${key}`),
          hours: 24,
        },
        { title: "Product and revenue leaders", who: ["@cpo", "@cro"], hours: 24 },
        { title: "Converged executive", who: ["@lead"], hours: 12 },
      ],
      decider: "@lead",
      defaultOutcome: words.defaultOutcome,
      ...(drilledOnDay === null
        ? {}
        : {
            drilledOn: formatCalendarDate(day(drilledOnDay)),
            drillNote: "Walked through with a past case in 35 minutes.",
          }),
    },
    "scenario",
  );
}

/** Plans of the leaders: the same shared outcomes for all, the rest on their own field. */
export function tellSharedIncentives({ on }: History, onDay: number, leaders: readonly string[]): void {
  for (const leader of leaders) {
    const rows: readonly (readonly [string, number, boolean])[] = [
      ["avd.rate", 0.25, true],
      ["trust.acceptance", 0.2, true],
      ["cost.perOutcome", 0.15, true],
      [leader === "cro" ? "Net new recurring revenue" : "Objectives of the own field", 0.4, false],
    ];
    for (const [metric, weight, shared] of rows) {
      on(onDay, "15:00", "CEO", "incentive.add", {
        person: `@${leader}`,
        metric,
        weight,
        ...(shared ? { shared } : { bookings: false }),
      });
    }
  }
}
