import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { DecisionAudit, SeenPilot } from "./decision-audit.ts";
import { decisionHistory, recordedAt } from "./decision-history.ts";
import { takenAt } from "./decision-times.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./finding.ts";
import { guardrailsOf } from "./may-i.ts";
import { keyStates, keyWords, missingKeys } from "./packaging-keys.ts";
import { isConvergedExecutive, nameOfPerson } from "./people-roles.ts";
import { concerns, isTaken, rightState } from "./rights.ts";
import type { RightsRow } from "./rights-content.ts";
import { rightsInForce, rowFor } from "./rights-versions.ts";

/** What decisions are judged from. */
export interface DecisionFindingsContext {
  readonly pilot: PilotState;
  readonly asOfMs: number;
  readonly audit: DecisionAudit;
}

type Decision = RecordOf<"decision">;

/** What the audit finds about every decision, in the order in which they were made. */
export function decisionFindings(context: DecisionFindingsContext): readonly Finding[] {
  return recordsOf(context.pilot, "decision").flatMap((decision) => [
    ...lensFindings(context, decision),
    ...authorityFindings(context, decision),
  ]);
}

/** Was a decision taken outside the rules with an override that was recorded by then? */
export function isOverridden({ override }: Decision, atMs: number): boolean {
  if (override === undefined) return false;
  const at = instantOf(override.at);
  return at === null || at <= atMs;
}

/** Carried out although a lens is empty, or before its lenses were whole, or before it was decided. */
function lensFindings({ pilot, asOfMs }: DecisionFindingsContext, decision: Decision): readonly Finding[] {
  const executedAt = instantOf(decision.executedAt);
  if (executedAt === null ? decision.status !== "executed" : executedAt > asOfMs) return [];
  const late = lateLenses(pilot, decision, executedAt);
  if (late === null) return [];
  const { timeZone } = pilotRecord(pilot);
  const on = executedAt === null ? "" : ` on ${dateText(executedAt, timeZone)}`;
  const text = `"${decision.title}" was carried out${on} before ${late}`;
  return [finding("executed before its lenses", text, decision.id)];
}

/** What it came before, as its sentence says it; null: before nothing. */
function lateLenses(state: PilotState, decision: Decision, executedAt: number | null): string | null {
  const { lenses, withheld } = decision;
  if (withheld.length > 0) return null;
  const isWhole =
    lenses?.outcome !== undefined && lenses.reliability !== undefined && lenses.revenue !== undefined;
  if (!isWhole) return "its three lenses: they are not whole";
  const decidedAt = instantOf(decision.decidedAt);
  if (executedAt === null) return decidedAt === null ? "it was decided" : null;
  const late = lensesAfter(state, decision, executedAt);
  return late ?? (decidedAt === null || executedAt < decidedAt ? "it was decided" : null);
}

/** The lenses, where they were whole only after it was carried out. */
function lensesAfter(state: PilotState, decision: Decision, executedAt: number): string | null {
  const { lensesWhole, executed } = decisionHistory(state.entries, decision.id);
  if (lensesWhole === null || executed === null) return null;
  // Recorded as it happened, by somebody who had seen the lenses: then no clock can have turned the order round.
  const isOwnTime = executedAt === recordedAt(executed);
  const isAfter = state.entries.indexOf(lensesWhole) <= state.entries.indexOf(executed);
  if (isOwnTime && isAfter) return null;
  const wholeAt = recordedAt(lensesWhole);
  if (executedAt >= wholeAt) return null;
  return `its three lenses: they were whole on ${dateText(wholeAt, pilotRecord(state).timeZone)}`;
}

/** A decision is judged by the rights as it could know them, at its recorded time. */
function authorityFindings(context: DecisionFindingsContext, decision: Decision): readonly Finding[] {
  const { pilot, asOfMs, audit } = context;
  const at = instantOf(takenAt(decision));
  if (!isTaken(decision) || at === null || at > asOfMs || !isGoverned(pilot, decision)) return [];
  const seen = audit(decision, at);
  if (isOverridden(decision, at)) return overrideFindings(seen.pilot, decision);
  const date = zoneClock(pilotRecord(seen.pilot).timeZone).dayOf(at);
  const version = rightsInForce(seen.pilot, date);
  const row = rowFor(seen.pilot, version, decision);
  const isDomain = guardrailsOf(seen.pilot, decision).length > 0;
  return [
    ...(version.version === 0
      ? []
      : publishedFindings(seen.pilot, decision, { row, version: version.version, atMs: at, isDomain })),
    ...rowFindings(seen.pilot, decision, row),
    ...domainFindings(seen, decision, row),
  ];
}

/** Whether anything could be said about the authority behind a decision: spares the replay of what it had seen. */
function isGoverned(pilot: RecordsHolder, decision: Decision): boolean {
  return (
    decision.right !== undefined ||
    decision.override !== undefined ||
    recordsOf(pilot, "rightsMatrix").some(({ version }) => version > 0) ||
    recordsOf(pilot, "guardrail").some((guardrail) => concerns(decision, guardrail))
  );
}

