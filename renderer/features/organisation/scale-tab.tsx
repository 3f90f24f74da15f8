import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { SCALE_WORKFLOWS } from "../../../shared/domain/evidence-p4.ts";
import type { WorkflowEvaluation } from "../../../shared/domain/phase-evaluation.ts";
import { pilotWorkflow, scaleWorkflows } from "../../../shared/domain/pilot-workflow.ts";
import {
  commonGovernance,
  type ScaleLine,
  scaleDifference,
} from "../../../shared/domain/scale-difference.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { ScaleDialog } from "./scale-dialog.tsx";
import { SealWorkflow } from "./seal-workflow.tsx";

/** Two more workflows: what was cloned of the first one, what was left, and the baseline of each. */
export function ScaleTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const [adding, setAdding] = useState<string | null>(null);
  const first = pilotWorkflow(pilot);
  const others = scaleWorkflows(pilot);
  const answer = useAnswer([pilot, asOfMs], () => figures.ask("structure", pilot, asOfMs, null));
  const evaluations = answer.kind === "ready" ? answer.value.evaluation.workflows : [];
  if (first === null) {
    return (
      <EmptyState
        what="Here will be the workflows that the pilot is scaled to."
        why="Name the workflow that it begins with first: it is what the others are cloned from."
      >
        <Button component="a" variant="filled" href={hrefOf(`/c/${pilot.pilotId}/company?tab=Workflows`)}>
          Go to Workflows
        </Button>
      </EmptyState>
    );
  }
  const left = Math.max(0, SCALE_WORKFLOWS - others.length);
  return (
    <div className="page">
      <div className="toolbar">
        <h2 className="title3">
          {first.name} and {others.length} more
        </h2>
        <span className="caption grow">
          {left === 0
            ? "Governance, telemetry and decision model are cloned; a baseline never is."
            : `${left} more to come in P4. Governance, telemetry and decision model are cloned; a baseline never is.`}
        </span>
        <Button variant="filled" onClick={() => setAdding("")}>
          Scale to a workflow…
        </Button>
      </div>
      {others.length === 0 ? (
        <EmptyState
          what="Here will be two more workflows beside the first one, line by line."
          why="Each shows what was cloned, what differs and what was left, and which baseline it is judged against."
        />
      ) : (
        others.map((workflow) => (
          <Workflow
            key={workflow.id}
            open={open}
            first={first}
            workflow={workflow}
            evaluation={evaluations.find((one) => one.workflow === workflow.name) ?? null}
            onClone={() => setAdding(workflow.name)}
          />
        ))
      )}
      <p className="caption">Holds for all and is not cloned: {commonGovernance(pilot).join(", ")}.</p>
      {adding === null ? null : (
        <ScaleDialog open={open} first={first} name={adding} onClose={() => setAdding(null)} />
      )}
    </div>
  );
}

const LINE_STATUS: Readonly<
  Record<ScaleLine["state"], { readonly word: StatusWord; readonly rest: string }>
> = {
  same: { word: "settled", rest: "cloned" },
  different: { word: "settled", rest: "its own" },
  left: { word: "open", rest: "left out" },
  own: { word: "settled", rest: "only here" },
};

function Workflow({
  open,
  first,
  workflow,
  evaluation,
  onClone,
}: {
  readonly open: OpenPilot;
  readonly first: RecordOf<"workflow">;
  readonly workflow: RecordOf<"workflow">;
  readonly evaluation: WorkflowEvaluation | null;
  readonly onClone: () => void;
}): ReactElement {
  const { pilot, format } = open;
  const [isSealing, setIsSealing] = useState(false);
  const lines = scaleDifference(pilot, first, workflow);
  const count = (state: ScaleLine["state"]): number => lines.filter((line) => line.state === state).length;
  const sealed = evaluation?.baselineOn ?? null;
  const day = sealed === null ? null : parseCalendarDate(sealed);
  return (
    <section className="stack" aria-label={workflow.name}>
      <div className="toolbar">
        <h3 className="title3">{workflow.name}</h3>
        <span className="grow">
          {evaluation === null ? null : day === null ? (
            <StatusLabel
              status={{ word: "not sealed" }}
              rest="no baseline of its own: its figures do not count yet"
            />
          ) : (
            <StatusLabel
              status={{ word: "sealed" }}
              rest={`its own baseline of ${format.dates.fullDate(day)}`}
            />
          )}
        </span>
        {count("left") === 0 ? null : (
          <Button onClick={onClone} aria-label={`Clone what is left: ${workflow.name}`}>
            Clone what is left…
          </Button>
        )}
        <Button onClick={() => setIsSealing(true)} aria-label={`Seal its baseline: ${workflow.name}`}>
          Seal its baseline…
        </Button>
      </div>
      {evaluation === null || evaluation.differences.length === 0 ? null : (
        <ul className="row wide wrap">
          {evaluation.differences.map(({ metric, value, difference, verdict }) => (
            <li key={metric} className="row">
              {metricDefinition(metric).name}{" "}
              {value === null ? "–" : format.compact(value, unitOf(metric)).text}{" "}
              <StatusLabel
                status={{
                  word: verdict ?? "no data",
                  ...(difference !== null && (verdict === "improved" || verdict === "worse")
                    ? { direction: difference > 0 ? "up" : "down" }
                    : {}),
                }}
              />
              <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? (
        <p className="muted">
          Nothing is set on {first.name} alone, so there is nothing to clone: thresholds, owners and
          guardrails that name no workflow hold for both.
        </p>
      ) : (
        <div className="tablebox">
          <table className="table difference scale" aria-label={`${workflow.name} against ${first.name}`}>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">{first.name}</th>
                <th scope="col">{workflow.name}</th>
                <th scope="col" style={{ width: 152 }}>
                  State
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ part, what, first: one, other, state }) => (
                <tr key={`${part} ${what}`}>
                  <th scope="row">
                    {what}
                    {part.toLowerCase() === what.toLowerCase() ? null : <div className="caption">{part}</div>}
                  </th>
                  <td className="muted">{one === null ? "–" : format.sentence(one)}</td>
                  <td>{other === null ? "–" : format.sentence(other)}</td>
                  <td>
                    <StatusLabel status={{ word: LINE_STATUS[state].word }} rest={LINE_STATUS[state].rest} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isSealing ? (
        <SealWorkflow open={open} workflow={workflow} onClose={() => setIsSealing(false)} />
      ) : null}
    </section>
  );
}
