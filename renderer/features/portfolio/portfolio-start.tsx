import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { EmptyState } from "../../components/empty-state.tsx";

/** The portfolio before there is anything: three ways to begin. */
export function PortfolioStart(props: {
  readonly isLoading: boolean;
  readonly onNew: () => void;
  readonly onOpen: () => void;
  readonly onSample: () => void;
}): ReactElement {
  return (
    <EmptyState
      what="Here will be your companies, each against its own baseline."
      why="Start a pilot, open a pack that somebody gave you, or look around in eight sample companies."
    >
      <Button variant="filled" onClick={props.onNew}>
        Start a pilot…
      </Button>
      <Button onClick={props.onOpen}>Open a pack…</Button>
      <Button loading={props.isLoading} onClick={props.onSample}>
        Load the sample portfolio
      </Button>
    </EmptyState>
  );
}
