import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../../shared/calendar/moments.ts";
import { reasonPhrase } from "../../../../shared/intake/refusal-reasons.ts";
import { pilotRecord } from "../../../../shared/records/read-records.ts";
import { DataTable } from "../../../components/data-table.tsx";
import type { CheckedSheet } from "../../../workers/import-calls.ts";
import { ErrorTable } from "./error-table.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { ReplacedTable } from "./replaced-table.tsx";
import { useImport } from "./session-context.ts";
import { assessedSheet, draftOf, type SessionFile } from "./session-state.ts";
import { useSaveRefused } from "./use-save-refused.ts";

/** One sheet: what it was read as, its counts, what is refused and why, which rows it replaces, its first rows. */
export function SheetCheck({
  file,
  sheet,
}: {
  readonly file: SessionFile;
  readonly sheet: CheckedSheet;
}): ReactElement {
  const { session, state, open } = useImport();
  const assessed = assessedSheet(state, sheet.id);
  const draft = draftOf(state, file);
  const count = (value: number | null | undefined): string => open.format.count(value ?? null);
  const refused = sheet.rowsRefused + (assessed?.repeated.length ?? 0);
  const name = sheet.sheet === null ? file.name : `${file.name}, ${sheet.sheet}`;
  const facts: readonly (readonly [string, string])[] = [
    ["read", count(sheet.rowsRead)],
    ...(sheet.rowsSkipped === 0 ? [] : [["left out", count(sheet.rowsSkipped)] as const]),
    ["new", count(assessed?.added)],
    ["replaced", count(assessed?.replaced)],
    ["there already", count(assessed?.unchanged)],
    ["refused", count(refused)],
  ];
  const isNothing = assessed !== null && assessed.added + assessed.replaced === 0 && sheet.rowsGood > 0;
  return (
    <section className="stack" aria-label={`${name} as ${sheet.target}`}>
      <div className="row wrap">
        <h2 className="title3 clip">
          {name} → {sheet.target}
        </h2>
        <span className="muted clip">
          {draft === null
            ? "follows the template"
            : draft.isRemembered
              ? `by the remembered mapping “${draft.name}”`
              : `by the mapping “${draft.name}”`}
        </span>
        <span className="grow" />
        {draft === null ? (
          <button type="button" className="linkbutton" onClick={() => void session.mapColumns(file.key)}>
            Map its columns…
          </button>
        ) : (
          <button type="button" className="linkbutton" onClick={() => session.goTo("Columns", file.key)}>
            Change columns
          </button>
        )}
      </div>
      <dl className="countrow">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="caption">{label}</dt>
            <dd className="figure2">{value}</dd>
          </div>
        ))}
      </dl>
      {isNothing ? (
        <p>
          Every row is there already
          {assessed.importedBefore === null
            ? ""
            : `: this file was imported on ${open.format.dates.moment(instantOf(assessed.importedBefore) ?? 0, pilotRecord(open.pilot).timeZone)}`}
          . Nothing to do.
        </p>
      ) : null}
      {sheet.rounding.rows === 0 ? null : (
        <p className="said">
          W_ROUNDED: money finer than a micro is rounded in {count(sheet.rounding.rows)} rows, by{" "}
          {sheet.rounding.difference} altogether.
        </p>
      )}
      {sheet.warnings.map((warning) => (
        <p key={`${warning.code} ${warning.column ?? ""} ${warning.message}`} className="said">
          {warning.code}: {warning.message}
          {warning.line === null ? "" : ` (from line ${count(warning.line)} on)`}
        </p>
      ))}
      {refused === 0 ? null : <RefusedRows file={file} sheet={sheet} name={name} />}
      {assessed === null || assessed.replaced === 0 ? null : (
        <ReplacedTable id={sheet.id} total={assessed.replaced} name={name} />
      )}
      {sheet.preview.rows.length === 0 ? null : (
        <PreviewTable
          target={sheet.target}
          preview={sheet.preview}
          label={`First rows of ${name} as they will be stored`}
        />
      )}
    </section>
  );
}

function RefusedRows({
  file,
  sheet,
  name,
}: {
  readonly file: SessionFile;
  readonly sheet: CheckedSheet;
  readonly name: string;
}): ReactElement {
  const { session, state, open } = useImport();
  const save = useSaveRefused();
  const [isShown, setIsShown] = useState(false);
  const draft = draftOf(state, file);
  const repeated = assessedSheet(state, sheet.id)?.repeated ?? [];
  const isRepeated = sheet.reasons.some(({ code }) => code === "ID_DUP");
  return (
    <div className="stack">
      {sheet.reasons.length === 0 ? null : (
        <DataTable
          label={`Why rows of ${name} are refused`}
          rows={sheet.reasons}
          rowKey={({ column, code }) => `${column ?? ""} ${code}`}
          minWidth={640}
          rowHeight={44}
          columns={[
            { key: "why", head: "Refused because", width: 176, render: (reason) => reasonPhrase(reason) },
            {
              key: "rows",
              head: "Rows",
              width: 72,
              align: "right",
              render: ({ rows }) => open.format.count(rows),
            },
            {
              key: "first",
              head: "First",
              width: 176,
              render: ({ line, value }) => (
                <span>
                  line {open.format.count(line)} {value === "" ? null : <span className="mono">{value}</span>}
                </span>
              ),
            },
            { key: "code", head: "Code", width: 128, render: ({ code }) => code },
            {
              key: "message",
              head: "What to do",
              render: ({ message }) => (
                <span className="clamp" title={message}>
                  {message}
                </span>
              ),
            },
          ]}
        />
      )}
      {repeated.length === 0 ? null : (
        <p className="bad">
          {open.format.count(repeated.length)} rows have a key that an earlier row has under another name of
          its workflow or segment (ID_DUP), first in line {open.format.count(repeated[0]?.line ?? null)}.
        </p>
      )}
      <div className="row wrap">
        {sheet.listedErrors === 0 ? null : (
          <>
            <Button aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
              {isShown ? "Hide the rows" : "Show the rows"}
            </Button>
            <Button onClick={() => void save(sheet.id, file.name)}>Save refused rows as CSV…</Button>
          </>
        )}
        {isRepeated && draft !== null && draft.document.keep === undefined ? (
          <>
            {(["last", "first"] as const).map((keep) => (
              <Button
                key={keep}
                onClick={() => {
                  const { filter } = draft.document;
                  session.setRows(file.key, { ...(filter === undefined ? {} : { filter }), keep });
                  session.goOn();
                }}
              >
                Keep the {keep} row of each key
              </Button>
            ))}
          </>
        ) : null}
      </div>
      {isShown ? <ErrorTable sheet={sheet} name={name} /> : null}
    </div>
  );
}
