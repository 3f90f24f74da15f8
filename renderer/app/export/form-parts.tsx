import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { Problem } from "../../../shared/errors/problem.ts";
import { remedyOf, sentenceOf } from "../files/arrival-words.ts";
import { LOCALE_CHOICES } from "../locale-choices.ts";

/** The sizes of paper that reports come on. */
export type PaperSize = "A4" | "Letter";

/** On which paper a report is laid out. */
export function PaperField({
  paper,
  isDisabled,
  onChange,
}: {
  readonly paper: PaperSize;
  readonly isDisabled: boolean;
  readonly onChange: (paper: PaperSize) => void;
}): ReactElement {
  return (
    <NativeSelect
      label="Paper"
      w={120}
      disabled={isDisabled}
      data={["A4", "Letter"]}
      value={paper}
      onChange={({ currentTarget: { value } }) => onChange(value === "Letter" ? "Letter" : "A4")}
    />
  );
}

/** Whose numbers and dates a report has. */
export function LocaleField({
  locale,
  isDisabled,
  onChange,
}: {
  readonly locale: string;
  readonly isDisabled: boolean;
  readonly onChange: (locale: string) => void;
}): ReactElement {
  const isOffered = LOCALE_CHOICES.some(({ value }) => value === locale);
  return (
    <NativeSelect
      label="Numbers and dates"
      disabled={isDisabled}
      data={isOffered ? [...LOCALE_CHOICES] : [{ value: locale, label: locale }, ...LOCALE_CHOICES]}
      value={locale}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Why an export came to nothing. */
export function ExportProblem({ problem }: { readonly problem: Problem }): ReactElement {
  return (
    <div className="note bad" role="alert">
      <p>{sentenceOf(problem)}</p>
      <p className="muted">{withNothingWritten(remedyOf(problem))}</p>
    </div>
  );
}

function withNothingWritten(remedy: string): string {
  return /nothing was/i.test(remedy) ? remedy : `${remedy} No file was written.`;
}
