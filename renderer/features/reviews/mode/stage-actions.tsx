import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { KeyHint } from "../../../components/key-hint.tsx";
import type { Thing } from "./review-things.ts";
import type { RoomForm } from "./room-forms.tsx";

/** What can be done with the thing on stage, each with its key. */
export function StageActions({
  thing,
  place,
  count,
  answer,
  onWalk,
  onForm,
  onDecide,
}: {
  readonly thing: Thing;
  readonly place: number;
  readonly count: number;
  /** How it was answered in this review; null: it was not, or cannot be. */
  readonly answer: string | null;
  readonly onWalk: (by: 1 | -1) => void;
  readonly onForm: (form: RoomForm) => void;
  readonly onDecide: () => void;
}): ReactElement {
  const isObligation = thing.kind === "duty" && thing.duty.kind === "obligation";
  return (
    <div className="actions">
      {isObligation && answer !== null ? <p className="lead">Answered: {answer}</p> : null}
      <div className="row wrap">
        {isObligation ? (
          <>
            <Act label="Obey…" keys="1" isMain={answer === null} onClick={() => onForm("obey")} />
            <Act label="Overrule…" keys="2" onClick={() => onForm("overrule")} />
          </>
        ) : null}
        <Act label="Decide…" keys="D" onClick={onDecide} />
        <Act label="Park…" keys="P" onClick={() => onForm("park")} />
        <Act label="Note…" keys="N" onClick={() => onForm("note")} />
        <Act label="Confidential…" keys="C" onClick={() => onForm("confidential")} />
        {count > 1 ? (
          <span className="row walk">
            <Button disabled={place === 0} onClick={() => onWalk(-1)} aria-label="Point before">
              <KeyHint keys="ArrowUp" />
            </Button>
            <span>
              {place + 1} of {count}
            </span>
            <Button disabled={place >= count - 1} onClick={() => onWalk(1)} aria-label="Next point">
              <KeyHint keys="ArrowDown" />
            </Button>
          </span>
        ) : null}
      </div>
    </div>
  );
}

function Act({
  label,
  keys,
  isMain = false,
  onClick,
}: {
  readonly label: string;
  readonly keys: string;
  readonly isMain?: boolean;
  readonly onClick: () => void;
}): ReactElement {
  return (
    <Button variant={isMain ? "filled" : "default"} onClick={onClick}>
      <span className="keyed">
        {label}
        <span aria-hidden="true">
          <KeyHint keys={keys} />
        </span>
      </span>
    </Button>
  );
}
