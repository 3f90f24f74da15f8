import { Button, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { KeyHint } from "../../../components/key-hint.tsx";

/** A few words in the room: a reason, a parked point, a confidential one. Ctrl Enter records, Escape gives up. */
export function TextForm({
  label,
  about,
  action,
  isRequired = true,
  initial = "",
  onSubmit,
  onClose,
}: {
  readonly label: string;
  readonly about?: string;
  readonly action: string;
  readonly isRequired?: boolean;
  readonly initial?: string;
  readonly onSubmit: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}): ReactElement {
  const [text, setText] = useState(initial);
  const [isBusy, setIsBusy] = useState(false);
  const isReady = !isRequired || text.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady || isBusy) return;
    setIsBusy(true);
    const isDone = await onSubmit(text.trim());
    if (isDone) onClose();
    else setIsBusy(false);
  };
  return (
    <form
      className="textform"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          onClose();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={5}
        label={label}
        description={about}
        required={isRequired}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={!isReady} loading={isBusy}>
          <span className="keyed">
            {action}
            <span aria-hidden="true">
              <KeyHint keys="Mod+Enter" />
            </span>
          </span>
        </Button>
      </div>
    </form>
  );
}
