import { Button, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { readShadowPaste } from "../../../shared/domain/shadow-paste.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { monthName } from "./shadow-months.tsx";

/** Rows that are shown before they are recorded. */
const MOST = 12;

/** Takes four columns from a spreadsheet: shows what each row says, or what is wrong with it, before anything is recorded. */
export function ShadowPastePanel({
  open,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const [text, setText] = useState("");
  const { rows, errors } = readShadowPaste(pilot, text);
  const number = (value: number | null): string => (value === null ? "–" : format.numbers.upTo(value, 4));
  const record = async (): Promise<void> => {
    const done = await execute(
      pilot.pilotId,
      `${rows.length} ${rows.length === 1 ? "month" : "months"} recorded`,
      [
        {
          command: "shadowMetric.months",
          input: {
            rows: rows.map(({ id, month, value, target }) => ({
              id,
              month,
              ...(value === null ? {} : { value }),
              ...(target === null ? {} : { target }),
            })),
          },
        },
      ],
    );
    if (done !== null) onClose();
  };
  return (
    <SidePanel title="Paste months" kicker="Shadow metrics" onClose={onClose}>
      <section aria-label="Text">
        <Textarea
          label="Four columns: metric, month, value, target"
          description="Copy them from a spreadsheet. An empty cell is no value; a header row is passed over."
          autoFocus
          autosize
          minRows={6}
          maxRows={14}
          placeholder={"Demo count\t2026-10\t40\t35"}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          styles={{ input: { fontFamily: "JetBrains Mono, ui-monospace, monospace", fontSize: 12 } }}
        />
      </section>
      {errors.length === 0 ? null : (
        <section aria-label="Refused rows">
          <h3 className="label">
            {errors.length} {errors.length === 1 ? "row is" : "rows are"} refused
          </h3>
          <div role="alert">
            <ul className="stack tight">
              {errors.slice(0, MOST).map(({ line, column, text: cell, message }) => (
                <li key={`${line} ${column}`} className="bad">
                  Line {line}, {column}
                  {cell === "" ? "" : ` “${cell}”`}: {message}
                </li>
              ))}
            </ul>
          </div>
          {errors.length > MOST ? <p className="caption">{errors.length - MOST} more</p> : null}
        </section>
      )}
      <section aria-label="Good rows">
        {rows.length === 0 ? (
          <p className="muted">{text.trim() === "" ? "Nothing is pasted yet." : "No row can be recorded."}</p>
        ) : (
          <table className="table" aria-label="Rows that will be recorded">
            <thead>
              <tr>
                <th scope="col">Metric</th>
                <th scope="col">Month</th>
                <th scope="col" className="number">
                  Value
                </th>
                <th scope="col" className="number">
                  Target
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST).map(({ id, month, value, target }) => (
                <tr key={`${id} ${month}`}>
                  <td>{recordById(pilot, "shadowMetric", id)?.name}</td>
                  <td>{monthName(open, month)}</td>
                  <td className="number">{number(value)}</td>
                  <td className="number">{number(target)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rows.length > MOST ? <p className="caption">{rows.length - MOST} more</p> : null}
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" disabled={rows.length === 0} onClick={() => void record()}>
            {errors.length === 0
              ? `Record ${rows.length} ${rows.length === 1 ? "row" : "rows"}`
              : `Record the ${rows.length} good ${rows.length === 1 ? "row" : "rows"}`}
          </Button>
        </div>
      </section>
    </SidePanel>
  );
}
