import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { type PilotStatus, statusOfView } from "../../../shared/domain/status.ts";
import type { StatusEffect } from "../../../shared/domain/status-changes.ts";
import type { StatusDecision } from "../../../shared/domain/status-decisions.ts";
import { statusLedger } from "../../../shared/domain/status-obligations.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { asOfOption } from "../arguments.ts";
import { signedNumber } from "../figure-text.ts";
import { answerText, ledgerLines } from "../ledger-text.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { EXIT, optionFlag, type Verb } from "../verb.ts";

/** `status`: what the places Today, Plan, Decisions and Changes say, and the Customers of Metrics. */
export const status: Verb = {
  name: "status",
  usage: "F.c180 [--as-of T] [--ledger] [--json]",
  summary:
    "prints day, phase, checklist, gates, obligations, rights and findings; --ledger: all obligations ever",
  options: { ...PACK_OPTIONS, "as-of": { type: "string" }, ledger: { type: "boolean" } },
  positionals: [1, 1],
  run: async (call) => {
    const asOf = asOfOption(call);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const dataset = createDatasetReader().datasetOf(opened.value.pilot);
    if (!dataset.ok) return refuse(call, dataset.problem);
    const { pilot } = opened.value;
    const view = pilotView(pilot, dataset.value, asOf);
    const now = statusOfView(pilot, view, asOf);
    const hasLedger = call.output.json || optionFlag(call, "ledger");
    const ledger = hasLedger ? statusLedger(pilot, view.obligations, asOf) : null;
    if (call.output.json) call.output.result({ ...now, ledger });
    else {
      for (const line of statusLines(now, pilot.records)) call.output.line(line);
      for (const line of ledger === null ? [] : ledgerLines(ledger)) call.output.line(line);
    }
    return EXIT.done;
  },
};

function isWaiting({ decidedAt, executedAt }: StatusDecision): boolean {
  return decidedAt === null && executedAt === null;
}

function missesOf({ title, expectations }: StatusDecision): readonly string[] {
  return expectations
    .filter(({ result }) => result === "missed")
    .map(
      ({ metric, expected, measured, by }) =>
        `${title}: ${metric} ${expected} expected by ${by}, ${measured} measured`,
    );
}

type Records = ReadonlyMap<string, { readonly fields: Readonly<Record<string, unknown>> }>;

function* statusLines(now: PilotStatus, records: Records): Generator<string> {
  const day = now.day === null ? "no start date" : `Day ${now.day}`;
  const phase = now.phase === null ? "" : `, ${now.phase}`;
  yield `${day}${phase}, system value ${signedNumber(now.systemValue, 0)}`;
  yield* section("Obligations", now.obligations, (one) => {
    const until = one.deadline === null ? "no deadline" : `by ${one.deadline}`;
    const scope = [one.metric, ...[one.workflow, one.segment].filter((name) => name !== "*")].join(", ");
    const answer =
      one.answer === null ? "" : `; ${answerText(one.answer)}${one.state === "expired" ? ", too late" : ""}`;
    const restated = one.restated ? "; restated: nothing fires it any more" : "";
    return `${one.state}: ${one.action ?? "no action"} (${scope}, ${one.period}; ${one.owner ?? "no owner"}, ${until})${answer}${restated}`;
  });
  yield* section("Findings", now.findings, (finding) => finding.text);
  yield* section("Rights", now.rights, (right) =>
    [`${right.domain}: ${right.state}`, ...right.reasons].join("; "),
  );
  yield* section("Decisions that wait", now.decisions.register.filter(isWaiting), (one) => {
    const due = one.dueOn === null ? "no date" : `due ${one.dueOn}`;
    return `${one.state}: ${one.title} (${one.person ?? "nobody named"}, ${due})`;
  });
  yield* section("Expected and missed", now.decisions.register.flatMap(missesOf), (miss) => miss);
  yield* section("Checklist", now.items, (item) => {
    const title = records.get(item.id)?.fields["title"];
    const missing = item.missing.length === 0 ? "" : `; missing: ${item.missing.join("; ")}`;
    return `${item.state.padEnd(8)} ${typeof title === "string" ? title : item.id} (${item.dri ?? "no DRI"}, due ${item.due ?? "–"})${missing}`;
  });
  yield* section("Gates", now.gates, (gate) => {
    const warning = gate.warning === null ? "" : `; ${gate.warning}`;
    return `${gate.phase}: ${gate.state}, ${gate.settled} of ${gate.total} settled${warning}`;
  });
  const opens = now.titleGate.opensOn === null ? "" : `, opens ${now.titleGate.opensOn}`;
  yield `Titles: ${now.titleGate.state}${opens}; ${now.titleGate.testsPassed} of ${now.titleGate.testsTotal} tests passed`;
  for (const missing of now.titleGate.missing) yield `  ${missing}`;
  yield* section(
    "Decorative metrics",
    now.decorative,
    (metric) => `${metric.metric}: ${metric.reasons.join("; ")}`,
  );
  yield* placeLines(now);
  const share = now.operationalShare === null ? "–" : `${(100 * now.operationalShare).toFixed(0)} %`;
  yield `Operational share: ${share}`;
}

