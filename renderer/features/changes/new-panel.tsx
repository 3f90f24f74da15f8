import { Button } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { SidePanel } from "../../components/side-panel.tsx";

interface NewPanelProps {
  readonly title: string;
  readonly kicker: string;
  /** What the button says that adds it. */
  readonly verb: string;
  readonly isReady: boolean;
  /** What is still to be done, beside the buttons. */
  readonly hint?: string;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The panel in which something new is written down. */
export function NewPanel(props: NewPanelProps): ReactElement {
  const { title, kicker, verb, isReady, hint = "", onSubmit, onClose, children } = props;
  return (
    <SidePanel title={title} kicker={kicker} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void onSubmit();
        }}
      >
        <section aria-label={title}>
          {children}
          <div className="row">
            <Button type="submit" variant="filled" disabled={!isReady}>
              {verb}
            </Button>
            <Button onClick={onClose}>Cancel</Button>
            <span className="caption">{hint}</span>
          </div>
        </section>
      </form>
    </SidePanel>
  );
}
