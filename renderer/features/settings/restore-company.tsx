import { Checkbox } from "@mantine/core";
import type { ReactElement } from "react";
import { momentHere } from "../../app/backup-words.ts";
import { countText } from "../../app/shown-locale.ts";
import type { OneSided, RestoreLine, Stand } from "./restore-lines.ts";

/** What restoring does with one company: how it stands here and in the backup, what goes and what comes. */
export function RestoreCompany({
  line,
  nowMs,
  isChosen = true,
  onChoose,
}: {
  readonly line: RestoreLine;
  readonly nowMs: number;
  readonly isChosen?: boolean;
  /** Absent: there is nothing to choose between. */
  readonly onChoose?: (isChosen: boolean) => void;
}): ReactElement {
  const { company, word, here, backup, takenOut, comesWith } = line;
  return (
    <li className="restoring" aria-label={company}>
      <span className={word === "goes back" ? "said" : ""}>{word}</span>
      <div className="stack tight">
        {onChoose === undefined ? (
          <strong>{company}</strong>
        ) : (
          <Checkbox
            label={<strong>{company}</strong>}
            aria-label={`Restore ${company}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
        {word === "as it is" ? (
          <span className="muted">It holds exactly what is here.</span>
        ) : (
          <table className="stands">
            <thead>
              <tr>
                <td />
                <th scope="col">Here now</th>
                <th scope="col">In the backup</th>
              </tr>
            </thead>
            <tbody>
              <Row head="Last change" here={here} backup={backup} text={(stand) => changed(stand, nowMs)} />
              <Row
                head="Day"
                here={here}
                backup={backup}
                text={({ day }) => (day === null ? "target" : String(day))}
              />
              <Row head="Changes" here={here} backup={backup} text={({ changes }) => countText(changes)} />
              <Row head="Imports" here={here} backup={backup} text={importWords} />
            </tbody>
          </table>
        )}
        <Sided
          title={
            takenOut.changes === 1 ? "1 change is taken out" : `${takenOut.changes} changes are taken out`
          }
          side={takenOut}
        />
        <Sided
          title={comesWith.changes === 1 ? "1 change comes back" : `${comesWith.changes} changes come back`}
          side={comesWith}
        />
      </div>
    </li>
  );
}

function Row({
  head,
  here,
  backup,
  text,
}: {
  readonly head: string;
  readonly here: Stand | null;
  readonly backup: Stand;
  readonly text: (stand: Stand) => string;
}): ReactElement {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td>{here === null ? <span className="muted">not here</span> : text(here)}</td>
      <td>{text(backup)}</td>
    </tr>
  );
}

function Sided({ title, side }: { readonly title: string; readonly side: OneSided }): ReactElement | null {
  if (side.changes === 0) return null;
  return (
    <p>
      {title}
      {side.what.length === 0 ? "" : <span className="muted">: {side.what.join(" · ")}</span>}
    </p>
  );
}

function changed({ changedAt, actor }: Stand, nowMs: number): string {
  return `${momentHere(changedAt, nowMs)}, ${actor}`;
}

function importWords({ imports, rows }: Stand): string {
  return imports === 0 ? "none" : `${imports}, ${countText(rows)} ${rows === 1 ? "row" : "rows"}`;
}
