import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import type { History } from "../history.ts";
import { tellGuardrail, tellScenario, tellSharedIncentives } from "../operations.ts";
import { PILOT_WORKFLOW, SCALE_WORKFLOWS } from "./tallowmere-data.ts";

const WORKFLOW = `@workflow:${PILOT_WORKFLOW}`;

/** Phase 3: guardrails, the escalation protocol, incentives, shadow metrics. */
export function tellEnforcement(history: History): void {
  tellGuardrail(
    history,
    64,
    "confidence thresholds",
    "cpo",
    [
      { metric: "avd.rate", workflow: WORKFLOW, side: "atLeast", bound: 0.38, on: "interval" },
      { metric: "trust.acceptance", workflow: WORKFLOW, side: "atLeast", bound: 0.78, on: "interval" },
    ],
    2,
    true,
  );
  tellGuardrail(
    history,
    64,
    "model substitutions",
    "cto",
    [
      { metric: "trust.escalation", workflow: WORKFLOW, side: "atMost", bound: 0.12, on: "interval" },
      { metric: "cost.perOutcome", workflow: WORKFLOW, side: "atMost", bound: 3.6, on: "value" },
    ],
    1,
    true,
  );
  tellScenario(history, 70, 75, {
    trigger: "A deal or renewal asks for automation of a topic whose acceptance is below its guardrail.",
    defaultOutcome: "The topic stays with specialists; the contract promises the measured lower bound.",
    firstLine: ["support", "cro"],
  });
  tellSharedIncentives(history, 84, ["cpo", "cto", "cro", "lead"]);
  tellShadowMetrics(history);
}

/** Two legacy metrics: declared on Day 40, retired and converted before Day 90. */
function tellShadowMetrics({ on, day }: History): void {
  const by = formatCalendarDate(day(90));
  on(
    40,
    "10:00",
    "Operating partner",
    "shadowMetric.add",
    {
      function: "customer",
      name: "Tickets closed per agent",
      decision: "retire",
      by,
      note: "Rewards closing, not solving.",
    },
    "shadow-tickets",
  );
  on(
    40,
    "10:00",
    "Operating partner",
    "shadowMetric.add",
    {
      function: "technology",
      name: "Release count",
      decision: "convert",
      by,
      note: "Becomes validated loops per week.",
    },
    "shadow-releases",
  );
  on(82, "10:00", "Operating partner", "shadowMetric.remove", { id: "@shadow-tickets" });
  on(88, "10:00", "Operating partner", "shadowMetric.remove", { id: "@shadow-releases" });
}

/** Phase 4: two more workflows, charters, forums, the four tests. */
export function tellScale(history: History): void {
  const { on, day } = history;
  for (const [index, name] of SCALE_WORKFLOWS.entries()) {
    on(91, "09:00", "Converged executive", "workflow.add", {
      name,
      description:
        index === 0
          ? "A person joins or leaves and has to be paid right from the first day."
          : "A wrong tax code is found, corrected and explained.",
      customerPromise: "Done before the next pay run, with a person to ask.",
      dri: [index === 0 ? "@support" : "@ops"],
    });
    on(91, "09:10", "Converged executive", "workflow.scale", {
      name,
      parts: ["executive DRI", "ownership"],
    });
  }
  // Their data came on 19 October: four whole weeks before it are the baseline of each.
  for (const name of SCALE_WORKFLOWS) {
    on(120, "11:00", "Converged executive", "baseline.sealWorkflow", {
      workflow: `@workflow:${name}`,
      date: formatCalendarDate(day(118)),
    });
  }
  for (const [role, key, holder, rights] of [
    ["AI Product Ops", "charter-ops", "@ops", ["@right-v1-4", "@right-v1-6"]],
    ["Revenue Engineering", "charter-revenue", "@finance", ["@right-v1-7", "@right-v1-8"]],
  ] as const) {
    on(106, "10:00", "Converged executive", "charter.template", { role }, key);
    on(106, "10:20", "Converged executive", "charter.edit", { id: `@${key}`, holder, rights });
    on(107, "09:00", "Converged executive", "charter.approve", { id: `@${key}` });
  }
  for (const [name, kind, hours, people, decision, retiredOn] of [
    ["Change board", "approval gate", 8, 9, "retire", 136],
    ["Release readiness call", "forum", 6, 12, "retire", 110],
    ["Product steering", "forum", 6, 9, "keep", null],
    ["Pricing committee", "approval gate", 4, 6, "keep", null],
  ] as const) {
    on(92, "11:00", "CEO", "forum.add", {
      name,
      kind,
      hoursPerMonth: hours,
      people,
      owner: "@ceo",
      decision,
      changedOutcome: decision === "retire" ? 1 : 4,
      ...(retiredOn === null ? {} : { retiredOn: formatCalendarDate(day(retiredOn)) }),
    });
  }
  for (const [test, onDay, evidence] of [
    [
      "integrated planning",
      90,
      "One plan and one backlog for product, engineering and revenue since September.",
    ],
    ["shared dashboards", 66, "The routing change was judged by all three leaders on one page."],
    ["decision rights", 101, "Decisions of the summer were taken by their accountable owners."],
    ["escalation paths", 108, "Two escalations settled at the first level, within 24 h."],
  ] as const) {
    on(onDay, "16:00", "Operating partner", "convergenceTest.add", {
      test,
      passed: true,
      on: formatCalendarDate(day(onDay)),
      evidence,
      by: "@lead",
    });
  }
}

