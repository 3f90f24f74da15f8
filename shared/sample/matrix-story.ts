import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { JsonObject } from "../json/json.ts";
import type { History } from "./history.ts";

/** What differs from company to company in the matrix that is published. */
export interface MatrixStory {
  readonly onDay: number;
  /** Domains that are delegated under a decision type, by its number in the matrix. */
  readonly domains?: { readonly [row: number]: string };
  /** Those whom a decision type is delegated to, by its number in the matrix. */
  readonly delegates?: { readonly [row: number]: readonly string[] };
}

/** The guardrail that squads stay inside. */
const GUARDRAIL = "@guardrail-confidence-thresholds";

/**
 * Version 1 of the decision-rights matrix: value-engine controls go to the converged executive, squads decide inside a
 * guardrail, packaging gets its two keys. It is written and published on a day, and takes effect the day after.
 */
export function tellMatrix({ on, day }: History, { onDay, domains = {}, delegates = {} }: MatrixStory): void {
  const actor = "Converged executive";
  on(onDay, "16:00", actor, "rightsMatrix.draft", { empty: true }, "matrix-1");
  for (const [index, row] of MATRIX_ROWS.entries()) {
    const domain = domains[index + 1];
    const to = delegates[index + 1];
    on(
      onDay,
      "16:05",
      actor,
      "decisionRight.add",
      {
        ...row,
        matrix: "@matrix-1",
        ...(domain === undefined ? {} : { domain }),
        ...(to === undefined ? {} : { delegates: to }),
      },
      `right-v1-${index + 1}`,
    );
  }
  on(onDay, "17:00", actor, "rightsMatrix.publish", {
    id: "@matrix-1",
    effectiveFrom: formatCalendarDate(day(onDay + 1)),
  });
}

const MATRIX_ROWS: readonly JsonObject[] = [
  {
    decisionType: "Change a platform control (access, audit log, data retention)",
    category: 1,
    accountable: "@cto",
    agreeing: 1,
    days: 5,
    cadence: "as needed",
  },
  {
    decisionType: "Switch the model or the supplier behind a workflow",
    category: 2,
    accountable: "@lead",
    agreeing: 1,
    days: 3,
    cadence: "weekly",
  },
  {
    decisionType: "Change a confidence threshold",
    category: 2,
    accountable: "@lead",
    delegates: ["@cpo"],
    agreeing: 1,
    days: 2,
    cadence: "weekly",
    domain: "confidence thresholds",
    guardrails: [GUARDRAIL],
  },
  {
    decisionType: "Change the routing of work between machine and people",
    category: 2,
    accountable: "@lead",
    agreeing: 1,
    days: 3,
    cadence: "weekly",
  },
  {
    decisionType: "Change wording and order of screens",
    category: 3,
    accountable: "@cpo",
    agreeing: 1,
    days: 1,
    cadence: "as needed",
    guardrails: [GUARDRAIL],
  },
  {
    decisionType: "Change a prompt within the policy budget",
    category: 3,
    accountable: "@cto",
    delegates: ["@cpo"],
    agreeing: 1,
    days: 1,
    cadence: "as needed",
    guardrails: [GUARDRAIL],
  },
  {
    decisionType: "Promise a level of automation in a contract",
    category: 4,
    accountable: "@cro",
    productKey: "@cpo",
    revenueKey: "@cro",
    agreeing: 2,
    days: 2,
    cadence: "as needed",
  },
  {
    decisionType: "Discount or repackage an offer",
    category: 4,
    accountable: "@cro",
    productKey: "@cpo",
    revenueKey: "@cro",
    agreeing: 2,
    days: 3,
    cadence: "as needed",
  },
];
