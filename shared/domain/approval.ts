import { zoneClock } from "../calendar/zone.ts";
import { pilotRecord } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { lensDrafts, lensGaps } from "./lenses.ts";
import { guardrailsOf, mayI } from "./may-i.ts";
import type { OptionEffect } from "./net-effect.ts";
import { againstSum } from "./net-effect.ts";
import { keyStates, keyWords, missingKeys } from "./packaging-keys.ts";
import { isConvergedExecutive, nameOfPerson } from "./people-roles.ts";
import type { RightsContext } from "./rights.ts";
import { isTaken } from "./rights.ts";
import type { RightsRow } from "./rights-content.ts";
import { rightsInForce, rowFor } from "./rights-versions.ts";

/** What kind of thing keeps a decision from being approved. */
export type ApprovalGapKind = "state" | "lens" | "option" | "sum" | "key" | "decider" | "right" | "domain";

/** Something that keeps a decision from being approved, in words without a full stop. */
export interface ApprovalGap {
  readonly kind: ApprovalGapKind;
  readonly text: string;
}

type Decision = RecordOf<"decision">;

/** The row of the matrix in force that a decision falls under at a moment, with that version's number. */
export function rowInForce(
  { pilot, asOfMs }: Pick<RightsContext, "pilot" | "asOfMs">,
  decision: Decision,
): { readonly row: RightsRow | null; readonly version: number } {
  const version = rightsInForce(pilot, zoneClock(pilotRecord(pilot).timeZone).dayOf(asOfMs));
  return { row: rowFor(pilot, version, decision), version: version.version };
}

/**
 * Everything that keeps somebody (`by`, absent: nobody is named yet) from approving a decision at a moment; none: it can
 * be approved. `effects` are those of its options.
 */
export function approvalGaps(
  context: RightsContext,
  decision: Decision,
  effects: readonly OptionEffect[],
  by?: string,
): readonly ApprovalGap[] {
  const state = stateGap(decision);
  if (state !== null) return [{ kind: "state", text: state }];
  const { row, version } = rowInForce(context, decision);
  const isOutside = version > 0 && row === null && guardrailsOf(context.pilot, decision).length === 0;
  const keys = missingKeys(keyStates(context.pilot, decision, row), context.asOfMs);
  return [
    ...lensGaps(lensDrafts(decision.lenses)).map((text): ApprovalGap => ({ kind: "lens", text })),
    ...gap("option", optionGap(decision)),
    ...gap("sum", decision.reasonAgainstSum === undefined ? sumGap(decision, effects) : null),
    ...keys.map(
      (key): ApprovalGap => ({ kind: "key", text: `${keyWords(context.pilot, key)} was not turned` }),
    ),
    ...gap("right", isOutside ? `it is of no decision type of version ${version} of the rights` : null),
    ...gap("decider", by === undefined ? "nobody is named who decides" : null),
    ...gap("right", by === undefined ? null : rightGap(context, decision, by, row)),
    ...gap("domain", domainGap(context, decision, by)),
  ];
}

/** Has somebody overridden the bands for this decision, who may? */
export function hasOverride({ pilot }: RightsContext, { override }: Decision): boolean {
  return override !== undefined && isConvergedExecutive(pilot, override.by);
}

function gap(kind: ApprovalGapKind, text: string | null): readonly ApprovalGap[] {
  return text === null ? [] : [{ kind, text }];
}

function stateGap({ status }: Decision): string | null {
  if (status === "approved") return "it is approved already";
  if (status === "executed") return "it was carried out already";
  return status === "rejected" ? "it was rejected: raise it anew" : null;
}

function optionGap({ options, chosen }: Decision): string | null {
  if (options === undefined || options.length === 0) return null;
  if (chosen === undefined) return "no option is chosen";
  return options.includes(chosen) ? null : `"${chosen}" is none of its options`;
}

function sumGap(decision: Decision, effects: readonly OptionEffect[]): string | null {
  const against = againstSum(decision, effects);
  return against === null ? null : `the choice goes against the sum (${against}): say why in a sentence`;
}

/** Owner and delegates of its row, holders of its domain, whoever it was routed to; an override puts itself above. */
function rightGap(
  context: RightsContext,
  decision: Decision,
  by: string,
  row: RightsRow | null,
): string | null {
  const { pilot } = context;
  const guardrails = guardrailsOf(pilot, decision);
  if (hasOverride(context, decision) && isConvergedExecutive(pilot, by)) return null;
  if (row === null && guardrails.length === 0) return null;
  const isSeat = isConvergedExecutive(pilot, by);
  if (isSeat && (guardrails.length > 0 || decision.routed?.to === by)) return null;
  const named = [row?.accountable, ...(row?.delegates ?? [])].flatMap((person) => person?.id ?? []);
  const holders = guardrails.flatMap(({ holder }) => holder ?? []);
  if ([...named, ...holders].includes(by)) return null;
  // A domain without holders, and a row without an owner, name nobody whom it could be kept for.
  if (named.length === 0 && holders.length === 0) return null;
  const who = [...new Set([...named, ...holders])].map((id) => nameOfPerson(pilot, id)).join(" or ");
  return `${nameOfPerson(pilot, by)} has no right to decide it: ${who} has`;
}

/** A domain that is not active is decided by the converged executive: suspended, only with a recorded override. */
function domainGap(context: RightsContext, decision: Decision, by: string | undefined): string | null {
  const isSeat = isConvergedExecutive(context.pilot, by);
  if (hasOverride(context, decision) && (by === undefined || isSeat)) return null;
  for (const { domain } of guardrailsOf(context.pilot, decision)) {
    const { allowed, right, reasons } = mayI(context, scopeOf(domain, decision));
    if (allowed || right === null) continue;
    if (right.state === "suspended") {
      return `${domain} is suspended (${reasons.join("; ")}): route it to the converged executive, or record an override`;
    }
    if (!isSeat) {
      const state = right.state === "active" ? "over its budget" : right.state;
      return `${domain} is ${state} (${reasons.join("; ")}): route it to the converged executive`;
    }
  }
  return null;
}

function scopeOf(domain: string, { workflow, segment }: Decision) {
  return {
    domain,
    ...(workflow === undefined ? {} : { workflow }),
    ...(segment === undefined ? {} : { segment }),
  };
}

/** May anything still be changed in what a decision says? Null: yes; else why not. */
export function contentLock(decision: Decision): string | null {
  if (isTaken(decision)) return "it was decided: what it expected stays as it was";
  return decision.status === "rejected" ? "it was rejected: raise it anew" : null;
}
