import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Finding } from "./finding.ts";
import { type MetricCase, type MetricScope, metricCase } from "./metric-case.ts";
import { type ObligationCase, obligationCase } from "./obligation-case.ts";
import type { PilotView } from "./pilot-view.ts";
import { type RightCase, rightCase } from "./right-case.ts";
import { concerns } from "./rights.ts";

/** What somebody asks "why?" about: by the id of an obligation, a guardrail or a decision, or a metric in a scope. */
export type WhySubject =
  | { readonly kind: "obligation"; readonly id: string }
  | ({ readonly kind: "metric" } & MetricScope)
  | { readonly kind: "right"; readonly id: string }
  | { readonly kind: "decision"; readonly id: string };

/** A decision that is not as the method asks. */
export interface DecisionCase {
  readonly decision: RecordOf<"decision">;
  readonly findings: readonly Finding[];
  /** Name of who decided; null: nobody was named. */
  readonly decidedBy: string | null;
  /** The delegated rights that it fell under. */
  readonly rights: readonly RightCase[];
}

/** The answer, of the kind of the subject. */
export type WhyCase =
  | {
      readonly kind: "obligation";
      readonly case: ObligationCase;
      /** The rights that it holds back, each with what was decided in spite of it. */
      readonly heldBack: readonly RightCase[];
    }
  | { readonly kind: "metric"; readonly case: MetricCase }
  | { readonly kind: "right"; readonly case: RightCase }
  | { readonly kind: "decision"; readonly case: DecisionCase };

/** Why something stands as it does at `asOfMs`; null: there is nothing with that id any more. */
export function whyCase(
  pilot: RecordsHolder,
  view: PilotView,
  asOfMs: number,
  subject: WhySubject,
): WhyCase | null {
  switch (subject.kind) {
    case "obligation": {
      const found = obligationCase(pilot, view, asOfMs, subject.id);
      if (found === null) return null;
      const heldBack = found.suspended.flatMap(({ id }) => rightCase(pilot, view, asOfMs, id) ?? []);
      return { kind: "obligation", case: found, heldBack };
    }
    case "metric":
      return { kind: "metric", case: metricCase(pilot, view, asOfMs, subject) };
    case "right": {
      const found = rightCase(pilot, view, asOfMs, subject.id);
      return found === null ? null : { kind: "right", case: found };
    }
    case "decision": {
      const found = decisionCase(pilot, view, asOfMs, subject.id);
      return found === null ? null : { kind: "decision", case: found };
    }
  }
}

function decisionCase(
  pilot: RecordsHolder,
  view: PilotView,
  asOfMs: number,
  id: string,
): DecisionCase | null {
  const decision = recordById(pilot, "decision", id);
  if (decision === null) return null;
  const { decidedBy } = decision;
  return {
    decision,
    findings: view.findings.filter(({ about }) => about === id),
    decidedBy: decidedBy === undefined ? null : (recordById(pilot, "person", decidedBy)?.name ?? null),
    rights: view.rights.flatMap(({ id: guardrailId }) => {
      const guardrail = recordById(pilot, "guardrail", guardrailId);
      if (guardrail === null || !concerns(decision, guardrail)) return [];
      return rightCase(pilot, view, asOfMs, guardrailId) ?? [];
    }),
  };
}
