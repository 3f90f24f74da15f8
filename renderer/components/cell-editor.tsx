import "../styles/list-tools.css";
import { TextInput } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";

/** A cell that has become a control: Enter stores, Escape gives back what was there; both return to the row. */
export function CellEditor({
  label,
  value,
  type = "text",
  onCommit,
  onLeave,
}: {
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "date";
  /** Called only where the text differs. */
  readonly onCommit: (text: string) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const [text, setText] = useState(value);
  const isDone = useRef(false);
  const finish = (isKept: boolean): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (isKept && text.trim() !== value) onCommit(text.trim());
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    const row = event.currentTarget.closest("tr");
    finish(event.key === "Enter");
    row?.focus();
  };
  return (
    <TextInput
      className="celleditor"
      aria-label={label}
      type={type}
      value={text}
      autoFocus
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => finish(true)}
      onKeyDown={onKeyDown}
    />
  );
}
