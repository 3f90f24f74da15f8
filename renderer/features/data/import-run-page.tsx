import "../../styles/import-tables.css";
import "../../styles/import.css";
import { Button } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { useAddress, usePlace } from "../../app/navigation.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { BatchRowsTable } from "./batch-rows-table.tsx";
import { MappingFacts } from "./mapping-facts.tsx";
import { TakeBackDialog } from "./take-back-dialog.tsx";
import { TakingBackFacts } from "./taking-back-facts.tsx";

/** One import: where its rows came from, how they were read, what became of them, and every row with its line. */
export function ImportRunPage(): ReactElement {
  const open = usePilot();
  const { imports } = useServices();
  const { pilotId } = open.pilot;
  const id = usePlace().rest?.split("/")[1] ?? "";
  const batch = recordById(open.pilot, "batch", id);
  useEffect(() => imports.keep(pilotId), [imports, pilotId]);
  if (batch === null) {
    return (
      <p>
        There is no such import. <a href={hrefOf(`/c/${pilotId}/data`)}>All imports</a>
      </p>
    );
  }
  return <ImportRun key={id} open={open} batch={batch} />;
}

function ImportRun({
  open,
  batch,
}: {
  readonly open: OpenPilot;
  readonly batch: RecordOf<"batch">;
}): ReactElement {
  const { pilot, format } = open;
  const [isAsked, setIsAsked] = useState(false);
  const { search } = useAddress();
  const line = Number(search["line"] ?? Number.NaN);
  const name = batch.sheet === undefined ? batch.file : `${batch.file}, ${batch.sheet}`;
  const isBack = batch.takenBack === true;
  return (
    <div className="page">
      <div className="pagehead">
        <div>
          <p className="caption">
            <a href={hrefOf(`/c/${pilot.pilotId}/data`)}>Imports</a>
          </p>
          <h2 className="title2">{name}</h2>
          <p className="muted">
            {format.count(batch.rows)} rows of {batch.input}
            {isBack ? " · taken back: none of them counts" : ""}
          </p>
        </div>
        {isBack ? null : <Button onClick={() => setIsAsked(true)}>Take back…</Button>}
      </div>
      {isBack ? <TakenBack open={open} batch={batch} /> : null}
      <div className="runfacts">
        <ImportFacts open={open} batch={batch} />
        <MappingFacts pilot={pilot} batch={batch} />
      </div>
      <BatchRowsTable open={open} batch={batch} line={Number.isInteger(line) && line > 0 ? line : null} />
      {isAsked ? <TakeBackDialog open={open} batch={batch} onClose={() => setIsAsked(false)} /> : null}
    </div>
  );
}

function ImportFacts({
  open,
  batch,
}: {
  readonly open: OpenPilot;
  readonly batch: RecordOf<"batch">;
}): ReactElement {
  const { pilot, format } = open;
  const zone = pilotRecord(pilot).timeZone;
  const entry = pilot.entries.find(({ changes }) =>
    changes.some(({ record, field }) => record === batch.id && field === "type"),
  );
  const who =
    entry === undefined
      ? "–"
      : entry.onBehalfOf === undefined
        ? entry.actor
        : `${entry.actor} for ${entry.onBehalfOf}`;
  const count = (value: number | undefined): string => format.count(value ?? null);
  return (
    <section aria-labelledby="run-facts">
      <h3 id="run-facts" className="title3">
        Where it came from
      </h3>
      <dl className="facts">
        <dt>Imported</dt>
        <dd>
          {format.dates.moment(instantOf(batch.importedAt) ?? 0, zone)} by {who}
        </dd>
        <dt>Rows</dt>
        <dd>
          new {count(batch.added)} · replaced {count(batch.replaced)} · there already {count(batch.unchanged)}{" "}
          · refused {count(batch.refused)}
        </dd>
        {batch.roundedRows === undefined ? null : (
          <>
            <dt>Rounded</dt>
            <dd>
              money finer than a micro in {count(batch.roundedRows)} rows, by {batch.roundedBy ?? "–"}{" "}
              altogether
            </dd>
          </>
        )}
        <dt>File</dt>
        <dd>
          {batch.file}
          {batch.fileDigest === undefined ? null : <Digest digest={batch.fileDigest} />}
        </dd>
        <dt>Rows as kept</dt>
        <dd>
          <Digest digest={batch.digest} />
        </dd>
      </dl>
    </section>
  );
}

function Digest({ digest }: { readonly digest: string }): ReactElement {
  return (
    <span className="mono digest" title={digest}>
      {" "}
      SHA-256 {digest.slice(0, 12)}…
    </span>
  );
}

function TakenBack({
  open,
  batch,
}: {
  readonly open: OpenPilot;
  readonly batch: RecordOf<"batch">;
}): ReactElement | null {
  const { pilot, asOfMs, format } = open;
  const { imports } = useServices();
  const answer = useAnswer([pilot, batch.id], () =>
    imports.callOn(pilot, "takingBack", { batchId: batch.id, asOfMs }),
  );
  if (answer.kind !== "ready" || answer.value.done === null) return null;
  const { at, actor } = answer.value.done;
  return (
    <section className="note" aria-label="Taken back">
      <p>
        Taken back {format.dates.moment(instantOf(at) ?? 0, pilotRecord(pilot).timeZone)} by {actor}.
      </p>
      <TakingBackFacts taking={answer.value} open={open} />
    </section>
  );
}
