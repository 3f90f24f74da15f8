import { Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from "react";
import { withReadback } from "./date-field.tsx";

const ORDER: ("label" | "input" | "error" | "description")[] = ["label", "input", "error", "description"];

interface CommitFieldProps {
  readonly label: string;
  /** What is stored. */
  readonly value: string;
  /** Stores what was typed; null: it was refused, and the field keeps the text. */
  readonly onCommit: (text: string) => Promise<unknown>;
  /** What is wrong with a text, in words without a full stop; null: it can be stored. */
  readonly check?: (text: string) => string | null;
  readonly description?: ReactNode;
  readonly type?: "text" | "date" | "time" | "email";
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** The label is for those who hear the page; what is seen stands in the head of a table. */
  readonly isBare?: boolean;
  readonly width?: number;
}

/** A field that is stored when it is left or Enter is pressed; Escape gives back what was there. */
export function CommitField(props: CommitFieldProps): ReactElement {
  const { label, value, onCommit, check, isRequired = false } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;
  const fault =
    draft === null
      ? null
      : isRequired && text.trim() === ""
        ? "it cannot be empty"
        : (check?.(text.trim()) ?? null);
  const commit = async (): Promise<void> => {
    if (draft === null || fault !== null) return;
    if (draft.trim() === value || (await onCommit(draft.trim())) !== null) setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && draft !== null) {
      event.preventDefault();
      setDraft(null);
    } else if (event.key === "Enter" && (props.isLong !== true || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void commit();
    }
  };
  const shared = {
    ...(props.isBare === true ? { "aria-label": label } : { label }),
    description: props.type === "date" ? withReadback(text, props.description) : props.description,
    // Below the field, so that fields in one row stand on one line.
    inputWrapperOrder: ORDER,
    required: isRequired,
    disabled: props.isDisabled ?? false,
    autoFocus: props.autoFocus ?? false,
    error: fault,
    value: text,
    onBlur: () => void commit(),
    onKeyDown,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(props.width === undefined ? {} : { w: props.width }),
  };
  return props.isLong === true ? (
    <Textarea {...shared} onChange={(event) => setDraft(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...shared}
      type={props.type ?? "text"}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
}
