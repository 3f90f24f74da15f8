import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";

/** What happens after Day 180: evaluate, choose the next workflow, or close the pilot. */
export function AfterPilot({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const { status, startDate } = pilotRecord(pilot);
  const base = `/c/${pilot.pilotId}`;
  const isClosed = status === "complete" || status === "stopped";
  const ended = overview.startDate === null ? null : overview.startDate + LAST_PILOT_DAY;
  return (
    <section className="surface pad stack" aria-labelledby="after">
      <h2 id="after" className="title3">
        After Day {LAST_PILOT_DAY}
      </h2>
      <ol className="nextsteps">
        <li>
          <strong>Evaluate.</strong> The figures of now end with Day {LAST_PILOT_DAY}: the verdict below is
          the last one. <a href={hrefOf(`${base}/plan?tab=Gates`)}>See the gates</a>
        </li>
        <li>
          <strong>Go on with the next workflow.</strong> Clone what works; each has a baseline of its own.{" "}
          <a href={hrefOf(`${base}/organisation?tab=Scale`)}>Scale</a>
        </li>
        <li>
          <strong>Close the pilot.</strong> Everything stays, and is found under Portfolio.
        </li>
      </ol>
      {isClosed ? (
        <p className="muted">The pilot is closed ({status}).</p>
      ) : (
        <div>
          <Button
            disabled={startDate === undefined}
            onClick={() =>
              void execute(pilot.pilotId, "Pilot closed", [
                {
                  command: "pilot.edit",
                  input: {
                    id: pilot.pilotId,
                    status: "complete",
                    ...(ended === null ? {} : { endedOn: formatCalendarDate(ended) }),
                  },
                },
              ])
            }
          >
            Close the pilot as complete
          </Button>
        </div>
      )}
    </section>
  );
}
