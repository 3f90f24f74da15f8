import type { ReactElement } from "react";
import { useOpenPilot } from "../pilot-context.ts";

/** Days after which data count as older than the cycle. */
const CYCLE_DAYS = 8;

/** The date that everything on the screen is as of; amber where the data are older than a weekly cycle. */
export function AsOfChip({ pilotId }: { readonly pilotId: string }): ReactElement | null {
  const loaded = useOpenPilot(pilotId);
  if (loaded.kind !== "ready") return null;
  const { overview, format } = loaded.value;
  const { dataTo, moment } = overview;
  const isOld = dataTo !== null && moment.date - dataTo > CYCLE_DAYS;
  return (
    <span className={`chip${isOld ? " due" : ""}`}>
      as of {format.dates.date(moment.date)}
      {dataTo === null ? " · no data" : isOld ? ` · data to ${format.dates.date(dataTo)}` : ""}
    </span>
  );
}
