import type { ReactElement } from "react";
import { OperationalShare } from "../../components/operational-share.tsx";
import { useOpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";

/** Days after which data count as older than the cycle. */
const CYCLE_DAYS = 8;

/**
 * What holds for everything that is shown of a company: the date that it is as of, amber where the data are older than a
 * weekly cycle, and how many of its metrics somebody would act on.
 */
export function CompanyChips({ pilotId }: { readonly pilotId: string }): ReactElement | null {
  const loaded = useOpenPilot(pilotId);
  if (loaded.kind !== "ready") return null;
  const { overview, format } = loaded.value;
  const { dataTo, moment } = overview;
  const isOld = dataTo !== null && moment.date - dataTo > CYCLE_DAYS;
  return (
    <>
      <OperationalShare
        of={overview.operational}
        href={hrefOf(`/c/${pilotId}/metrics?tab=Ownership`)}
        className="chip"
      />
      <span className={`chip${isOld ? " due" : ""}`}>
        as of {format.dates.date(moment.date)}
        {dataTo === null ? " · no data" : isOld ? ` · data to ${format.dates.date(dataTo)}` : ""}
      </span>
    </>
  );
}
