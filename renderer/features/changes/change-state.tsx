import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import {
  CHANGE_MOMENTS,
  type ChangeWord,
  changeWord,
  nextWords,
} from "../../../shared/domain/change-state.ts";
import { refusalOf } from "../../../shared/domain/rights.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { MoveForm } from "./move-form.tsx";

/** What a move is called on its button; the ellipsis says that it asks for more. */
export const MOVE_WORDS: Readonly<Record<Exclude<ChangeWord, "planned">, string>> = {
  authorised: "Authorise…",
  deployed: "Record deployment…",
  validated: "Validate…",
  "rolled back": "Roll back…",
};

/** Where a change stands, when it came there, and what moves it on. */
export function ChangeState({
  open,
  change,
  isMoving,
}: {
  readonly open: OpenPilot;
  readonly change: RecordOf<"change">;
  /** The form of the next state is open from the start. */
  readonly isMoving: boolean;
}): ReactElement {
  const { pilot, format } = open;
  const state = changeWord(change);
  const next = nextWords(state).filter((word) => word !== "planned");
  const [move, setMove] = useState<(typeof next)[number] | null>(isMoving ? (next[0] ?? null) : null);
  const zone = pilotRecord(pilot).timeZone;
  const moments = CHANGE_MOMENTS.flatMap(({ state: word, field }) => {
    const at = instantOf(change[field]);
    return at === null ? [] : [{ word, at }];
  });
  const by =
    change.authorisedBy === undefined ? null : recordById(pilot, "person", change.authorisedBy)?.name;
  return (
    <section aria-label="State">
      <StatusLabel status={{ word: state }} size={16} rest={change.verdict} />
      {moments.length === 0 ? null : (
        <dl className="facts">
          {moments.map(({ word, at }) => (
            <div key={word} style={{ display: "contents" }}>
              <dt>{word === "deployed" ? "live" : word}</dt>
              <dd>
                {format.dates.moment(at, zone)}
                {word === "authorised" && by !== null && by !== undefined ? ` by ${by}` : ""}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {change.rollbackReason === undefined ? null : <p className="note">“{change.rollbackReason}”</p>}
      <MayI open={open} change={change} />
      {move === null ? (
        <div className="row wrap">
          {next.map((word, index) => (
            <Button key={word} variant={index === 0 ? "filled" : "default"} onClick={() => setMove(word)}>
              {MOVE_WORDS[word]}
            </Button>
          ))}
        </div>
      ) : (
        <MoveForm key={move} open={open} change={change} to={move} onClose={() => setMove(null)} />
      )}
    </section>
  );
}

/** May it be made now? Of a change under a guardrail that is not live yet. */
function MayI({
  open,
  change,
}: {
  readonly open: OpenPilot;
  readonly change: RecordOf<"change">;
}): ReactElement | null {
  const right = open.overview.rights.find(({ id }) => id === change.guardrail);
  const state = changeWord(change);
  if (right === undefined || (state !== "planned" && state !== "authorised")) return null;
  const refusal = refusalOf(right);
  const budget =
    right.budgetPerWeek === null ? "" : `${right.usedThisWeek} of ${right.budgetPerWeek} used this week`;
  return (
    <div>
      <p>
        May it be made now? <strong>{refusal === null ? "Yes." : "No:"}</strong> {refusal ?? ""}
      </p>
      <p className="caption">
        {right.domain}
        {budget === "" ? "" : ` · ${budget}`}
      </p>
    </div>
  );
}
