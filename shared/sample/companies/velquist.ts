import { tellFoundation, tellPlan } from "../foundation.ts";
import type { History } from "../history.ts";
import { createHistory } from "../history.ts";
import { headlineThresholds, LEADERS, tellPhases, tellSeal, USUAL_DRIS } from "../phases.ts";
import type { SampleCompany } from "../sample-company.ts";
import { VELQUIST_WORKFLOW, velquistFiles } from "./velquist-data.ts";

const SEED = "velquist";
const START = "2026-08-31";
const ZONE = "America/Chicago";

/** Velquist Field Service: fragile growth, promises above delivery, and a CRO paid on bookings. */
export function velquist(): SampleCompany {
  const history = createHistory(START, ZONE);
  tellStart(history);
  const sealOn = tellSeal(
    history,
    29,
    { avd: { target: 0.6 }, trust: { verdict: "no detectable change" }, cost: { target: 1.8 } },
    "Cycle times are in the dispatch system and follow in January; sixteen customers are all there are.",
  );
  tellRunning(history);
  return {
    key: SEED,
    name: "Velquist Field Service",
    timeZone: ZONE,
    currency: "USD",
    startDate: START,
    createdAt: history.moment(0, "06:30"),
    files: velquistFiles(),
    steps: history.steps(),
    sealOn,
  };
}

function tellStart(history: History): void {
  tellFoundation(history, {
    industry: "Field service software",
    workflow: {
      name: VELQUIST_WORKFLOW,
      description:
        "A job is assigned to a technician and moved when traffic, parts or the customer ask for it.",
      customerPromise: "One confirmed time, moved at most once.",
      unitValue: "9.00",
    },
    people: [...LEADERS, ["dispatch", "VP Dispatch", "other", "operations"]],
    dri: "dispatch",
    executiveDris: ["lead"],
    meetingZero: {
      question: "Grow volume on the large model, or hold volume until the cost of a visit falls?",
      options: ["Grow now", "Hold until cost falls"],
      decided: true,
      outcome: "Grow now, with cost per visit on the first page.",
      figures: { avd: 0.55, trust: 0.85, cost: "unknown", revenue: "unknown", loop: 17 },
    },
    conflicts: [
      {
        title: "Autonomy is sold before it is measured",
        description: "Contracts promise up to 80 % without a look at the record.",
        costPerWeek: 24_000,
        costBasis: "Credits and renewals at risk, spread over the year.",
        owner: "lead",
        parties: ["cro", "cpo"],
      },
      {
        title: "Model spend grows with nobody's budget",
        description: "Every request goes to the large model; the bill is shared by three cost centres.",
        costPerWeek: 15_000,
        costBasis: "Model spend above the plan of August.",
        owner: "cto",
        parties: ["cto", "finance"],
      },
      {
        title: "Franchises are asked last",
        description: "Changes of routing reach franchise owners on the day.",
        costPerWeek: 4_000,
        costBasis: "Visits moved twice in the week after a change.",
        owner: "dispatch",
        parties: ["dispatch", "cpo"],
      },
    ],
    objective: {
      avd: { baseline: 0.53, target: 0.65 },
      trust: { baseline: 0.836, target: 0.9 },
      cost: { baseline: 2, target: 1.6 },
      revenue: { baseline: 67.5, target: 85 },
      loop: { baseline: 16, target: 8 },
    },
    metrics: headlineThresholds({ rate: 0.42, acceptance: 0.72, cost: 3.2, domainOwner: "dispatch" }),
    reviewWeekday: 3,
  });
  tellPlan(history, USUAL_DRIS, {
    "p1-map": 13,
    "p1-dashboard": 20,
    "p1-objective": 26,
    "p1-conflicts": 24,
    "p2-review": 37,
    "p2-dri": 37,
    "p2-loop": 52,
    "p2-pricing": 58,
    "p3-guardrails": 66,
    "p3-escalation": 78,
  });
}

function tellRunning(history: History): void {
  tellPhases(history, {
    workflow: VELQUIST_WORKFLOW,
    firstReviewDay: 37,
    lastReviewDay: 79,
    emptyReviews: [3],
    tradeOffs: [
      "Volume before cost until the end of October.",
      "Franchises get a week's notice of every routing change.",
      "The large model first for all requests; the bill is looked at in November.",
      "Two technicians' slots a day stay free for emergencies.",
      "Confirmation by text only; calls for elderly customers.",
      "Renewals above 60 % are listed before anything new is promised.",
    ],
    packaging: {
      onDay: 57,
      title: "Autonomy tier in the autumn price list",
      question: "Sell a tier with a promised rate, and which rate?",
      category: 4,
      options: ["No promise", "Promise the measured lower bound", "Promise 80 %"],
      chosen: "Promise the measured lower bound",
      decidedBy: "lead",
      outcome: [1, "New contracts say what the record shows."],
      reliability: [0, "Nothing changes in dispatch."],
      revenue: [1, "A tier that renews, although smaller at signing."],
      expects: ["avd.rate", 0.03, 120],
    },
    matrix: { onDay: 67 },
    guardrail: { onDay: 64, rateBound: 0.45, acceptanceBound: 0.78 },
    scenario: {
      onDay: 71,
      trigger: "A contract asks for a rate above the measured lower bound.",
      defaultOutcome: "The contract carries the measured lower bound.",
      firstLine: ["dispatch", "cro"],
    },
  });
  tellIncentivesAndBoard(history);
}

/** Product and engineering share the outcomes; the CRO is paid on bookings alone. */
function tellIncentivesAndBoard({ on }: History): void {
  for (const leader of ["cpo", "cto", "lead"]) {
    for (const [metric, weight, shared] of [
      ["avd.rate", 0.3, true],
      ["trust.acceptance", 0.3, true],
      ["Objectives of the own field", 0.4, false],
    ] as const) {
      on(72, "15:00", "CEO", "incentive.add", { person: `@${leader}`, metric, weight, shared });
    }
  }
  on(72, "15:10", "CEO", "incentive.add", {
    person: "@cro",
    metric: "Bookings",
    weight: 1,
    shared: false,
    bookings: true,
  });
  on(40, "10:00", "Operating partner", "shadowMetric.add", {
    function: "revenue",
    name: "demo count",
    decision: "keep",
    owner: "@cro",
    target: 40,
    months: { "2026-08": 33, "2026-09": 41, "2026-10": 47 },
  });
  on(40, "10:05", "Operating partner", "shadowMetric.add", {
    function: "customer",
    name: "tickets closed",
    decision: "keep",
    owner: "@dispatch",
    target: 900,
    months: { "2026-08": 870, "2026-09": 955, "2026-10": 1130 },
  });
  on(80, "16:00", "CEO", "narrative.add", {
    title: "Board synthesis, fourth quarter 2026",
    periodFrom: "2026-09-01",
    periodTo: "2026-11-15",
    sentences: [{ text: "Visits grew by 60 % in ten weeks, and autonomy now expands our margin." }],
    claims: [
      { kind: "growth", claim: "Visits are rescheduled without a dispatcher", metric: "avd.rate" },
      { kind: "margin", claim: "Autonomy expands our margin", metric: "cost.perOutcome" },
    ],
    status: "draft",
  });
  on(80, "17:00", "Operating partner", "ask.add", {
    text: "What happens to the four contracts above 60 % at their renewals?",
    owner: "@cro",
    due: "2026-11-27",
  });
}