/** Running and ended escalations, what ships next, what the last changes did, whom changes wait for, open loops, customers at stake. */
function* placeLines(now: PilotStatus): Generator<string> {
  yield* section("Escalations", now.escalations, ({ title, state, stays, levels, outcome, afterwards }) => {
    const stay = stays.at(-1);
    const where =
      state === "running"
        ? `level ${stay?.level ?? 1} of ${levels}, until ${stay?.until ?? "it is settled"}`
        : null;
    return [`${title}: ${state}`, where, outcome, afterwards].filter((part) => part !== null).join("; ");
  });
  yield* section(
    "Promises",
    now.promises.rows,
    ({ customer, promised, deliveredLow, state }) =>
      `${customer}: ${state}; ${percent(promised)} promised, lower bound ${percent(deliveredLow)}`,
  );
  yield* section("Ships next", now.shipsNext, (change) =>
    [`${change.plannedOn ?? "no date"}: ${change.title} (${change.state})`, ...change.blockers].join("; "),
  );
  yield* section(
    "Changes",
    now.changes.filter(({ effects }) => effects !== null),
    ({ deployedOn, title, state, effects }) =>
      `${deployedOn}: ${title} (${state}); ${(effects ?? []).map(effectText).join(", ")}`,
  );
  yield* section(
    "Waiting for approval",
    now.approvals.approvers.filter(({ waiting }) => waiting > 0),
    ({ by, waiting, longestWaitDays }) =>
      `${by ?? "somebody who left"}: ${waiting}, for ${Math.floor(longestWaitDays ?? 0)} days`,
  );
  yield* section(
    "Open loops",
    now.loops.filter(({ open }) => open),
    ({ title, state, ageDays }) => `${title}: ${state}, ${Math.floor(ageDays ?? 0)} days old`,
  );
  yield* section(
    "Customers at stake",
    now.customers.rows.filter(({ atStake }) => atStake),
    ({ customer, arr, renewalOn, gap }) =>
      `${customer}: renewal ${renewalOn}, ARR ${arr ?? "–"}, promise gap ${gap === null ? "–" : `${(gap * 100).toFixed(1)} points`}`,
  );
}

function percent(share: number | null): string {
  return share === null ? "–" : `${(100 * share).toFixed(1)} %`;
}

function effectText({ metric, verdict, dueOn }: StatusEffect): string {
  return `${metric} ${verdict ?? `due ${dueOn}`}`;
}

function* section<Row>(title: string, rows: readonly Row[], lineOf: (row: Row) => string): Generator<string> {
  if (rows.length === 0) return;
  yield `${title}:`;
  for (const row of rows) yield `  ${lineOf(row)}`;
}
