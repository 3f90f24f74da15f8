import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { previewSlip } from "../../../shared/commands/preview-slip.ts";
import type { OwnerSlip } from "../../../shared/domain/owner-slip.ts";
import { readSlip } from "../../../shared/intake/read-slip.ts";
import { slipTable } from "../../../shared/report/reviews/slip-table.ts";
import { saveCalendar } from "../../app/files/save-calendar.ts";
import { fileNameOf, saySaved } from "../../app/files/save-packs.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { Loading } from "../../components/loading.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import { type ReturnedSlip, SlipDialog } from "./slip-dialog.tsx";

/** What is a person's to do, to answer for and to decide; its table goes out and comes back. */
export function SlipSection({
  open,
  person,
}: {
  readonly open: OpenPilot;
  readonly person: { readonly id: string; readonly name: string };
}): ReactElement {
  const services = useServices();
  const { figures, host, now } = services;
  const say = useMessages((state) => state.say);
  const showExport = useLayers((state) => state.showExport);
  const [returned, setReturned] = useState<ReturnedSlip | null>(null);
  const { pilot, asOfMs } = open;
  const loaded = useAnswer([pilot, asOfMs, person.id], () =>
    figures.ask("ownerSlip", pilot, asOfMs, person.id),
  );
  const slip = loaded.kind === "ready" ? loaded.value : null;
  const save = async (own: OwnerSlip): Promise<void> => {
    const bytes = new TextEncoder().encode(slipTable(own));
    const saved = await host.saveFile(`${fileNameOf(person.name)}-slip.csv`, "text/csv", bytes);
    if (!saved.ok) say(problemMessage(saved.problem));
    else if (saved.value !== null) saySaved(saved.value);
  };
  const take = async (): Promise<void> => {
    const picked = await host.pickFiles("tables", false);
    const file = picked.ok ? picked.value[0] : undefined;
    if (!picked.ok) say(problemMessage(picked.problem));
    if (file === undefined) return;
    const bytes = await file.read();
    const rows = bytes.ok ? await readSlip(bytes.value) : bytes;
    const preview = rows.ok ? previewSlip(pilot, person.id, rows.value, new Date(now()).toISOString()) : rows;
    setReturned({ fileName: file.name, rows: rows.ok ? rows.value : [], preview });
  };
  return (
    <section aria-label="Owner slip" className="stack">
      <h3 className="label">Owner slip</h3>
      {loaded.kind === "loading" ? (
        <Loading height={120} what="the slip" />
      ) : slip === null ? null : (
        <SlipFacts open={open} slip={slip} />
      )}
      <div className="row wrap">
        <Button onClick={() => showExport({ kind: "slip", person: person.id })}>Export the page…</Button>
        <Button disabled={slip === null} onClick={() => slip !== null && void save(slip)}>
          Save the table…
        </Button>
        <Button onClick={() => void take()}>Take the table back…</Button>
        <Button onClick={() => void saveCalendar(services, open, person)}>Save the dates (.ics)…</Button>
      </div>
      <p className="caption">
        The table is filled by {person.name}: due, done on, note, evidence, answer. What it changes is shown
        before it is taken.
      </p>
      {returned === null ? null : (
        <SlipDialog
          open={open}
          person={person}
          slip={returned}
          onAgain={() => void take()}
          onClose={() => setReturned(null)}
        />
      )}
    </section>
  );
}

/** Rows that are listed before "more". */
const MOST = 5;

function SlipFacts({ open, slip }: { readonly open: OpenPilot; readonly slip: OwnerSlip }): ReactElement {
  const { dates } = open.format;
  const items = slip.items.filter(({ isSettled }) => !isSettled);
  const due = (day: number | null): string => (day === null ? "" : dates.date(day));
  const rows = [
    ...items.map(({ id, title, state, isLate, due: day }) => ({
      id,
      text: title,
      word: isLate ? ("late" as const) : state,
      rest: due(day),
    })),
    ...slip.asks.map(({ id, text, isOverdue, due: day }) => ({
      id,
      text,
      word: isOverdue ? ("late" as const) : ("open" as const),
      rest: due(day),
    })),
  ];
  const { metrics, rights } = slip;
  const waiting = metrics.reduce((sum, one) => sum + one.waiting, 0);
  const active = rights.filter(({ state }) => state === "active").length;
  return (
    <>
      {rows.length === 0 ? (
        <p className="muted">Nothing is open: {slip.items.length} settled.</p>
      ) : (
        <ul className="sliplist">
          {rows.slice(0, MOST).map(({ id, text, word, rest }) => (
            <li key={id}>
              <StatusLabel status={{ word }} rest={rest} />
              <div>{text}</div>
            </li>
          ))}
          {rows.length > MOST ? <li className="caption">{rows.length - MOST} more</li> : null}
        </ul>
      )}
      <p className="caption">
        Answers for {metrics.length} {metrics.length === 1 ? "metric" : "metrics"}
        {waiting === 0 ? "" : `, ${waiting} fired and not answered`} · holds {rights.length} delegated{" "}
        {rights.length === 1 ? "right" : "rights"}
        {rights.length === 0 ? "" : `, ${active} active`}
      </p>
    </>
  );
}
