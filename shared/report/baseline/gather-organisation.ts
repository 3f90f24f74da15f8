import { dayOf, instantOf } from "../../calendar/moments.ts";
import { isMetricId, metricDefinition } from "../../metrics/registry.ts";
import { type RecordsHolder, recordById, recordsOf } from "../../records/read-records.ts";
import type { RecordOf } from "../../records/record-types.ts";
import type { BaselineInput, CadenceRow, ConflictRow, DecisionRights, RightRow } from "./baseline-input.ts";
import { personName, personNames } from "./person-names.ts";

/** Roles whose holders are asked to agree to a baseline, in the order in which they sign. */
const SIGNING_ROLES = ["CEO", "converged executive", "CPO", "CTO", "CRO"] as const;

/** The matrix as it is (version 0, and rights that stand in no matrix) and the newest that was published. */
export function decisionRights(sealed: RecordsHolder): DecisionRights {
  const matrices = recordsOf(sealed, "rightsMatrix");
  const versions = new Map(matrices.map((matrix) => [matrix.id, matrix]));
  const published = matrices
    .filter((matrix) => matrix.version > 0 && instantOf(matrix.publishedAt) !== null)
    .toSorted((a, b) => b.version - a.version)[0];
  const rights = recordsOf(sealed, "decisionRight");
  const isAsIs = (right: RecordOf<"decisionRight">): boolean =>
    right.matrix === undefined || versions.get(right.matrix)?.version === 0;
  return {
    asIs: mergedByDecision(rights.filter(isAsIs).map((right) => rightRow(sealed, right))),
    published:
      published === undefined
        ? []
        : rights.filter((right) => right.matrix === published.id).map((right) => rightRow(sealed, right)),
    publishedVersion: published?.version ?? null,
    publishedFrom: dayOf(published?.effectiveFrom),
  };
}

/** Several rows for one type of decision are several owners of it. */
function mergedByDecision(rows: readonly RightRow[]): readonly RightRow[] {
  const merged = new Map<string, RightRow>();
  for (const row of rows) {
    const before = merged.get(row.decision);
    const accountable = [...new Set([...(before?.accountable ?? []), ...row.accountable])];
    merged.set(row.decision, { ...(before ?? row), accountable });
  }
  return [...merged.values()];
}

function rightRow(sealed: RecordsHolder, right: RecordOf<"decisionRight">): RightRow {
  const category = ([1, 2, 3, 4] as const).find((one) => one === right.category) ?? null;
  const guardrails = (right.guardrails ?? []).flatMap((id) => {
    const guardrail = recordById(sealed, "guardrail", id);
    return guardrail === null ? [] : [guardrailWords(guardrail)];
  });
  return {
    decision: right.decisionType,
    category,
    accountable: personNames(sealed, right.accountable === undefined ? [] : [right.accountable]),
    delegates: personNames(sealed, right.delegates),
    agreeing: right.agreeing ?? null,
    days: right.days ?? null,
    guardrails: guardrails.length === 0 ? null : guardrails.join("; "),
    cadence: right.cadence ?? null,
  };
}

function guardrailWords(guardrail: RecordOf<"guardrail">): string {
  const bands = (guardrail.bands ?? []).map(({ metric, side, bound }) => {
    const name = isMetricId(metric) ? metricDefinition(metric).name.toLowerCase() : metric;
    return `${name} ${side === "atLeast" ? "at least" : "at most"} ${bound}`;
  });
  const budget = guardrail.budgetPerWeek === undefined ? [] : [`${guardrail.budgetPerWeek} changes a week`];
  return [guardrail.domain, ...bands, ...budget].join(", ");
}

/** Recurring meetings as found, and the register of forums and gates; weekly ones count 52 / 12 times a month. */
export function cadenceRows(sealed: RecordsHolder): readonly CadenceRow[] {
  const meetings = recordsOf(sealed, "cadence").filter(({ asIs }) => asIs !== false);
  return [
    ...meetings.map((one): CadenceRow => {
      const times = MEETINGS_A_MONTH[one.kind];
      return {
        name: one.name,
        kind: one.kind,
        hoursPerMonth: one.hours === undefined || times === null ? null : one.hours * times,
        people: one.people ?? null,
        owner: personName(sealed, one.owner),
        decision: null,
        changedOutcome: null,
      };
    }),
    ...recordsOf(sealed, "forum").map(
      (one): CadenceRow => ({
        name: one.name,
        kind: one.kind,
        hoursPerMonth: one.hoursPerMonth ?? null,
        people: one.people ?? null,
        owner: personName(sealed, one.owner),
        decision: one.decision ?? null,
        changedOutcome: one.changedOutcome ?? null,
      }),
    ),
  ];
}

const MEETINGS_A_MONTH = { weekly: 52 / 12, monthly: 1, quarterly: 1 / 3, other: null } as const;

/** The conflicts that are not dropped, by rank. */
export function conflictRows(sealed: RecordsHolder): readonly ConflictRow[] {
  return recordsOf(sealed, "conflict")
    .filter(({ status }) => status !== "dropped")
    .map((one) => ({
      rank: one.rank ?? null,
      title: one.title,
      description: one.description ?? null,
      costOfDelayMicrosPerWeek: one.costOfDelayMicrosPerWeek ?? null,
      owner: personName(sealed, one.owner),
      parties: personNames(sealed, one.parties),
    }))
    .toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER));
}

/** Who is asked to sign: the holders of the leading roles. */
export function signers(sealed: RecordsHolder): BaselineInput["agreement"]["signers"] {
  const people = recordsOf(sealed, "person").filter(({ active }) => active !== false);
  return SIGNING_ROLES.flatMap((role) =>
    people.filter((person) => person.role === role).map((person) => ({ role, name: person.name })),
  );
}
