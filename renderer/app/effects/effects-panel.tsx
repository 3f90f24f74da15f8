import type { ReactElement } from "react";
import { changeRegister } from "../../../shared/domain/change-register.ts";
import { changeTitle } from "../../../shared/domain/change-state.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { EffectsView } from "./effects-view.tsx";

/** The five-effects panel: what opens where a change is flagged on a chart. */
export function EffectsPanel({
  open,
  change: id,
  onClose,
  takesFocus = false,
}: {
  readonly open: OpenPilot;
  /** Id of the change. */
  readonly change: string;
  readonly onClose: () => void;
  /** The panel itself has the focus at first. */
  readonly takesFocus?: boolean;
}): ReactElement | null {
  const change = recordById(open.pilot, "change", id);
  const row = changeRegister(open.pilot, open.asOfMs).find((one) => one.id === id);
  if (change === null || row === undefined) return null;
  const { pilotId, startDate } = open.overview;
  const on = row.liveOn ?? row.plannedOn;
  const when =
    on === null
      ? "no date"
      : startDate === null
        ? open.format.dates.date(on)
        : open.format.dates.planned(on, startDate);
  return (
    <SidePanel
      title={changeTitle(change)}
      kicker={[row.kinds.join(", "), when].filter((text) => text !== "").join(" · ")}
      onClose={onClose}
      takesFocus={takesFocus}
    >
      <section aria-label="State">
        <div className="row">
          <span className="grow">
            <StatusLabel status={{ word: row.state }} size={16} rest={row.verdict ?? undefined} />
          </span>
          <a href={hrefOf(`/c/${pilotId}/changes?item=${id}`)}>Open the change</a>
        </div>
      </section>
      <section aria-label="Effects">
        <EffectsView open={open} change={id} />
      </section>
    </SidePanel>
  );
}
