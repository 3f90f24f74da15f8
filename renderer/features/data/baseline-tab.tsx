import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { sealedBaselines } from "../../../shared/domain/baselines.ts";
import { verifySnapshot } from "../../../shared/journal/snapshot-digest.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { ExportReport } from "./export-report.tsx";
import { SealForm } from "./seal-form.tsx";

/** The sealed baselines, and sealing one: sufficiency, gaps, pass criteria, seal. */
export function BaselineTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const sealed = sealedBaselines(open.pilot);
  return (
    <div className="stack loose">
      {sealed.map((snapshot) => (
        <Stamp key={snapshot.id} open={open} snapshot={snapshot} />
      ))}
      {sealed.length === 0 ? null : <ExportReport />}
      {open.overview.startDate === null ? (
        <p className="muted">
          A diligence target has no Day 0 and so no baseline: give it a start date first.
        </p>
      ) : (
        <SealForm open={open} isSecond={sealed.length > 0} />
      )}
    </div>
  );
}

function Stamp({
  open,
  snapshot,
}: {
  readonly open: OpenPilot;
  readonly snapshot: RecordOf<"snapshot">;
}): ReactElement {
  const { pilot, format } = open;
  const record = pilot.records.get(snapshot.id);
  const fault = record === undefined ? "its record is missing" : verifySnapshot(record);
  const word = fault !== null ? "broken" : snapshot.late === true ? "sealed late" : "sealed";
  const print = snapshot.digest.slice(0, 12).replaceAll(/(.{4})(?=.)/g, "$1 ");
  const waivers = snapshot.waivers ?? [];
  return (
    <section className="surface pad stack tight" aria-label={`Baseline for ${snapshot.date}`}>
      <StatusLabel
        status={{ word }}
        size={16}
        rest={
          fault === null
            ? "verified: nothing of it differs from its seal"
            : "it differs from its seal; copies exported before are unaffected"
        }
      />
      <p>
        Sealed {format.dates.moment(instantOf(snapshot.sealedAt) ?? 0, pilotRecord(pilot).timeZone)} for{" "}
        {snapshot.date} · <span className="mono">{print}</span>
        {snapshot.sealedBy === undefined ? "" : ` · by ${snapshot.sealedBy}`}
      </p>
      {snapshot.reason === undefined ? null : <p className="muted">Reason: {snapshot.reason}</p>}
      {(snapshot.flags ?? []).map((flag) => (
        <p key={flag} className="said">
          {flag}
        </p>
      ))}
      {waivers.length === 0 ? null : <p className="caption">{waivers.length} gaps were waived</p>}
    </section>
  );
}
