import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { JsonObject } from "../json/json.ts";
import type { History } from "./history.ts";

/** An approval of a change: of whom, on which day it was asked, and on which it was given (null: never). */
export type ApprovalStory = readonly [person: string, askedOn: number, givenOn: number | null];

/** How a change of the register came about: days are those of the pilot, people are keys of the foundation. */
export interface ChangeWay {
  /** Key in the register of changes. */
  readonly key: string;
  readonly workflow: string;
  readonly kinds: readonly string[];
  readonly title: string;
  readonly owner: string;
  /** The day on which somebody wrote it down, and the day that it was planned for. */
  readonly toldOn: number;
  readonly plannedFor: number;
  readonly rollbackPlan?: string;
  /** Names of the decision that it carries out and of the guardrail that it is made under. */
  readonly decision?: string;
  readonly guardrail?: string;
  readonly approvals?: readonly ApprovalStory[];
  /** Absent: it is still planned. */
  readonly authorisedOn?: number;
  readonly validated?: { readonly on: number; readonly verdict: "improved" | "neutral" | "regressed" };
}

const ACTOR = "Head of Product Ops";

/**
 * Tells a change from its plan to its validation. The register that is imported later has the exact hour at which it went
 * live, as such registers do.
 */
export function tellChange({ on, day }: History, way: ChangeWay): void {
  const { key, workflow, kinds, title, owner, toldOn, plannedFor, approvals = [] } = way;
  const name = `change-${key}`;
  const id = `@${name}`;
  const links: JsonObject = {
    ...(way.rollbackPlan === undefined ? {} : { rollbackPlan: way.rollbackPlan }),
    ...(way.decision === undefined ? {} : { decision: `@${way.decision}` }),
    ...(way.guardrail === undefined ? {} : { guardrail: `@${way.guardrail}` }),
  };
  on(
    toldOn,
    "11:00",
    ACTOR,
    "change.add",
    {
      key,
      workflow: `@workflow:${workflow}`,
      kinds: [...kinds],
      title,
      owner: `@${owner}`,
      status: "planned",
      plannedOn: formatCalendarDate(day(plannedFor)),
    },
    name,
  );
  // What it rests on may be decided only after it was written down.
  const linkedOn = way.authorisedOn ?? toldOn;
  if (Object.keys(links).length > 0) on(linkedOn, "11:05", ACTOR, "change.edit", { id, ...links });
  for (const [person, askedOn, givenOn] of approvals) {
    on(askedOn, "11:10", ACTOR, "change.ask", { id, of: [`@${person}`] });
    if (givenOn !== null) on(givenOn, "16:30", ACTOR, "change.approve", { id, by: `@${person}` });
  }
  if (way.authorisedOn === undefined) return;
  on(way.authorisedOn, "17:00", "Converged executive", "change.authorise", { id, by: "@lead" });
  on(plannedFor, "09:00", ACTOR, "change.deploy", { id });
  if (way.validated !== undefined) {
    on(way.validated.on, "12:00", ACTOR, "change.validate", { id, verdict: way.validated.verdict });
  }
}
