import { type ReactElement, useState } from "react";
import { DateField } from "../../components/date-field.tsx";

/** A date and time that is stored when the field is left; Escape gives back what was there. */
export function MomentField({
  label,
  value,
  onCommit,
}: {
  readonly label: string;
  /** As the field shows it: `2026-11-20T15:00`, or empty. */
  readonly value: string;
  /** Null: it was refused, and the field shows what is stored again. */
  readonly onCommit: (text: string) => Promise<unknown>;
}): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = async (): Promise<void> => {
    if (draft === null) return;
    if (draft !== value) await onCommit(draft);
    setDraft(null);
  };
  return (
    <DateField
      hasTime
      label={label}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.key === "Enter") void commit();
        if (event.key !== "Escape" || draft === null) return;
        event.preventDefault();
        setDraft(null);
      }}
    />
  );
}
