import type { OpenPilot } from "../../app/pilot-context.ts";

/** What a list with a panel beside it needs. */
export interface ListProps {
  readonly open: OpenPilot;
  /** Id of the record whose panel is open. */
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}
