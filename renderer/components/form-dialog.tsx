import { Button, Modal } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

interface FormDialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly verb: string;
  readonly isReady: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question with a few fields; Enter in a line does what the button says, once everything needed is there. */
export function FormDialog({
  title,
  verb,
  isReady,
  onSubmit,
  onClose,
  children,
}: FormDialogProps): ReactElement {
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void onSubmit();
        }}
      >
        {children}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
