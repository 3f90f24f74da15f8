import { NativeSelect, Select } from "@mantine/core";
import type { ReactElement } from "react";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { timeZonesWith } from "../../app/time-zones.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { FigureSettings } from "./figure-settings.tsx";
import { ReportLook } from "./report-look.tsx";
import { ReviewRhythm } from "./review-rhythm.tsx";

/** Descriptions below, so that fields in one row stand on one line. */
const BELOW = ["label" as const, "input" as const, "error" as const, "description" as const];
const STATES = ["target", "active", "complete", "stopped"] as const;

/** Facts about the company and its pilot, and the settings that figures depend on. Each is stored when it is left. */
export function CompanyTab({ open }: { readonly open: OpenPilot }): ReactElement {
  return (
    <div className="formgrid">
      <CompanyFacts open={open} />
      <PilotFacts open={open} />
      <ReportLook open={open} />
      <FigureSettings open={open} />
    </div>
  );
}

function CompanyFacts({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const company = recordById(pilot, "company", pilotRecord(pilot).company);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, label, [
      { command: "company.edit", input: { id: pilotRecord(pilot).company, ...fields } },
    ]);
  const [meeting] = recordsOf(pilot, "meetingZero");
  return (
    <section className="stack" aria-labelledby="company-facts">
      <h2 id="company-facts" className="title3">
        Company
      </h2>
      <CommitField
        label="Name"
        isRequired
        value={company?.name ?? ""}
        onCommit={(name) => edit(`Company renamed: ${name}`, { name })}
      />
      <CommitField
        label="Industry"
        value={company?.industry ?? ""}
        onCommit={(text) => edit("Industry set", { industry: text === "" ? null : text })}
      />
      <CommitField
        label="About the company"
        isLong
        value={company?.description ?? ""}
        onCommit={(text) => edit("Description set", { description: text === "" ? null : text })}
      />
      <p className="caption">
        <a href={hrefOf(`/c/${pilot.pilotId}/meeting`)}>
          {meeting === undefined
            ? "Meeting Zero was not held yet"
            : `Meeting Zero of ${format.dates.date(dayOf(meeting.heldOn) ?? 0)}`}
        </a>
      </p>
    </section>
  );
}

function PilotFacts({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const root = pilotRecord(pilot);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, label, [{ command: "pilot.edit", input: { id: root.id, ...fields } }]);
  const isOver = root.status === "complete" || root.status === "stopped";
  return (
    <section className="stack" aria-labelledby="pilot-facts">
      <h2 id="pilot-facts" className="title3">
        Pilot
      </h2>
      <div className="pair">
        <CommitField
          label="Day 0"
          type="date"
          value={root.startDate ?? ""}
          isRequired={root.startDate !== undefined}
          check={(text) => (text !== "" && parseCalendarDate(text) === null ? "it is not a date" : null)}
          description="Due dates that nobody set by hand move along."
          onCommit={(startDate) =>
            edit("Day 0 set", { startDate, ...(root.status === "target" ? { status: "active" } : {}) })
          }
        />
        <NativeSelect
          label="Status"
          inputWrapperOrder={BELOW}
          description={
            overview.startDate === null ? "A target begins with its Day 0." : "The last two end the pilot."
          }
          data={[...STATES]}
          value={root.status}
          onChange={(event) => void edit("Status of the pilot set", { status: event.currentTarget.value })}
        />
      </div>
      {isOver ? (
        <CommitField
          label="Ended on"
          type="date"
          value={root.endedOn ?? ""}
          onCommit={(text) => edit("End of the pilot set", { endedOn: text === "" ? null : text })}
        />
      ) : null}
      <div className="pair">
        <Select
          label="Time zone"
          inputWrapperOrder={BELOW}
          description="Days begin and end here."
          data={timeZonesWith(root.timeZone)}
          value={root.timeZone}
          searchable
          limit={50}
          nothingFoundMessage="No time zone has that name"
          onChange={(timeZone) => {
            if (timeZone !== null && timeZone !== root.timeZone) void edit("Time zone set", { timeZone });
          }}
        />
        <div className="shown">
          <span className="label">Currency</span>
          <strong>{root.currency}</strong>
          <span className="caption">All money of the pilot is in it.</span>
        </div>
      </div>
      <ReviewRhythm open={open} />
      <CommitField
        label="Weeks of the baseline"
        value={String(root.baselineWeeks ?? 4)}
        check={(text) => (/^([1-9]|[1-4]\d|5[0-2])$/u.test(text) ? null : "a whole number from 1 to 52")}
        description="Whole ISO weeks before its date; the method says 4."
        onCommit={(text) =>
          edit("Weeks of the baseline set", { baselineWeeks: text === "4" ? null : Number(text) })
        }
      />
    </section>
  );
}
