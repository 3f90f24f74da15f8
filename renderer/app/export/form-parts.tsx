import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { Problem } from "../../../shared/errors/problem.ts";
import { remedyOf, sentenceOf } from "../files/arrival-words.ts";

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
