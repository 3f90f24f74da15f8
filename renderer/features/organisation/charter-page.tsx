import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import {
  type CharterVersions,
  charterInForce,
  charterRights,
  versionOf,
} from "../../../shared/domain/charter-versions.ts";
import { metricName } from "../../../shared/domain/metric-words.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { ApproveCharter } from "./approve-charter.tsx";
import { CharterDifferenceTable } from "./charter-difference-table.tsx";
import { CharterEditor } from "./charter-editor.tsx";
import { PrintHead } from "./print-head.tsx";

/** One charter as a page: its version, its text, the rights that its holder has in the matrix in force. */
export function CharterPage({
  open,
  charter: { key, title, versions },
}: {
  readonly open: OpenPilot;
  readonly charter: CharterVersions;
}): ReactElement | null {
  const execute = useExecute();
  const { pilot, overview, format } = open;
  const [chosen, setChosen] = useState<string | null>(null);
  const [against, setAgainst] = useState<string>("");
  const [isEditing, setIsEditing] = useState(false);
  const [isApproving, setIsApproving] = useState(false);
  const shown = versions.find(({ id }) => id === chosen) ?? versions.at(-1);
  const other = versions.find(({ id }) => id === against && id !== shown?.id);
  if (shown === undefined) return null;
  const inForce = charterInForce(pilot, key, overview.moment.date);
  const isDraft = shown.approvedOn === undefined;
  const isNewestApproved = versions.at(-1)?.approvedOn !== undefined;
  const approved = dayOf(shown.approvedOn);
  const nameOf = (one: RecordOf<"charter">): string =>
    `Version ${versionOf(one)}${one.approvedOn === undefined ? " · draft" : one.id === inForce?.id ? " · in force" : ""}`;
  return (
    <article className="stack charterpage" aria-label={title}>
      <div className="toolbar noprint">
        {versions.length === 1 ? null : (
          <>
            <NativeSelect
              aria-label="Version"
              data={versions.map((one) => ({ value: one.id, label: nameOf(one) }))}
              value={shown.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <NativeSelect
              aria-label="Compare with"
              data={[
                { value: "", label: "Compare with …" },
                ...versions
                  .filter(({ id }) => id !== shown.id)
                  .map((one) => ({ value: one.id, label: `Compare with ${nameOf(one).toLowerCase()}` })),
              ]}
              value={other?.id ?? ""}
              onChange={(event) => setAgainst(event.currentTarget.value)}
            />
          </>
        )}
        <span className="grow" />
        {isDraft ? (
          <>
            <Button onClick={() => setIsEditing(!isEditing)}>{isEditing ? "Done" : "Edit"}</Button>
            <Button variant="filled" onClick={() => setIsApproving(true)}>
              Approve…
            </Button>
          </>
        ) : null}
        {isNewestApproved ? (
          <Button
            onClick={() => {
              setChosen(null);
              setIsEditing(true);
              void execute(pilot.pilotId, `Next version drafted: ${title}`, [
                { command: "charter.revise", input: { id: shown.id } },
              ]);
            }}
          >
            Draft version {Math.max(...versions.map(versionOf)) + 1}
          </Button>
        ) : null}
        <Button onClick={() => window.print()}>Print…</Button>
      </div>
      <PrintHead
        open={open}
        title={`charter of ${title}, version ${versionOf(shown)}`}
        circle="confidential"
      />
      {other === undefined ? null : <CharterDifferenceTable open={open} before={other} after={shown} />}
      {isDraft && isEditing ? (
        <CharterEditor open={open} charter={shown} />
      ) : (
        <div className="surface pad stack loose sheet">
          <header className="stack tight">
            <h2 className="title2">{title}</h2>
            <p className="row wrap">
              <StatusLabel
                status={{ word: isDraft ? "draft" : "approved" }}
                rest={
                  approved === null
                    ? `version ${versionOf(shown)}`
                    : `version ${versionOf(shown)}, ${format.dates.fullDate(approved)}`
                }
              />
              <span className="muted">
                {shown.holder === undefined
                  ? "Nobody holds it yet"
                  : `Held by ${nameOfPerson(pilot, shown.holder)}`}
              </span>
              {shown.reason === undefined ? null : <span className="muted">because: {shown.reason}</span>}
            </p>
          </header>
          <p className="read">{shown.text}</p>
          <Part title="Does" items={shown.duties} empty="No duty is written yet." />
          <section className="stack tight">
            <h3 className="title3">Decides</h3>
            <Rights open={open} charter={shown} />
          </section>
          <Part
            title="Is judged by"
            items={shown.measures?.map(metricName)}
            empty="No metric is named yet."
          />
          <Part title="Leaves alone" items={shown.limits} empty="No limit is written yet." />
        </div>
      )}
      {isApproving ? (
        <ApproveCharter open={open} charter={shown} title={title} onClose={() => setIsApproving(false)} />
      ) : null}
    </article>
  );
}

function Part({
  title,
  items = [],
  empty,
}: {
  readonly title: string;
  readonly items?: readonly string[] | undefined;
  readonly empty: string;
}): ReactElement {
  return (
    <section className="stack tight">
      <h3 className="title3">{title}</h3>
      {items.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <ul className="dotted">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

const HELD = {
  accountable: { word: "active", rest: "accountable in the matrix in force" },
  delegate: { word: "active", rest: "delegated in the matrix in force" },
  no: { word: "not met", rest: "the matrix in force gives it to somebody else" },
} as const;

function Rights({
  open,
  charter,
}: {
  readonly open: OpenPilot;
  readonly charter: RecordOf<"charter">;
}): ReactElement {
  const { pilot, overview } = open;
  const rights = charterRights(pilot, charter, overview.moment.date);
  if (rights.length === 0) return <p className="muted">No decision right is linked yet.</p>;
  return (
    <ul className="stack tight flags">
      {rights.map(({ id, decisionType, held }) => (
        <li key={id} className="rightrow">
          <span>{decisionType}</span>
          {held === null ? (
            <span className="muted">nobody holds the charter yet</span>
          ) : (
            <StatusLabel status={{ word: HELD[held].word }} rest={HELD[held].rest} />
          )}
        </li>
      ))}
    </ul>
  );
}
