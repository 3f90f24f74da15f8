import { IconX } from "@tabler/icons-react";
import { type ReactElement, useEffect } from "react";
import { type MessageAction, useMessages } from "../../stores/message-store.ts";

/** How long a word about something done stays; a problem stays until it is closed. */
const SHOWN_MS = 8000;

/** Says what was just done, with a way back, or why it was refused. */
export function StatusLine(): ReactElement {
  const { message, clear } = useMessages();
  useEffect(() => {
    if (message?.kind !== "done") return undefined;
    const timer = setTimeout(clear, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message, clear]);
  const close = (
    <button type="button" className="iconbutton" aria-label="Close message" onClick={clear}>
      <IconX size={16} stroke={1.5} />
    </button>
  );
  return (
    <>
      <div role="status">
        {message?.kind === "done" ? (
          <div className="message">
            <span className="grow">{message.text}</span>
            {message.undo === undefined ? null : (
              <button type="button" className="linkbutton" onClick={message.undo}>
                Undo
              </button>
            )}
            <Actions actions={message.actions} />
            {close}
          </div>
        ) : null}
      </div>
      <div role="alert">
        {message?.kind === "problem" ? (
          <div className="message problem">
            <span className="grow">
              <span className="bad">{message.text}</span>
              {message.remedy === undefined ? null : <span className="muted"> {message.remedy}</span>}
            </span>
            <Actions actions={message.actions} />
            {close}
          </div>
        ) : null}
      </div>
    </>
  );
}

function Actions({ actions = [] }: { readonly actions: readonly MessageAction[] | undefined }): ReactElement {
  return (
    <>
      {actions.map(({ label, run }) => (
        <button key={label} type="button" className="linkbutton" onClick={run}>
          {label}
        </button>
      ))}
    </>
  );
}
