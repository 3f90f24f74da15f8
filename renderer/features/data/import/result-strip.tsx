import type { ReactElement } from "react";
import { reasonPhrase } from "../../../../shared/intake/refusal-reasons.ts";
import type { CheckedSheet } from "../../../workers/import-calls.ts";
import { consequenceWords, counted, newNameWords } from "./consequence-words.ts";
import { shareRead } from "./file-words.ts";
import { useImport } from "./session-context.ts";
import { draftOf, type SessionFile, type SessionState, totalsOf } from "./session-state.ts";
import { useSaveRefused } from "./use-save-refused.ts";

const MOST_REASONS = 3;

/** What the rows come to, and what importing them changes. */
export function ResultStrip({ files }: { readonly files: readonly SessionFile[] }): ReactElement {
  const { state, open } = useImport();
  const sheets = files.flatMap(({ checked }) => checked?.sheets ?? []);
  const reading = files.find((file) => file.reading !== null) ?? null;
  const totals = totalsOf(state, sheets);
  const count = (value: number): string => open.format.count(value);
  const all = sheets.flatMap((sheet) => sheet.reasons);
  const reasons = [
    ...all.slice(0, MOST_REASONS).map((reason) => `${reasonPhrase(reason)} ${count(reason.rows)}`),
    ...(all.length > MOST_REASONS ? [counted(all.length - MOST_REASONS, "more reason")] : []),
  ];
  return (
    <section className="resultstrip" aria-label="Result" aria-live="polite">
      {reading !== null ? (
        <Progress file={reading} />
      ) : sheets.length === 0 ? (
        <p className="muted">
          Counts and consequences appear here as soon as every required field is filled.
        </p>
      ) : (
        <>
          <div className="facts">
            <span>
              read <strong>{count(totals.read)}</strong>
            </span>
            {totals.skipped === 0 ? null : (
              <span>
                left out <strong>{count(totals.skipped)}</strong>
              </span>
            )}
            <span>
              good <strong>{count(totals.good)}</strong>
            </span>
            <span className={totals.refused > 0 ? "bad" : undefined}>
              refused <strong>{count(totals.refused)}</strong>
              {reasons.length === 0 ? "" : ` (${reasons.join(", ")})`}
            </span>
            {totals.refused === 0 || state.step === "Check" ? null : (
              <RefusedActions files={files} sheets={sheets} />
            )}
          </div>
          <Effects state={state} />
        </>
      )}
    </section>
  );
}

/** What can be done about refused rows without leaving the columns. */
function RefusedActions({
  files,
  sheets,
}: {
  readonly files: readonly SessionFile[];
  readonly sheets: readonly CheckedSheet[];
}): ReactElement {
  const { session, state } = useImport();
  const save = useSaveRefused();
  const [file] = files;
  const [sheet] = sheets;
  const draft = draftOf(state, file ?? null);
  const isRepeated = sheets.some(({ reasons }) => reasons.some(({ code }) => code === "ID_DUP"));
  const { filter, keep } = draft?.document ?? {};
  return (
    <>
      <button type="button" className="linkbutton" onClick={() => session.goTo("Check")}>
        Show
      </button>
      {sheet === undefined || file === undefined ? null : (
        <button type="button" className="linkbutton" onClick={() => void save(sheet.id, file.name)}>
          CSV
        </button>
      )}
      {isRepeated && keep === undefined && file !== undefined && draft !== null ? (
        <button
          type="button"
          className="linkbutton"
          onClick={() =>
            session.setRows(file.key, { ...(filter === undefined ? {} : { filter }), keep: "last" })
          }
        >
          Keep the last row of each key
        </button>
      ) : null}
    </>
  );
}

function Effects({ state }: { readonly state: SessionState }): ReactElement | null {
  const { open } = useImport();
  const { assessment } = state;
  if (assessment.kind === "running") return <p className="caption">Working out what it changes…</p>;
  if (assessment.kind === "failed") {
    return (
      <p className="bad">
        {assessment.problem.message} ({assessment.problem.code})
      </p>
    );
  }
  if (assessment.kind === "none") return null;
  const { value } = assessment;
  const added = value.sheets.reduce((sum, sheet) => sum + sheet.added, 0);
  const replaced = value.sheets.reduce((sum, sheet) => sum + sheet.replaced, 0);
  const unchanged = value.sheets.reduce((sum, sheet) => sum + sheet.unchanged, 0);
  const counts = [
    `new ${open.format.count(added)}`,
    ...(replaced === 0 ? [] : [`replaced ${open.format.count(replaced)}`]),
    ...(unchanged === 0 ? [] : [`there already ${open.format.count(unchanged)}`]),
  ];
  const effects = [...newNameWords(value), ...consequenceWords(value.consequences)];
  return (
    <p className="muted">
      {counts.join(" · ")}
      {effects.length === 0 ? "" : ` · effect: ${effects.join(", ")}`}
    </p>
  );
}

function Progress({ file }: { readonly file: SessionFile }): ReactElement {
  const { open } = useImport();
  const share = shareRead(file.reading);
  const rows = file.reading === null || file.reading === "begins" ? 0 : file.reading.rows;
  return (
    <div className="row wide">
      <progress max={1} {...(share === null ? {} : { value: share })} aria-label={`Reading ${file.name}`} />
      <span className="muted">
        Reading {file.name}
        {rows === 0 ? "…" : `: ${open.format.count(rows)} rows`}
      </span>
    </div>
  );
}
