import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { formatInstant } from "../../../shared/calendar/instant.ts";
import type { AskRow } from "../../../shared/domain/open-asks.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { useMe } from "../../app/use-me.ts";

/** Answers an ask where it stands; the answer travels back in the next pack. */
export function AskAnswer({
  open,
  ask,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly ask: Pick<AskRow, "id" | "text">;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [me] = useMe(open.pilot);
  const [text, setText] = useState("");
  const isReady = text.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const done = await execute(open.pilot.pilotId, `Answered: ${ask.text}`, [
      {
        command: "ask.edit",
        input: {
          id: ask.id,
          answer: text.trim(),
          answeredAt: formatInstant(open.asOfMs),
          ...(me === null ? {} : { answeredBy: me }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <div className="stack asking" onKeyDown={onKeyDown}>
      <Textarea
        autoFocus
        autosize
        minRows={2}
        label="Answer"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" disabled={!isReady} onClick={() => void submit()}>
          Record answer
        </Button>
      </div>
    </div>
  );
}
