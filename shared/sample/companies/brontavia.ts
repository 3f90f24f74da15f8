import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { tellChange } from "../change-story.ts";
import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { tellGuardrail } from "../operations.ts";
import {
  headlineThresholds,
  LEADERS,
  tellPhases,
  tellReviewSeries,
  tellSeal,
  USUAL_DRIS,
} from "../phases.ts";
import type { SampleCompany } from "../sample-company.ts";
import { BRONTAVIA_WORKFLOW, brontaviaFiles } from "./brontavia-data.ts";

const SEED = "brontavia";
const START = "2026-08-17";
const ZONE = "Europe/Paris";

/** Brontavia Insurance: a breach today, an obligation, suspended rights, and a decision against them. */
export function brontavia(): SampleCompany {
  const history = createHistory(START, ZONE);
  tellStart(history);
  const sealOn = tellSeal(
    history,
    29,
    { avd: { verdict: "improved" }, trust: { target: 0.86 }, cost: { verdict: "no detectable change" } },
    "Cycle times come with the new claims desk in spring; headlines are covered in both segments.",
  );
  tellRunning(history);
  tellThisWeek(history);
  return {
    key: SEED,
    name: "Brontavia Insurance",
    timeZone: ZONE,
    currency: "EUR",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: brontaviaFiles(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  tellFoundation(history, {
    industry: "Insurance software",
    workflow: {
      name: BRONTAVIA_WORKFLOW,
      description:
        "A loss is reported, read, sorted by kind and urgency, and handed to repair, adjuster or payment.",
      customerPromise: "The right desk within ten minutes, an adjuster at once where somebody is hurt.",
      unitValue: "7.40",
    },
    people: [...LEADERS, ["claims", "VP Claims", "other", "operations"]],
    dri: "claims",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Take injury claims into automatic triage this year, or keep them with adjusters?",
      options: ["Take them in by November", "Keep them with adjusters"],
      decided: true,
      outcome: "Take them in by November, with the escalation rate as the brake.",
      figures: { avd: 0.41, trust: 0.85, cost: 2.3, revenue: "unknown", loop: "unknown" },
    },
    conflicts: [
      {
        title: "Discounts against claims quality",
        description: "Sales offers volume discounts on lines whose triage is not stable.",
        costPerWeek: 21_000,
        costBasis: "Leakage on wrongly sorted claims, per week.",
        owner: "lead",
        parties: ["cro", "claims"],
      },
      {
        title: "Policy logic without a brake",
        description: "Changes of the policy logic go live without anybody who may take them back.",
        costPerWeek: 12_000,
        costBasis: "Escalations of the two worst releases, spread over a quarter.",
        owner: "claims",
        parties: ["cpo", "claims"],
      },
      {
        title: "Partners wait for data",
        description: "Repair partners get photos a day late.",
        costPerWeek: 4_500,
        costBasis: "Rental days paid while waiting.",
        owner: "cto",
        parties: ["cto", "claims"],
      },
    ],
    objective: {
      avd: { baseline: 0.411, target: 0.515 },
      trust: { baseline: 0.847, target: 0.9 },
      cost: { baseline: 2.34, target: 1.9 },
      revenue: { baseline: 63.1, target: 80 },
      loop: { baseline: 16, target: 8 },
    },
    metrics: [
      ...headlineThresholds({ rate: 0.32, acceptance: 0.74, cost: 3, domainOwner: "claims" }),
      {
        metric: "trust.escalation",
        owner: "claims",
        keeper: "finance",
        direction: "above",
        warn: 0.1,
        breach: 0.12,
        action:
          "Roll back the last policy change on this workflow within 48 h, or the converged executive records why not",
        deadlineHours: 48,
      },
    ],
    reviewWeekday: 1,
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 13,
    "p1-dashboard": 20,
    "p1-objective": 26,
    "p1-conflicts": 24,
    "p2-review": 31,
    "p2-dri": 31,
    "p2-loop": 50,
    "p2-pricing": 58,
    "p3-guardrails": 66,
    "p3-escalation": 78,
    "p3-incentives": 88,
  });
}

function tellRunning(history: History): void {
  const { on, day } = history;
  // The first review launched the pilot on Day 31, a Thursday; from then on they are held on Mondays.
  tellPhases(history, {
    workflow: BRONTAVIA_WORKFLOW,
    firstReviewDay: 31,
    lastReviewDay: 31,
    emptyReviews: [],
    tradeOffs: ["Storm season first: glass claims wait two weeks."],
    packaging: {
      onDay: 57,
      title: "Triage sold by line of business",
      question: "Sell triage per line, with the measured rate of that line as the promise?",
      category: 4,
      options: ["One price for all lines", "A price per line with its measured rate"],
      chosen: "A price per line with its measured rate",
      decidedBy: "lead",
      outcome: [1, "Insurers know what each line gets today."],
      reliability: [0, "Measured already; nothing to build."],
      revenue: [1, "Home can be sold at once, motor follows its record."],
      expects: ["trust.acceptance", 0.01, 120],
    },
    matrix: { onDay: 67, domains: { 8: "pricing experiments" } },
    guardrail: { onDay: 64, rateBound: 0.36, acceptanceBound: 0.78 },
    scenario: {
      onDay: 71,
      trigger: "A discount or a deal asks for volume on a line whose escalation rate is above its guardrail.",
      defaultOutcome: "The offer is withdrawn until one mature week holds the guardrail.",
      firstLine: ["claims", "cro"],
    },
    incentivesDay: 86,
  });
  tellReviewSeries(
    history,
    {
      firstReviewDay: 35,
      lastReviewDay: 91,
      emptyReviews: [3, 7],
      tradeOffs: [
        "Adjusters keep injuries until the policy logic is tested on old claims.",
        "Photos before forms: one screen less, one upload more.",
        "Spend on the larger model only for reports over 200 words.",
        "Partners get data in the hour; the nightly file stays a month longer.",
        "Injury and third-party claims go live on 10 November, in all regions at once.",
        "The test on old claims counts as proof; no second round before the date.",
        "Motor volume waits until last week's escalations are explained.",
      ],
    },
    57,
  );
  const band = {
    metric: "trust.escalation",
    workflow: `@workflow:${BRONTAVIA_WORKFLOW}`,
    side: "atMost",
    bound: 0.12,
    on: "value",
  };
  tellGuardrail(history, 64, "pricing experiments", "cro", [band], 2, true);
  tellGuardrail(history, 64, "model substitutions", "cto", [band], 1, true);
  for (const [test, number, evidence] of [
    ["integrated planning", 84, "One quarterly plan for claims, product and sales."],
    ["shared dashboards", 77, "The weekly review uses one page for all three."],
    ["escalation paths", 82, "The drill and one real case ended in time."],
  ] as const) {
    on(number, "16:00", "Operating partner", "convergenceTest.add", {
      test,
      passed: true,
      on: formatCalendarDate(day(number)),
      evidence,
      by: "@lead",
    });
  }
}

/** The week of 20 November: the escalation runs, the discount is decided against a suspended right. */
function tellThisWeek(history: History): void {
  const { on, moment } = history;
  tellChange(history, {
    key: "CH-04",
    workflow: BRONTAVIA_WORKFLOW,
    kinds: ["ux"],
    title: "Photos are checked before a report is triaged",
    owner: "claims",
    toldOn: 85,
    plannedFor: 101,
    approvals: [
      ["cto", 86, null],
      ["cpo", 86, 92],
    ],
  });
  on(
    94,
    "17:00",
    "VP Claims",
    "escalation.add",
    {
      scenario: "@scenario",
      title: "Quality against revenue: motor volume while escalations rise",
      startedAt: moment(94, "17:00"),
      workflow: `@workflow:${BRONTAVIA_WORKFLOW}`,
    },
    "escalation",
  );
  on(
    95,
    "10:15",
    "CRO",
    "decision.add",
    {
      title: "10 % volume discount, Motor",
      question: "Grant a 10 % discount for 20,000 motor reports a year?",
      category: 4,
      domain: "pricing experiments",
      guardrail: "@guardrail-pricing-experiments",
      workflow: `@workflow:${BRONTAVIA_WORKFLOW}`,
      segment: "@segment:Motor",
      options: ["Keep the list price", "10 % volume discount"],
      chosen: "10 % volume discount",
      lenses: {
        outcome: { effect: 0, sentence: "No effect expected on the handling of reports." },
        reliability: { effect: -1, sentence: "A third more motor volume from January." },
        revenue: {
          effect: 2,
          sentence: "Closes the largest motor deal of the year before the quarter ends.",
        },
      },
      status: "approved",
      owner: "@cro",
      decidedBy: "@cro",
      decidedAt: moment(95, "10:15"),
    },
    "decision-discount",
  );
  tellRollback(on);
  on(95, "11:30", "Operating partner", "ask.add", {
    text: "Who decides the rollback before Saturday midnight, and does the motor discount stand?",
    about: "@decision-discount",
    owner: "@ceo",
    due: "2026-11-20",
  });
}

/** The question behind the obligation, raised and not decided yet. */
function tellRollback(on: History["on"]): void {
  on(
    94,
    "16:30",
    "VP Claims",
    "decision.add",
    {
      title: "Roll back the policy logic of 10 November",
      question: "Take the policy logic of 10 November back for Motor, or keep it and add adjusters?",
      category: 2,
      right: "@right-v1-3",
      workflow: `@workflow:${BRONTAVIA_WORKFLOW}`,
      segment: "@segment:Motor",
      options: ["Roll back for Motor", "Keep it, two more adjusters"],
      chosen: "Roll back for Motor",
      lenses: {
        outcome: {
          effect: 1,
          sentence: "Injuries go to an adjuster at once again.",
          metric: "trust.acceptance",
          expectedChange: 0.03,
          by: "2026-12-11",
        },
        revenue: { effect: -1, sentence: "The large motor deal asks for the new logic." },
      },
      estimates: [{ option: "Keep it, two more adjusters", lens: "outcome", change: 0.01 }],
      status: "draft",
      owner: "@claims",
      dueOn: "2026-11-20",
      defaultOutcome: "Rolled back for Motor.",
    },
    "decision-rollback",
  );
}
