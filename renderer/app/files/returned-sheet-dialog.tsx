import { Button, Modal } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import type { Problem } from "../../../shared/errors/problem.ts";

/** A sheet that was filled outside and came back. */
interface ReturnedSheetProps {
  readonly title: string;
  readonly fileName: string;
  /** Why it does not fit; null: it can be taken. */
  readonly problem: Problem | null;
  /** What to do about that where the problem itself does not say. */
  readonly remedy: string;
  /** How much it changes, and what that is called: "answer", "row". */
  readonly changes: number;
  readonly unit: string;
  /** Its rows that say what is on the record already. */
  readonly known: number;
  /** The table of what it changes. */
  readonly children: ReactNode;
  readonly size: number;
  readonly onTake: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Shows what a returned sheet would change before anything is: all of its rows are taken, or none. */
export function ReturnedSheetDialog(props: ReturnedSheetProps): ReactElement {
  const { title, fileName, problem, remedy, changes, unit, size, onTake, onAgain, onClose } = props;
  return (
    <Modal opened onClose={onClose} title={title} size={problem === null ? size : 560}>
      <div className="stack">
        {problem === null ? (
          <Changes {...props} />
        ) : (
          <Refusal problem={problem} fileName={fileName} remedy={remedy} />
        )}
        <div className="row end">
          <Button onClick={onClose}>{changes === 0 ? "Close" : "Cancel"}</Button>
          {problem === null ? null : <Button onClick={onAgain}>Choose another file…</Button>}
          {changes === 0 ? null : (
            <Button variant="filled" data-autofocus onClick={onTake}>
              Take {changes} {changes === 1 ? unit : `${unit}s`}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function Refusal({
  problem: { code, message, where, remedy },
  fileName,
  remedy: usualRemedy,
}: Pick<ReturnedSheetProps, "fileName" | "remedy"> & { readonly problem: Problem }): ReactElement {
  return (
    <div className="note bad" role="alert">
      <p>
        <strong>{fileName}</strong>
        {where === undefined ? "" : `, ${where}`}: {withoutCommand(message)} ({code}).
      </p>
      <p>{remedy ?? usualRemedy} Nothing was changed.</p>
    </div>
  );
}

/** A command's refusal begins with its name, which says nothing to the person. */
function withoutCommand(message: string): string {
  return message.replace(/^[a-z]\w*\.\w+: /u, "");
}

function Changes({ fileName, changes, known, children }: ReturnedSheetProps): ReactElement {
  if (changes === 0) {
    return (
      <p>
        <strong>{fileName}</strong> says nothing that is not on the record already.
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{fileName}</strong> changes this; it can be undone as a whole.
      </p>
      <div className="tablebox" tabIndex={0} role="group" aria-label="Rows, scrollable">
        {children}
      </div>
      {known === 0 ? null : (
        <p className="caption">
          {known} {known === 1 ? "row says" : "rows say"} what is on the record already.
        </p>
      )}
    </>
  );
}
