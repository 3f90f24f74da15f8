import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import {
  CELL_METRICS,
  type CellFigure,
  type ResetCell,
  type StrategicReset,
} from "../../../shared/domain/strategic-reset.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

interface ResetProps {
  readonly open: OpenPilot;
  readonly reset: StrategicReset;
}

const FIGURE_HEADS = [
  ["value", "Value of the month"],
  ["trust", "Trust"],
  ["cost", "Cost per outcome"],
] as const;
const VERDICTS = ["continue", "shift", "stop"] as const;
type CellVerdict = (typeof VERDICTS)[number];

/** Workflow × segment, ranked; while a reset runs each cell is judged where it stands. */
export function ResetTable({
  open,
  reset,
  review,
}: ResetProps & { readonly review: RecordOf<"review"> | null }): ReactElement {
  return (
    <section className="stack tight" aria-labelledby="cells">
      <h2 id="cells" className="title3">
        Workflow × segment
      </h2>
      <div className="tablebox" tabIndex={0} role="group" aria-label="Workflow × segment, scrollable">
        <table className="table resettable" aria-labelledby="cells">
          <thead>
            <tr>
              <th className="number">Rank</th>
              <th>Workflow, segment</th>
              {FIGURE_HEADS.map(([key, name]) => (
                <th key={key} className="number">
                  {name}
                  <DecorativeMark
                    decorative={open.overview.operational.decorative}
                    metric={CELL_METRICS[key]}
                  />
                </th>
              ))}
              <th className="number">Person-days</th>
              <th className="number">Change per person-day</th>
              {review === null ? null : <th>Continue, shift or stop</th>}
            </tr>
          </thead>
          <tbody>
            {reset.cells.map((cell) => (
              <CellRow key={`${cell.workflow} ${cell.segment}`} open={open} cell={cell} review={review} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="caption">
        Change of autonomous value against the month before, per person-day of the month. Verdicts are those
        against the sealed baseline.
      </p>
    </section>
  );
}

function CellRow({
  open,
  cell,
  review,
}: {
  readonly open: OpenPilot;
  readonly cell: ResetCell;
  readonly review: RecordOf<"review"> | null;
}): ReactElement {
  const { format } = open;
  const { rank, workflow, segment, value, trust, cost, personDays, perPersonDay, valueChange } = cell;
  return (
    <tr>
      <td className="number">{rank ?? "–"}</td>
      <th scope="row" title={`${workflow}, ${segment}`}>
        {segment}
        <span className="caption">{workflow}</span>
      </th>
      <FigureCell open={open} figure={value} />
      <FigureCell open={open} figure={trust} />
      <FigureCell open={open} figure={cost} />
      <td className="number">{personDays === null ? "–" : format.numbers.upTo(personDays, 1)}</td>
      <td className="number">
        {perPersonDay === null ? "–" : format.difference(perPersonDay, "money").text}
        <span className="caption">
          {valueChange === null ? "" : `${format.difference(valueChange, "money").text} in all`}
        </span>
      </td>
      {review === null ? null : (
        <td className="judge">
          <JudgeCell key={review.id} open={open} cell={cell} review={review} />
        </td>
      )}
    </tr>
  );
}

function FigureCell({
  open,
  figure,
}: {
  readonly open: OpenPilot;
  readonly figure: CellFigure;
}): ReactElement {
  const { format } = open;
  const { metric, value, low, high, verdict } = figure;
  const unit = unitOf(metric as MetricId);
  const interval = format.interval(low, high, unit);
  return (
    <td className="number">
      {format.value(value, unit).text}
      {interval === "" ? null : <span className="caption">{interval}</span>}
      {verdict === null || verdict === "not enough data" ? null : <span className="caption">{verdict}</span>}
    </td>
  );
}

/** A word on the cell; to shift or stop needs a reason, which is asked for beside it. */
function JudgeCell({
  open,
  cell: { workflow, segment },
  review,
}: {
  readonly open: OpenPilot;
  readonly cell: ResetCell;
  readonly review: RecordOf<"review">;
}): ReactElement {
  const execute = useExecute();
  const said = review.cells?.find((one) => one.workflow === workflow && one.segment === segment);
  const [verdict, setVerdict] = useState<CellVerdict | "">(said?.verdict ?? "");
  const [reason, setReason] = useState(said?.reason ?? "");
  const isSaid = said?.verdict === verdict && (said.reason ?? "") === reason.trim();
  const needsReason = verdict === "shift" || verdict === "stop";
  const save = async (next: CellVerdict, why: string): Promise<void> => {
    await execute(open.pilot.pilotId, `${next} ${segment}, ${workflow}`, [
      {
        command: "review.reset",
        input: {
          id: review.id,
          cells: [{ workflow, segment, verdict: next, ...(why.trim() === "" ? {} : { reason: why.trim() }) }],
        },
      },
    ]);
  };
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (verdict !== "" && (!needsReason || reason.trim() !== "")) void save(verdict, reason);
      }}
    >
      <NativeSelect
        aria-label={`${segment}, ${workflow}: continue, shift or stop`}
        w={104}
        data={[{ value: "", label: "Not yet" }, ...VERDICTS]}
        value={verdict}
        onChange={(event) => {
          const next = VERDICTS.find((one) => one === event.currentTarget.value) ?? "";
          setVerdict(next);
          if (next === "continue") void save(next, reason);
        }}
      />
      {verdict === "" ? null : (
        <>
          <TextInput
            className="grow"
            aria-label={`${segment}, ${workflow}: why`}
            placeholder={needsReason ? "Why (needed)" : "Why"}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {isSaid ? (
            <StatusLabel status={{ word: "given" }} />
          ) : (
            <Button type="submit" size="compact-sm" disabled={needsReason && reason.trim() === ""}>
              Record
            </Button>
          )}
        </>
      )}
    </form>
  );
}

/** Revenue quality by segment: revenue knows no workflow. */
export function SegmentTable({ open, reset }: ResetProps): ReactElement | null {
  if (reset.segments.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="segments">
      <h2 id="segments" className="title3">
        Revenue quality by segment
      </h2>
      <div
        className="tablebox narrow"
        tabIndex={0}
        role="group"
        aria-label="Revenue quality by segment, scrollable"
      >
        <table className="table resettable" aria-labelledby="segments">
          <thead>
            <tr>
              <th>Segment</th>
              <th className="number">Revenue quality, of 100</th>
              <th className="number">Net revenue retention</th>
            </tr>
          </thead>
          <tbody>
            {reset.segments.map(({ segment, quality, retention }) => (
              <tr key={segment}>
                <th scope="row">{segment}</th>
                <FigureCell open={open} figure={quality} />
                <FigureCell open={open} figure={retention} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
