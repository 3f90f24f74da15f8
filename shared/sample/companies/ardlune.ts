import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import type { MonthStory } from "../customer-book.ts";
import { customersOf } from "../customer-book.ts";
import { revenueFiles } from "../data-files.ts";
import { createHistory } from "../history.ts";
import { LEADERS } from "../phases.ts";
import type { SampleCompany, SampleFile } from "../sample-company.ts";
import { dayAt, monthAt } from "../sample-dates.ts";

const SEED = "ardlune";
/** The day on which the partner opened the target; there is no pilot and no Day 0. */
const OPENED = "2026-10-26";
const ZONE = "Europe/London";
const PARTNER = "Operating partner";

type Section = "drift" | "ownership" | "feedback" | "autonomy" | "coherence";

/** One answer: key of the question, level 0–4, and the evidence, where any was given. */
type Answer = readonly [question: string, level: number, evidence?: string];

/** Five sections of five answers: 2, 1, 1, 2 and 1.6 of 4, which is 7.6 of 20; evidence stands behind 14 of the 25. */
const ANSWERS: { readonly [Name in Section]: readonly Answer[] } = {
  drift: [
    ["roadmap-linked-to-revenue", 2, "Roadmap of Q4 with revenue notes on 9 of 31 items."],
    ["deals-reviewed-by-product", 2, "Minutes of three deal reviews."],
    ["launches-judged-by-outcome", 2, "Launch report of the tenant portal."],
    ["pricing-changes-joint", 2, "Price list of 2026 with both signatures."],
    ["discount-against-quality", 2],
  ],
  ownership: [
    ["one-owner-per-workflow", 1, "Organisation chart: lettings has two heads."],
    ["one-owner-per-metric", 1],
    ["outcome-in-job-description", 1],
    ["escalations-end-with-a-name", 1, "Four of ten escalations closed without an owner."],
    ["owners-meet-weekly", 1],
  ],
  feedback: [
    ["signals-are-collected", 2, "Complaint log with dates, eleven months."],
    ["signal-to-change-in-days", 1],
    ["one-person-may-release", 0, "Release policy: a committee of seven."],
    ["changes-are-validated", 1],
    ["incidents-feed-changes", 1],
  ],
  autonomy: [
    ["promises-are-on-record", 3, "Contract register with a clause search."],
    ["promises-are-measured", 1, "Two contracts promise 70 %; nothing measures it."],
    ["price-follows-quality", 2, "Price list by volume only."],
    ["guardrails-exist", 2],
    ["customers-see-the-rate", 2],
  ],
  coherence: [
    ["one-board-narrative", 2, "Board pack of September."],
    ["cost-of-outcome-shown", 2],
    ["trust-shown", 1, "No page on acceptance in four board packs."],
    ["same-figures-in-all-papers", 2, "Three papers, two churn rates."],
    ["claims-have-evidence", 1],
  ],
};
/** How sure the interviewers are; low where most answers are only words. */
const CONFIDENCE: { readonly [Name in Section]: string } = {
  drift: "high",
  ownership: "low",
  feedback: "low",
  autonomy: "medium",
  coherence: "medium",
};

const MONTHS: readonly MonthStory[] = Array.from({ length: 12 }, (_, index) => ({
  month: monthAt("2025-11") + index,
  nrr: 0.998 + 0.0003 * (index % 4),
  grr: 0.986,
  expanding: 8,
  shrinking: 8,
}));

function files(): SampleFile[] {
  const customers = customersOf(
    SEED,
    [{ segment: "Managing agents", prefix: "A", count: 46, monthly: 2600 }],
    { from: dayAt("2023-02-01"), to: dayAt("2025-10-20") },
    [64, 78, 92, 110, 131],
    [48, 57, 63, 71],
  );
  const promised = customers.map((customer, index) =>
    index < 2 ? { ...customer, promisedAutonomy: 0.7 } : customer,
  );
  return revenueFiles(SEED, promised, MONTHS, { first: dayAt("2026-11-06"), last: dayAt("2026-11-20") });
}

/** Ardlune Property: a diligence target; readiness 38 of 100, and what day one must do. */
export function ardlune(): SampleCompany {
  const history = createHistory(OPENED, ZONE);
  const { on, day, moment } = history;
  on(0, "09:00", PARTNER, "company.edit", {
    id: "@company",
    industry: "Property management",
    paper: "A4",
  });
  for (const [key, name, role, companyFunction] of LEADERS.filter(([key]) => key !== "lead")) {
    on(0, "09:10", PARTNER, "person.add", { name, role, function: companyFunction }, key);
  }
  on(0, "09:20", PARTNER, "diligence.add", {
    sector: "Property management",
    size: "46 managing agents, 140 people",
    dataSource: "Data room of 19 October and five interviews.",
    decisionDue: "2026-12-11",
    note: "Commercial data are complete. Product events carry no workflow id, and nobody measures model quality.",
  });
  for (const [index, [section, answers]] of Object.entries(ANSWERS).entries()) {
    for (const [question, level, evidence] of answers) {
      on(2 + index * 2, "15:00", PARTNER, "readinessAnswer.add", {
        section,
        question,
        level,
        confidence: CONFIDENCE[section as Section],
        on: formatCalendarDate(day(2 + index * 2)),
        ...(evidence === undefined ? {} : { evidence }),
      });
    }
  }
  for (const text of [
    "Product events: the export has customer and time, but no workflow id; asked for on 9 November.",
    "Model quality: no reviewed sample exists; a first one of 200 cases could be drawn in the first week.",
  ]) {
    on(15, "10:00", PARTNER, "note.add", { kind: "note", text });
  }
  on(16, "10:00", PARTNER, "ask.add", {
    text: "Please send the product events of October with the workflow that each belongs to.",
    owner: "@cto",
    due: "2026-11-27",
  });
  return {
    key: SEED,
    name: "Ardlune Property",
    timeZone: ZONE,
    currency: "GBP",
    createdAt: moment(0, "08:30"),
    files: files(),
    steps: history.steps(),
  };
}
