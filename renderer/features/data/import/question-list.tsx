import { Button, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { readWith } from "../../../../shared/intake/guess/date-shapes.ts";
import type { MappingQuestion } from "../../../../shared/intake/guess/mapping-questions.ts";
import { plainNumberText } from "../../../../shared/intake/number-text.ts";
import { numberFormat } from "../../../../shared/report/format/number-format.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import { type Draft, openQuestions } from "./draft.ts";
import { useImport } from "./session-context.ts";
import type { SessionFile } from "./session-state.ts";
import { countWhereabouts } from "./words.ts";

/** What must be said before the rows can be read: each question with all readings of real cells. */
export function QuestionList({
  file,
  look,
  draft,
}: {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly draft: Draft;
}): ReactElement | null {
  const questions = openQuestions(draft, look.profile);
  if (questions.length === 0) return null;
  return (
    <div className="stack" role="group" aria-label="Questions">
      {questions.map((question) =>
        question.kind === "percentage" ? (
          <PercentageQuestion key={question.id} file={file} draft={draft} question={question} />
        ) : (
          <ReadingQuestion key={question.id} file={file} question={question} />
        ),
      )}
    </div>
  );
}

type Reading = { readonly answer: string; readonly name: string; readonly read: (text: string) => string };

function ReadingQuestion({
  file,
  question,
}: {
  readonly file: SessionFile;
  readonly question: Exclude<MappingQuestion, { readonly kind: "percentage" }>;
}): ReactElement {
  const { session, open } = useImport();
  const readings: readonly Reading[] =
    question.kind === "decimal"
      ? [
          {
            answer: ".",
            name: "The point is the decimal mark",
            read: (text) => numberRead(text, ".", open.format.locale),
          },
          {
            answer: ",",
            name: "The comma is the decimal mark",
            read: (text) => numberRead(text, ",", open.format.locale),
          },
        ]
      : question.formats.map((format) => ({
          answer: format,
          name: formatWords(format),
          read: (text) => dateRead(text, format, (day) => open.format.dates.fullDate(day)),
        }));
  const [sample] = question.samples;
  const columns = question.columns.join(" and ");
  const asked =
    question.kind === "decimal"
      ? `In ${columns}, does ${sample?.text ?? "1.234"} mean thousands, or a fraction?`
      : `In ${columns}, ${question.formats.some((format) => format.startsWith("Y")) ? "which part is the year, the month, the day" : "does the day or the month stand first"}?`;
  return (
    <section className="mappingquestion" aria-label={asked}>
      <p className="title3">{asked}</p>
      <p className="caption">
        The file does not show it, and it is never guessed. The same cells, read in each way:
      </p>
      <table className="table plain" aria-label="The readings">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">In the file</th>
            {readings.map(({ answer, name }) => (
              <th key={answer} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {question.samples.map(({ line, text }) => (
            <tr key={`${line} ${text}`}>
              <td className="faint">{line}</td>
              <td className="mono">{text}</td>
              {readings.map(({ answer, read }) => (
                <td key={answer}>{read(text)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <td />
            <td />
            {readings.map(({ answer, name }) => (
              <td key={answer}>
                <Button
                  aria-label={`${name}: read so`}
                  onClick={() => session.answer(file.key, question, answer)}
                >
                  Read so
                </Button>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function PercentageQuestion({
  file,
  draft,
  question,
}: {
  readonly file: SessionFile;
  readonly draft: Draft;
  readonly question: MappingQuestion & { readonly kind: "percentage" };
}): ReactElement {
  const { session } = useImport();
  const { field, column, samples, countColumns } = question;
  const isRequired = draft.document.columns[field] === undefined;
  return (
    <section className="mappingquestion" aria-label={`${column} holds percentages`}>
      <p className="title3">
        {column} holds percentages ({samples.map(({ text }) => text).join(", ")}): give the two counts
      </p>
      <p>
        Percentages of different days cannot be added, so {field} must be a number of units:{" "}
        {countWhereabouts(field)}. The count that it is a share of belongs to{" "}
        {field === "eligible" ? "attempted" : "eligible"}. Most tools export both beside the rate; choose the
        column that holds it, or export the file again with counts.
      </p>
      <div className="row wrap">
        {countColumns.length === 0 ? (
          <span className="muted">No column of this file holds whole numbers only.</span>
        ) : (
          <NativeSelect
            aria-label={`Column with the count for ${field}`}
            data={[{ value: "", label: "whole numbers are in…" }, ...countColumns]}
            value=""
            onChange={(event) => session.setColumn(file.key, field, { from: event.currentTarget.value })}
          />
        )}
        {isRequired ? null : (
          <Button onClick={() => session.setColumn(file.key, field, null)}>Leave {field} out</Button>
        )}
        <Button variant="subtle" onClick={() => session.answer(file.key, question, "counts")}>
          They are counts
        </Button>
      </div>
    </section>
  );
}

function formatWords(format: string): string {
  const order = format
    .replace(/[^YMD]/g, "")
    .split("")
    .filter((letter, place, all) => all.indexOf(letter) === place);
  const first = { D: "Day first", M: "Month first", Y: "Year first" }[order[0] ?? "D"] ?? "";
  return `${first} (${format})`;
}

function dateRead(text: string, format: string, show: (day: number) => string): string {
  const ms = readWith(format, text);
  return ms === null ? "no such date" : show(Math.floor(ms / 86_400_000));
}

function numberRead(text: string, mark: "." | ",", locale: string): string {
  const plain = plainNumberText(text, mark);
  const value = typeof plain === "string" ? Number(plain) : Number.NaN;
  return Number.isNaN(value) ? "not a number" : numberFormat(locale).upTo(value, 6);
}