function overrideFindings(pilot: RecordsHolder, { id, title, override }: Decision): readonly Finding[] {
  if (isConvergedExecutive(pilot, override?.by)) return [];
  const text = `"${title}" was overridden by ${nameOfPerson(pilot, override?.by)}, who is not the converged executive`;
  return [finding("decision without the right", text, id)];
}

/** What only a published matrix asks: that the type of decision stands in it, who decided, and both keys. */
function publishedFindings(
  pilot: RecordsHolder,
  decision: Decision,
  judged: {
    readonly row: RightsRow | null;
    readonly version: number;
    readonly atMs: number;
    readonly isDomain: boolean;
  },
): readonly Finding[] {
  const { id, title, decidedBy } = decision;
  const { row, version, atMs, isDomain } = judged;
  const missing = missingKeys(keyStates(pilot, decision, row), atMs);
  return [
    ...(row === null && !isDomain
      ? [
          finding(
            "decision outside the matrix",
            `"${title}" is of no decision type of version ${version}`,
            id,
          ),
        ]
      : []),
    ...(decidedBy === undefined
      ? [finding("decision without the right", `nobody is named who decided "${title}"`, id)]
      : []),
    ...(missing.length > 0
      ? [
          finding(
            "decision without its keys",
            `"${title}" was decided without ${missing.map((state) => keyWords(pilot, state)).join(" and ")}`,
            id,
          ),
        ]
      : []),
  ];
}

function rowFindings(pilot: RecordsHolder, decision: Decision, row: RightsRow | null): readonly Finding[] {
  const { id, title, decidedBy } = decision;
  if (row === null || decidedBy === undefined || mayByRow(pilot, decision, row)) return [];
  const text = `"${title}" was decided by someone without the right`;
  return [finding("decision without the right", text, id)];
}

/** May whoever decided it do so by a row: its owner, a delegate, a holder of the domain, or the seat it was routed to. */
function mayByRow(pilot: RecordsHolder, decision: Decision, row: RightsRow): boolean {
  const { decidedBy, routed } = decision;
  const holders = guardrailsOf(pilot, decision).flatMap(({ holder }) => holder ?? []);
  const named = [row.accountable, ...row.delegates].flatMap((person) => person?.id ?? []);
  const isRouted = routed?.to === decidedBy && isConvergedExecutive(pilot, decidedBy);
  return decidedBy !== undefined && (isRouted || [...named, ...holders].includes(decidedBy));
}

function domainFindings(seen: SeenPilot, decision: Decision, row: RightsRow | null): readonly Finding[] {
  const guardrails = guardrailsOf(seen.pilot, decision);
  if (guardrails.length === 0) return [];
  const rights = seen.rights();
  const { decidedBy, id, title } = decision;
  const isSeat = isConvergedExecutive(seen.pilot, decidedBy);
  const isOwner = decidedBy !== undefined && decidedBy === row?.accountable?.id;
  return guardrails.flatMap((guardrail): readonly Finding[] => {
    const { holder, domain } = guardrail;
    const right = rightState(rights, guardrail);
    const isStranger =
      row === null &&
      decidedBy !== undefined &&
      holder !== undefined &&
      !holder.includes(decidedBy) &&
      !isSeat;
    const stranger = isStranger
      ? [
          finding(
            "decision without the right",
            `"${title}" was decided by someone who does not hold ${domain}`,
            id,
          ),
        ]
      : [];
    if (right.state === "suspended") {
      const text = `"${title}" was decided while ${domain} was suspended: ${right.reasons.join("; ")}`;
      return [
        ...stranger,
        finding("decision in a suspended domain", `${text}${afterwards(seen.pilot, decision)}`, id),
      ];
    }
    if (right.state === "not granted" && decidedBy !== undefined && !isSeat && !isOwner) {
      const text = `"${title}" was decided in ${domain}, which was not granted: ${right.reasons.join("; ")}`;
      return isStranger ? stranger : [finding("decision without the right", text, id)];
    }
    if (right.budgetPerWeek !== null && right.usedThisWeek > right.budgetPerWeek && !isSeat) {
      const text = `"${title}" was number ${right.usedThisWeek} of its week; the budget is ${right.budgetPerWeek}`;
      return [...stranger, finding("decision over its budget", text, id)];
    }
    return stranger;
  });
}

/** An override that came after the decision is told, and mends nothing. */
function afterwards(pilot: RecordsHolder, { override }: Decision): string {
  if (override === undefined) return "";
  return `; overridden afterwards by ${nameOfPerson(pilot, override.by)}: ${override.reason}`;
}

function dateText(epochMs: number, timeZone: string): string {
  return formatCalendarDate(zoneClock(timeZone).dayOf(epochMs));
}
