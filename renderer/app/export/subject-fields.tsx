import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { ReportKind } from "./report-list.ts";
import { type ReportSubject, subjectChoices, subjectWith } from "./report-subject.ts";

const LABELS: Readonly<Record<ReportKind, string>> = {
  baseline: "",
  phase: "Phase",
  exit: "",
  minutes: "Of the review",
  reset: "",
  diligence: "",
  board: "Narrative",
  slip: "Of",
};

/** Of what the report is, and for minutes for whom. */
export function SubjectFields({
  pilot,
  kind,
  subject,
  isDisabled,
  onChange,
}: {
  readonly pilot: PilotState;
  readonly kind: ReportKind;
  readonly subject: ReportSubject;
  readonly isDisabled: boolean;
  readonly onChange: (subject: ReportSubject) => void;
}): ReactElement | null {
  const choices = subjectChoices(pilot, kind);
  if (choices.length === 0) return null;
  const value = subject.phase ?? subject.review ?? subject.narrative ?? subject.person ?? "";
  return (
    <div className="row" style={{ alignItems: "flex-end", gap: 12 }}>
      <NativeSelect
        label={LABELS[kind]}
        className="grow"
        disabled={isDisabled}
        data={[...choices]}
        value={value}
        onChange={(event) => onChange(subjectWith(kind, event.currentTarget.value, subject.copy))}
      />
      {kind === "minutes" ? (
        <NativeSelect
          label="Copy"
          w={180}
          disabled={isDisabled}
          data={[
            { value: "room", label: "Room" },
            { value: "facilitator", label: "Facilitator" },
          ]}
          value={subject.copy ?? "room"}
          onChange={(event) =>
            onChange(
              subjectWith(kind, value, event.currentTarget.value === "facilitator" ? "facilitator" : "room"),
            )
          }
        />
      ) : null}
    </div>
  );
}
