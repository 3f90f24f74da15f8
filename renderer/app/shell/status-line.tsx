import { IconX } from "@tabler/icons-react";
import { type ReactElement, useEffect } from "react";
import { type MessageAction, useMessages } from "../../stores/message-store.ts";

/** How long a word about something done stays; a problem stays until it is closed. */
const SHOWN_MS = 8000;
/** What something set off takes longer to read. */
const SHOWN_WITH_NOTES_MS = 30_000;
/** Notes that are spelled out; the rest are counted. */
const MOST_NOTES = 3;

/** Says what was just done, with a way back, or why it was refused. */
export function StatusLine(): ReactElement {
  const { message, clear } = useMessages();
  useEffect(() => {
    if (message?.kind !== "done" || message.stays === true) return undefined;
    const timer = setTimeout(clear, message.notes === undefined ? SHOWN_MS : SHOWN_WITH_NOTES_MS);
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
            <span className="grow">
              {message.text}
              <Notes notes={message.notes} />
            </span>
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

function Notes({ notes = [] }: { readonly notes: readonly string[] | undefined }): ReactElement | null {
  if (notes.length === 0) return null;
  return (
    <ul className="caption">
      {notes.slice(0, MOST_NOTES).map((note) => (
        <li key={note}>
          {note.slice(0, 1).toUpperCase()}
          {note.slice(1)}
        </li>
      ))}
      {notes.length > MOST_NOTES ? <li>{notes.length - MOST_NOTES} more</li> : null}
    </ul>
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
