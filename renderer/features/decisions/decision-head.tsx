import { Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { holdsRightsBack } from "../../../shared/domain/pilot-obligations.ts";
import { touches } from "../../../shared/domain/rights.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { categoryName, decisionRest, decisionStatus, sentence } from "./decision-words.ts";
import { KeyChips } from "./key-chips.tsx";

/** The question as title; at the right its category with keys, whether it may be decided, and where it stands. */
export function DecisionHead({ open, subject }: DecisionPart): ReactElement {
  const { overview, pilot } = open;
  const { decision, word, category, row, version } = subject;
  return (
    <header className="decisionhead">
      <div className="grow stack tight">
        <nav className="row wrap caption" aria-label="Where this is">
          <a href={hrefOf(`/c/${overview.pilotId}/decisions`)}>Register</a>
          <span>·</span>
          <span>
            {row === null ? categoryName(category) : `${categoryName(category)} · ${row.decisionType}`}
            {version === 0 ? "" : ` · rights version ${version}`}
          </span>
        </nav>
        <TitleField open={open} subject={subject} />
        {decision.question === undefined ? null : <p className="read muted">{decision.question}</p>}
      </div>
      <div className="decisionstate">
        {subject.findings.length === 0 ? (
          <StatusLabel status={decisionStatus(word)} size={16} rest={decisionRest(word)} />
        ) : (
          <StatusLabel status={{ word: "finding" }} size={16} rest={decisionStatus(word).word} />
        )}
        <WhoDecides open={open} subject={subject} />
        <MayDecide open={open} subject={subject} />
        <KeyChips open={open} subject={subject} />
        {decision.override === undefined ? null : (
          <p className="caption">
            Overridden by {nameOfPerson(pilot, decision.override.by)}: {decision.override.reason}
          </p>
        )}
      </div>
    </header>
  );
}

function TitleField({ open, subject }: DecisionPart): ReactElement {
  const execute = useExecute();
  const { decision } = subject;
  const [text, setText] = useState<string | null>(null);
  const save = (): void => {
    const title = (text ?? "").trim();
    setText(null);
    if (title === "" || title === decision.title) return;
    void execute(open.pilot.pilotId, `Renamed: ${title}`, [
      { command: "decision.edit", input: { id: decision.id, title } },
    ]);
  };
  if (text === null) {
    return (
      <h2 className="title2 row">
        {decision.title}
        <button type="button" className="linkbutton small" onClick={() => setText(decision.title)}>
          Edit<span className="hidden"> the title</span>
        </button>
      </h2>
    );
  }
  return (
    <Textarea
      aria-label="Title"
      autoFocus
      minRows={1}
      value={text}
      onChange={(event) => setText(event.currentTarget.value.replaceAll("\n", " "))}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          save();
        }
        if (event.key === "Escape") setText(null);
      }}
    />
  );
}

/** Who may decide it by the version in force. */
function WhoDecides({ open, subject }: DecisionPart): ReactElement | null {
  const { row, lock, version } = subject;
  if (lock !== null) return null;
  if (row === null) {
    return version === 0 ? null : (
      <p className="caption">No decision type is chosen: it says who may decide.</p>
    );
  }
  const name = (person: { readonly id: string; readonly name: string | null }): string =>
    person.name ?? nameOfPerson(open.pilot, person.id);
  const delegates = row.delegates.map(name);
  return (
    <p className="caption">
      Decided by {row.accountable === null ? "nobody yet" : name(row.accountable)}
      {delegates.length === 0 ? "" : `, or ${delegates.join(", ")}`}
    </p>
  );
}

/** Whether its delegated domain may be used now, and since when and why it may not. */
function MayDecide({ open, subject }: DecisionPart): ReactElement | null {
  const { domain, decision } = subject;
  const { format, pilot } = open;
  const isOpen = decision.status === "draft" || decision.status === "revise";
  if (domain === null || !isOpen) return null;
  const { right, allowed, reasons } = domain;
  if (right === null) return null;
  if (allowed)
    return <StatusLabel status={{ word: "active" }} rest={`${domain.name}, ${reasons.join("; ")}`} />;
  const since = suspendedSince(open, domain.name);
  const { timeZone } = pilotRecord(pilot);
  const when = since === null ? "" : ` since ${format.dates.moment(since, timeZone)}`;
  return (
    <div className="stack tight">
      <StatusLabel
        status={{ word: right.state === "active" ? "over its budget" : right.state }}
        rest={`${domain.name}${when}`}
      />
      <p className="caption">{sentence(format.sentence(reasons.join("; ")))}.</p>
    </div>
  );
}

/** The first firing that still holds a domain back, or the moment at which somebody suspended it. */
function suspendedSince({ overview, pilot }: DecisionPart["open"], domain: string): number | null {
  const guardrail = recordsOf(pilot, "guardrail").find((one) => one.domain === domain);
  if (guardrail === undefined) return null;
  const fired = overview.obligations.flatMap((obligation) =>
    holdsRightsBack(obligation) &&
    (guardrail.bands ?? []).some((band) => touches({ pilot }, band, obligation)) &&
    obligation.firedAtMs !== null
      ? [obligation.firedAtMs]
      : [],
  );
  const byHand = guardrail.status === "suspended" ? instantOf(guardrail.suspendedAt) : null;
  const moments = byHand === null ? fired : [...fired, byHand];
  return moments.length === 0 ? null : Math.min(...moments);
}
