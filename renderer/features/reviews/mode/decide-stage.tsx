import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import {
  EMPTY_LENSES,
  type LensDrafts,
  lensDrafts,
  lensGaps,
  storedLenses,
} from "../../../../shared/domain/lenses.ts";
import { convergedExecutives } from "../../../../shared/domain/people-roles.ts";
import type { ReviewAgenda } from "../../../../shared/domain/review-agenda.ts";
import { recordById } from "../../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { hrefOf } from "../../../app/places.ts";
import { shownDecimalMark } from "../../../app/shown-locale.ts";
import { useExecute } from "../../../app/use-execute.ts";
import { useMe } from "../../../app/use-me.ts";
import { KeyHint } from "../../../components/key-hint.tsx";
import { LensFields } from "../../../components/lens-fields.tsx";
import { PersonSelect } from "../../../components/person-select.tsx";
import { StatusLabel } from "../../../components/status-label.tsx";

/** So many that wait fit on a stage. */
const SHOWN = 6;

/** A decision with its three lenses, taken on the spot: one that waits, or a new one. */
export function DecideStage({
  open,
  review,
  agenda,
  onDecided,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
  readonly agenda: ReviewAgenda;
  /** A decision was taken: what was agreed, in words. */
  readonly onDecided: (decision: string, tradeOff: string) => Promise<void>;
}): ReactElement {
  const { pilot } = open;
  const taken = (review.decisions ?? []).flatMap((id) => recordById(pilot, "decision", id) ?? []);
  const [chosen, setChosen] = useState<string | null>(null);
  // The button that has the focus when the form is gone: the one that opened it, or the one for the next decision.
  const [back, setBack] = useState<string | null>(null);
  const leaveForm = (to: string): void => {
    setBack(to);
    setChosen(null);
  };
  const waiting = agenda.undecided.filter(({ id }) => recordById(pilot, "decision", id)?.status === "draft");
  return (
    <>
      <h2>What do we trade off this week?</h2>
      {taken.length === 0 ? null : (
        <ul className="rows">
          {taken.map(({ id, title, status, chosen: what }) => (
            <li key={id}>
              <StatusLabel
                status={{
                  word: status === "executed" ? "carried out" : status === "revise" ? "sent back" : status,
                }}
                size={24}
              />
              <span className="grow">
                <a href={hrefOf(`/c/${pilot.pilotId}/decisions/${id}`)}>{title}</a>
                {what === undefined ? null : <span className="caption">{what}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {chosen === null ? (
        <>
          {waiting.length === 0 ? (
            <p className="lead">
              {taken.length === 0
                ? "No decision waits."
                : "No other decision waits. The review can be closed with this one, at the foot on the right."}
            </p>
          ) : (
            <ul className="rows">
              {waiting.slice(0, SHOWN).map(({ id, title }) => (
                <li key={id}>
                  <span className="grow">{title}</span>
                  <Button autoFocus={back === id} onClick={() => setChosen(id)}>
                    Decide…
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {waiting.length > SHOWN ? (
            <p className="caption">
              {waiting.length - SHOWN} more {waiting.length - SHOWN === 1 ? "waits" : "wait"} on the{" "}
              <a href={hrefOf(`/c/${pilot.pilotId}/decisions`)}>register</a>.
            </p>
          ) : null}
          <div className="row">
            <Button
              autoFocus={back === ""}
              variant={waiting.length === 0 && taken.length === 0 ? "filled" : "default"}
              onClick={() => setChosen("")}
            >
              New decision…
            </Button>
          </div>
        </>
      ) : (
        <DecideForm
          key={chosen}
          open={open}
          decision={chosen === "" ? null : recordById(pilot, "decision", chosen)}
          onCancel={() => leaveForm(chosen)}
          onDecided={async (id, tradeOff) => {
            await onDecided(id, tradeOff);
            leaveForm("");
          }}
        />
      )}
    </>
  );
}

function DecideForm({
  open,
  decision,
  onCancel,
  onDecided,
}: {
  readonly open: OpenPilot;
  readonly decision: RecordOf<"decision"> | null;
  readonly onCancel: () => void;
  readonly onDecided: (decision: string, tradeOff: string) => Promise<void>;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [me] = useMe(pilot);
  const [title, setTitle] = useState(decision?.title ?? "");
  const [option, setOption] = useState(decision?.chosen ?? decision?.options?.[0] ?? "");
  const [lenses, setLenses] = useState<LensDrafts>(() =>
    decision === null ? EMPTY_LENSES : lensDrafts(decision.lenses, shownDecimalMark()),
  );
  const [by, setBy] = useState<string | null>(() => {
    const right = decision?.right === undefined ? null : recordById(pilot, "decisionRight", decision.right);
    return right?.accountable ?? decision?.owner ?? convergedExecutives(pilot)[0]?.id ?? me;
  });
  const [tradeOff, setTradeOff] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  // A draft that could not be approved stays a draft: the next attempt goes on with it.
  const [draft, setDraft] = useState(decision?.id ?? null);
  const gaps = [
    ...(title.trim() === "" ? ["say what is decided"] : []),
    ...(option.trim() === "" ? ["say what is chosen"] : []),
    ...lensGaps(lenses),
    ...(by === null ? ["say who decides"] : []),
    ...(tradeOff.trim() === "" ? ["say what is traded for what"] : []),
  ];
  const options = decision?.options ?? [];
  const submit = async (): Promise<void> => {
    if (gaps.length > 0 || isBusy || by === null) return;
    setIsBusy(true);
    const content = {
      title: title.trim(),
      chosen: option.trim(),
      lenses: storedLenses(lenses, shownDecimalMark()),
      ...(options.includes(option.trim()) ? {} : { options: [...options, option.trim()] }),
    };
    const written = await execute(pilot.pilotId, `Decision written: ${content.title}`, [
      draft === null
        ? { command: "decision.add", input: { ...content, status: "draft", owner: by } }
        : { command: "decision.edit", input: { id: draft, ...content } },
    ]);
    const made = written?.entries[0]?.changes.find(
      ({ field, after }) => field === "type" && after === "decision",
    );
    const id = draft ?? made?.record ?? null;
    if (written !== null && id !== null) {
      setDraft(id);
      const approved = await execute(pilot.pilotId, `Decided: ${content.title}`, [
        { command: "decision.approve", input: { id, by, ...againstSum(lenses, tradeOff) } },
      ]);
      if (approved !== null) {
        await onDecided(id, tradeOff.trim());
        return;
      }
    }
    setIsBusy(false);
  };
  return (
    <form
      className="decideform"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) {
          event.preventDefault();
          onCancel();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      <div className="decidepair">
        <TextInput
          autoFocus={decision === null}
          label="What is decided"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {options.length === 0 ? (
          <TextInput
            label="Chosen"
            value={option}
            onChange={(event) => setOption(event.currentTarget.value)}
          />
        ) : (
          <NativeSelect
            autoFocus
            label="Chosen"
            data={[...options]}
            value={option}
            onChange={(event) => setOption(event.currentTarget.value)}
          />
        )}
      </div>
      <LensFields value={lenses} onChange={setLenses} />
      <div className="decidepair">
        <Textarea
          label="What we trade for what"
          required
          autosize
          minRows={1}
          value={tradeOff}
          onChange={(event) => setTradeOff(event.currentTarget.value)}
        />
        <PersonSelect pilot={pilot} label="Decided by" value={by} onChange={setBy} />
      </div>
      <div className="row">
        <span className="grow muted" role="status">
          {gaps.length === 0 ? "" : `To decide: ${gaps.join("; ")}.`}
        </span>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={gaps.length > 0} loading={isBusy}>
          <span className="keyed">
            Decide
            <span aria-hidden="true">
              <KeyHint keys="Mod+Enter" />
            </span>
          </span>
        </Button>
      </div>
    </form>
  );
}

/** Where the lenses add up to less than nothing, what is traded for what is the reason. */
function againstSum(lenses: LensDrafts, tradeOff: string): { readonly reasonAgainstSum?: string } {
  const sum = Object.values(lenses).reduce((total, { effect }) => total + (effect ?? 0), 0);
  return sum < 0 ? { reasonAgainstSum: tradeOff.trim() } : {};
}
