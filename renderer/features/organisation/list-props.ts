import type { OpenPilot } from "../../app/pilot-context.ts";

/** What a list with a panel, or with one record in view, needs of the place. */
export interface ListProps {
  readonly open: OpenPilot;
  /** Id of the record that is chosen; null: none. */
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}
