import type { ReactElement } from "react";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import type { LineNow, OwnershipState } from "../../../shared/domain/ownership-states.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { DecorativeMark, decorativeReasons } from "../../components/decorative-mark.tsx";
import { Value } from "../../components/figure.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { hoursText, lineHead, lineRest, lineText } from "./terms-words.ts";

/** One row per metric and scope: state, value, line, owner, keeper, the words committed to. */
export function OwnershipTable({
  open,
  rows,
  panel,
  isNarrow,
}: {
  readonly open: OpenPilot;
  readonly rows: readonly OwnershipState[];
  readonly panel: RowPanel;
  /** A panel stands beside the table. */
  readonly isNarrow: boolean;
}): ReactElement {
  const go = useGo();
  const { overview } = open;
  return (
    <DataTable
      label="Ownership"
      rows={rows}
      rowKey={({ key }) => key}
      groupOf={({ metric }) => PILLAR_NAMES[metricDefinition(metric).pillar]}
      rowHeight={44}
      selected={panel.id}
      onOpen={({ key }) => panel.open(key)}
      onPeek={({ key }) => panel.peek(key)}
      onWalk={({ key }) => {
        if (panel.id !== null) panel.peek(key);
      }}
      onLetter={({ key, metric }, letter) => {
        if (letter === "e") panel.open(key, "terms");
        else if (letter === "o") panel.open(key, "owner");
        else if (letter === "g") go(`/c/${overview.pilotId}/metrics/${metric}`);
        else return false;
        return true;
      }}
      minWidth={isNarrow ? 520 : 920}
      columns={isNarrow ? narrow(open, undefined) : [...narrow(open, 248), ...wide(open)]}
    />
  );
}

function narrow(open: OpenPilot, nameWidth: number | undefined): readonly Column<OwnershipState>[] {
  const { format } = open;
  return [
    { key: "state", head: "State", width: 124, render: (row) => <State open={open} row={row} /> },
    {
      key: "name",
      head: "Metric",
      ...(nameWidth === undefined ? {} : { width: nameWidth }),
      render: ({ metric, workflowName, segmentName }) => (
        <div className="two">
          <strong title={metricDefinition(metric).formula}>{metricDefinition(metric).name}</strong>
          <small>{scopeWords(workflowName, segmentName)}</small>
        </div>
      ),
    },
    {
      key: "now",
      head: "Now",
      width: 88,
      align: "right",
      render: ({ now, metric }) => (
        <div className="two">
          {now === null ? (
            <span className="faint">–</span>
          ) : (
            <Value printed={format.compact(now.value, unitOf(metric))} />
          )}
          <small>{now === null ? "" : format.interval(now.low, now.high, unitOf(metric))}</small>
        </div>
      ),
    },
    { key: "line", head: "Breach", width: 144, render: (row) => <Lines open={open} row={row} /> },
  ];
}

function wide(open: OpenPilot): readonly Column<OwnershipState>[] {
  const { pilot } = open;
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (recordById(pilot, "person", id)?.name ?? null);
  return [
    {
      key: "owner",
      head: "Owner, keeper",
      width: 160,
      render: ({ owner, keeper }) => (
        <div className="two">
          <span className="block clip" title={nameOf(owner) ?? undefined}>
            {nameOf(owner) ?? <span className="faint">no owner</span>}
          </span>
          <small>{nameOf(keeper) === null ? "no keeper" : `kept by ${nameOf(keeper)}`}</small>
        </div>
      ),
    },
    { key: "action", head: "Committed action", render: (row) => <Action row={row} /> },
  ];
}

/** The worse side, where there are two; that a metric is decorative comes before that. */
function State({ open, row }: { readonly open: OpenPilot; readonly row: OwnershipState }): ReactElement {
  const { decorative } = open.overview.operational;
  if (decorativeReasons(decorative, row.metric) !== null) {
    return <DecorativeMark decorative={decorative} metric={row.metric} />;
  }
  const sides = [row.aboveNow, row.belowNow].filter((side) => side !== null);
  const worst = sides.toSorted((a, b) => RANK[a.state] - RANK[b.state])[0];
  if (worst === undefined) return <span className="faint">no line here</span>;
  return <StatusLabel status={{ word: worst.state }} rest={worst.isWarned ? "warned" : undefined} />;
}

const RANK: Readonly<Record<LineNow["state"], number>> = { breach: 0, unproven: 1, "no data": 2, holds: 3 };

function Lines({ open, row }: { readonly open: OpenPilot; readonly row: OwnershipState }): ReactElement {
  const { format } = open;
  const { metric } = row;
  const terms = [row.above, row.below].flatMap((one) => (one === null ? [] : (currentTerms(one) ?? [])));
  const [first, second] = terms;
  if (first === undefined) return <span className="faint">no line</span>;
  const rest = second === undefined ? lineRest(format, metric, first) : lineHead(format, metric, second);
  return (
    <div className="two" title={terms.map((one) => lineText(format, metric, one)).join("; ")}>
      <span className="block clip">{lineHead(format, metric, first)}</span>
      {second === undefined ? <small>{rest}</small> : <span className="block clip">{rest}</span>}
    </div>
  );
}

function Action({ row }: { readonly row: OwnershipState }): ReactElement {
  const terms = [row.above, row.below].flatMap((one) => (one === null ? [] : (currentTerms(one) ?? [])));
  const first = terms.find(({ action }) => action !== undefined) ?? terms[0];
  if (first === undefined) return <span className="faint">–</span>;
  if (first.action === undefined) return <span className="bad">no words committed to</span>;
  return (
    <div className="two">
      <span className="block clip" title={first.action}>
        “{first.action}”
      </span>
      <small>{hoursText(first.deadlineHours ?? null)}</small>
    </div>
  );
}

/** The scope in words; empty for all of it. */
export function scopeWords(workflow: string, segment: string): string {
  const parts = [workflow, segment].filter((name) => name !== "*");
  return parts.length === 0 ? "all workflows and segments" : parts.join(", ");
}
