import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import type { Precondition, StructureOption } from "../../../shared/domain/structure-options.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { StructureDialog, type StructureDraft } from "./structure-dialog.tsx";

/** The options side by side, each with its starting conditions as the record shows them. Nothing is ranked. */
export function StructureOptions({
  open,
  options,
}: {
  readonly open: OpenPilot;
  readonly options: readonly StructureOption[];
}): ReactElement {
  const [draft, setDraft] = useState<StructureDraft | null>(null);
  const decisions = recordsOf(open.pilot, "structureDecision");
  const isWithheld = decisions.some(({ withheld }) => withheld.length > 0);
  return (
    <section className="stack noprint" aria-labelledby="options">
      <div className="toolbar">
        <h2 id="options" className="title3">
          Options for the structure
        </h2>
        <span className="caption grow">
          Which is right depends on starting conditions: nothing is ranked here. Structure codifies what
          works.
        </span>
        <Button onClick={() => setDraft({ id: null, option: "", preconditions: [] })}>
          An option of your own…
        </Button>
      </div>
      {isWithheld ? (
        <p className="note">
          Structure decisions are withheld from this copy: they belong to the circle leadership.
        </p>
      ) : (
        <Decisions open={open} decisions={decisions} onOpen={setDraft} />
      )}
      <ul className="options">
        {options.map((option) => (
          <Option
            key={option.key}
            option={option}
            onDecide={() =>
              setDraft({ id: null, option: option.title, preconditions: option.preconditions.map(judged) })
            }
          />
        ))}
      </ul>
      {draft === null ? null : <StructureDialog open={open} draft={draft} onClose={() => setDraft(null)} />}
    </section>
  );
}

/** A condition as a decision keeps it: what the record leaves open a person has to judge. */
function judged({ text, state, evidence }: Precondition): StructureDraft["preconditions"][number] {
  return { text, evidence, ...(state === "unknown" ? {} : { met: state === "met" }) };
}

function Option({
  option: { title, meaning, preconditions },
  onDecide,
}: {
  readonly option: StructureOption;
  readonly onDecide: () => void;
}): ReactElement {
  const met = preconditions.filter(({ state }) => state === "met").length;
  return (
    <li className="surface pad stack">
      <h3 className="title3">{title}</h3>
      <p className="muted">{meaning}</p>
      <ul className="stack conditions">
        {preconditions.map(({ text, state, evidence }) => (
          <li key={text}>
            <StatusLabel status={{ word: state }} />
            <div>
              {text}
              <div className="caption">{shownSentence(evidence)}</div>
            </div>
          </li>
        ))}
      </ul>
      <p className="row wide optionfoot">
        <span className="caption grow">
          {met} of {preconditions.length} met
        </span>
        <Button onClick={onDecide} aria-label={`Decide on it: ${title}`}>
          Decide on it…
        </Button>
      </p>
    </li>
  );
}

function Decisions({
  open: { format, pilot },
  decisions,
  onOpen,
}: {
  readonly open: OpenPilot;
  readonly decisions: readonly RecordOf<"structureDecision">[];
  readonly onOpen: (draft: StructureDraft) => void;
}): ReactElement | null {
  if (decisions.length === 0) return null;
  return (
    <ul className="surface">
      {decisions.map((decision) => {
        const { id, option, decidedOn, decidedBy, reason, judgement, preconditions = [] } = decision;
        const on = dayOf(decidedOn);
        const unjudged = preconditions.filter(({ met }) => met === undefined).length;
        return (
          <li key={id} className="gate">
            <div className="row wide">
              <StatusLabel status={{ word: on === null ? "draft" : "approved" }} />
              <strong className="grow">{option}</strong>
              <Button size="xs" aria-label={`Open: ${option}`} onClick={() => onOpen(draftOf(decision))}>
                Open…
              </Button>
            </div>
            <p className="muted">
              {on === null
                ? "Not decided yet."
                : `Decided ${format.dates.fullDate(on)} by ${decidedBy === undefined ? "nobody named" : nameOfPerson(pilot, decidedBy)}.`}{" "}
              {reason ?? judgement ?? ""}
              {unjudged === 0
                ? ""
                : ` ${unjudged} ${unjudged === 1 ? "condition is" : "conditions are"} not judged.`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function draftOf(decision: RecordOf<"structureDecision">): StructureDraft {
  const { id, option, preconditions = [], reason, decidedOn, decidedBy } = decision;
  return {
    id,
    option,
    preconditions,
    ...(reason === undefined ? {} : { reason }),
    ...(decidedOn === undefined ? {} : { decidedOn }),
    ...(decidedBy === undefined ? {} : { decidedBy }),
  };
}