/** Phase 5 is in work: nothing of it is proven yet. */
export function tellLastPhase({ on, day }: History): void {
  on(140, "10:00", "CEO", "structureDecision.add", {
    option: "President of Product and Growth with a chief architect",
    preconditions: [
      { text: 'The verdict against the pass criteria is "performs" for four weeks', met: true },
      { text: "The two added workflows hold their guardrails through a quarter" },
    ],
    judgement:
      "Evidence so far favours one leader for product and revenue; the second precondition is open until December.",
  });
  on(141, "10:00", "CEO", "checklistItem.edit", {
    id: "@item:p5-evaluate",
    due: formatCalendarDate(day(170)),
    note: "Moved to the board meeting of 9 December.",
  });
  on(
    144,
    "10:00",
    "Operating partner",
    "narrative.add",
    {
      title: "Board synthesis, fourth quarter 2026",
      periodFrom: "2026-09-01",
      periodTo: "2026-11-15",
      claims: [
        { kind: "growth", claim: "More is solved without a person", metric: "avd.rate" },
        { kind: "margin", claim: "Every answer costs less", metric: "cost.perOutcome" },
        { kind: "risk", claim: "Customers accept it more often", metric: "trust.acceptance" },
        { claim: "We learn faster", metric: "loop.detectToValidate" },
      ],
      status: "draft",
    },
    "narrative",
  );
  on(144, "10:20", "Operating partner", "narrative.write", {
    id: "@narrative",
    sentences: [
      {
        text: "Since the routing change {1} of the questions are resolved without a person, and customers accept {2} of the answers.",
        figures: [{ metric: "avd.rate" }, { metric: "trust.acceptance" }],
      },
      {
        text: "An answer costs {1}: the two added workflows begin with the gates that made it so.",
        figures: [{ metric: "cost.perOutcome" }],
      },
    ],
  });
  on(148, "15:00", "Operating partner", "ask.add", {
    text: "Please name who evaluates the pilot with you in the December board meeting.",
    about: "@item:p5-evaluate",
    owner: "@ceo",
    due: formatCalendarDate(day(158)),
  });
}

/** The strategic resets of the months: three were held, the fourth waits for the books. */
export function tellResets({ on, day }: History): void {
  const workflow = "Payroll query resolution";
  const resets = [
    [59, "shift", "Its person-days go to the tax topics, which come in before the year-end peak."],
    [87, "continue", null],
    [115, "shift", "One of its four reviewers goes to Mid-market, where a day of work returns more."],
  ] as const;
  for (const [onDay, verdict, reason] of resets) {
    const review = `reset-${onDay}`;
    on(onDay, "14:00", "Converged executive", "review.start", { kind: "monthly" }, review);
    on(onDay, "14:35", "Converged executive", "review.reset", {
      id: `@${review}`,
      cells: [
        ...["Small", "Mid-market"].map((segment) => ({ workflow, segment, verdict: "continue" })),
        { workflow, segment: "Enterprise", verdict, ...(reason === null ? {} : { reason }) },
      ],
    });
    on(onDay, "14:45", "Converged executive", "review.close", { id: `@${review}`, verdict: "decision" });
  }
  on(148, "15:30", "Converged executive", "review.move", {
    kind: "monthly",
    on: formatCalendarDate(day(150)),
    to: formatCalendarDate(day(157)),
    reason: "The books of October close on Tuesday 24 November.",
  });
}
