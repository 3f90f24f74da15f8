import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import { lensGaps } from "../../../shared/domain/lenses.ts";
import { convergedExecutives, nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { useExecute } from "../../app/use-execute.ts";
import { type Deciding, DecisionDialog } from "./decision-dialog.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { sentence, waitWords } from "./decision-words.ts";
import { PersonField } from "./person-field.tsx";
import type { LensEditor } from "./use-lens-drafts.ts";

/** The bar that decides. What keeps it from being approved stands beside the button, in words. */
export function DecisionBar({
  open,
  subject,
  decider,
  onDecider,
  lenses,
}: DecisionPart & {
  readonly decider: string | null;
  readonly onDecider: (person: string | null) => void;
  readonly lenses: LensEditor;
}): ReactElement {
  const [dialog, setDialog] = useState<Deciding | null>(null);
  const isOpen = subject.decision.status === "draft" || subject.decision.status === "revise";
  const part = { open, subject };
  return (
    <section className="decisionbar" aria-label="Decide">
      {isOpen ? (
        <OpenBar {...part} decider={decider} onDecider={onDecider} lenses={lenses} onDialog={setDialog} />
      ) : (
        <TakenBar {...part} onDialog={setDialog} />
      )}
      {dialog === null ? null : (
        <DecisionDialog
          {...part}
          deciding={dialog}
          decider={decider}
          lenses={lenses}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}

function OpenBar({
  open,
  subject,
  decider,
  onDecider,
  lenses,
  onDialog,
}: DecisionPart & {
  readonly decider: string | null;
  readonly onDecider: (person: string | null) => void;
  readonly lenses: LensEditor;
  readonly onDialog: (deciding: Deciding) => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { decision, domain } = subject;
  // A lens that is whole on the page but not saved yet is saved with the approval.
  const pending = lenses.pending();
  const gaps = [
    ...lensGaps(lenses.drafts),
    ...subject.gaps.flatMap(({ kind, text }) =>
      kind === "sum" || kind === "lens" ? [] : [kind === "domain" ? domainGap(subject, text) : text],
    ),
  ];
  const isAgainstSum = subject.gaps.some(({ kind }) => kind === "sum");
  const isBlocked = gaps.length > 0;
  const isOutside = domain !== null && !domain.allowed;
  const seat = convergedExecutives(pilot)[0];
  const reason = gaps.join("; ");
  const approve = (): void => {
    if (isAgainstSum) return onDialog("against the sum");
    void execute(pilot.pilotId, `Approved: ${decision.title}`, [
      ...(pending === null ? [] : [pending]),
      { command: "decision.approve", input: { id: decision.id, by: decider } },
    ]);
  };
  return (
    <>
      <div className="row wrap decide">
        <div className="decider">
          <PersonField
            pilot={pilot}
            label="Decided by"
            hasLabel={false}
            nobody="Decided by …"
            value={decider ?? undefined}
            onChange={onDecider}
          />
        </div>
        <Button variant="filled" disabled={isBlocked} onClick={approve}>
          {isAgainstSum && !isBlocked ? "Approve…" : "Approve"}
        </Button>
        {isOutside && domain.route === "override" && decision.override === undefined ? (
          <Button disabled={seat === undefined} onClick={() => onDialog("override")}>
            Override…
          </Button>
        ) : null}
        {isOutside && seat !== undefined && decision.routed?.to !== seat.id ? (
          <Button onClick={() => onDialog("route")}>Route to converged executive…</Button>
        ) : null}
        <Button onClick={() => onDialog("revise")}>Revise with conditions…</Button>
        <Button variant="subtle" onClick={() => onDialog("reject")}>
          Reject…
        </Button>
        <Button variant="subtle" onClick={() => onDialog("execute")}>
          Carried out…
        </Button>
      </div>
      <p className="caption" role="status">
        {isBlocked ? <span className="straddle">{sentence(shownSentence(reason))}. </span> : null}
        <Dates open={open} subject={subject} />
      </p>
    </>
  );
}

/** The head of the page says why a domain may not be used; the bar says what to do. */
function domainGap({ domain }: DecisionPart["subject"], text: string): string {
  const state = domain?.right?.state;
  if (domain === null || state === undefined) return text;
  return state === "suspended"
    ? `${domain.name} is suspended: route it, or record an override`
    : `${domain.name} is ${state === "active" ? "over its budget" : state}: route it`;
}

/** `Raised 4 days ago · due Fri 20 Nov · default if time runs out: roll back`. */
function Dates({ open, subject }: DecisionPart): ReactElement {
  const { format, pilot } = open;
  const { decision, waitMs } = subject;
  const due = dayOf(decision.dueOn);
  const routedAt = instantOf(decision.routed?.at);
  const parts = [
    waitMs === null ? "" : `raised ${waitWords(waitMs, format)} ago`,
    decision.routed === undefined
      ? ""
      : `routed to ${nameOfPerson(pilot, decision.routed.to)}${
          routedAt === null ? "" : `, ${format.dates.moment(routedAt, pilotRecord(pilot).timeZone)}`
        }`,
    due === null ? "no due date" : `due ${format.dates.date(due)}`,
    decision.defaultOutcome === undefined ? "" : `default if time runs out: ${decision.defaultOutcome}`,
    decision.conditions === undefined ? "" : `conditions: ${decision.conditions}`,
  ].filter((part) => part !== "");
  return <>{sentence(parts.join(" · "))}</>;
}

function TakenBar({
  open,
  subject,
  onDialog,
}: DecisionPart & { readonly onDialog: (deciding: Deciding) => void }): ReactElement {
  const { pilot, format } = open;
  const { decision, waitMs, domain } = subject;
  const { timeZone } = pilotRecord(pilot);
  const moment = (text: string | undefined): string => {
    const at = instantOf(text);
    return at === null ? "" : ` · ${format.dates.moment(at, timeZone)}`;
  };
  const who = decision.decidedBy === undefined ? "" : ` by ${nameOfPerson(pilot, decision.decidedBy)}`;
  const wasOutside = subject.findings.some(({ code }) => code === "decision in a suspended domain");
  return (
    <>
      <p className="grow">
        {decision.status === "rejected"
          ? `Rejected${who}${moment(decision.decidedAt)}: ${decision.rejectionReason ?? "no reason given"}`
          : decision.decidedAt === undefined
            ? "Never approved"
            : `Approved${who}${moment(decision.decidedAt)}`}
        {decision.executedAt === undefined ? "" : ` · carried out${moment(decision.executedAt)}`}
        {waitMs === null ? null : (
          <span className="caption"> · {waitWords(waitMs, format)} from raised to decided</span>
        )}
      </p>
      <div className="row wrap">
        {wasOutside && decision.override === undefined && domain !== null ? (
          <Button onClick={() => onDialog("override")}>Override…</Button>
        ) : null}
        {decision.status === "approved" ? (
          <>
            <Button variant="filled" onClick={() => onDialog("execute")}>
              Carried out…
            </Button>
            <Button onClick={() => onDialog("revise")}>Send back with conditions…</Button>
          </>
        ) : null}
      </div>
    </>
  );
}
