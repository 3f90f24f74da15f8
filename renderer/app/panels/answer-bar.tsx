import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useEffect, useState } from "react";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { ObligationCase } from "../../../shared/domain/obligation-case.ts";
import { KeyHint } from "../../components/key-hint.tsx";
import type { PanelIntent } from "../../stores/panel-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import type { OpenPilot } from "../pilot-context.ts";
import { useExecute } from "../use-execute.ts";
import { useMe } from "../use-me.ts";

interface AnswerBarProps {
  readonly open: OpenPilot;
  readonly found: ObligationCase;
  readonly intent: PanelIntent;
  readonly onDecide: () => void;
}

/** Obey…, Overrule…, Decide…: the keys 1, 2 and 3 while the panel has the focus. The reason stands in the panel itself. */
export function AnswerBar({ open, found, intent, onDecide }: AnswerBarProps): ReactElement {
  const [mode, setMode] = useState<PanelIntent>(intent);
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  useEffect(() => {
    if (!hasLetterKeys) return undefined;
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target;
      if (!(target instanceof HTMLElement) || target.matches("input, textarea, select")) return;
      if (target.closest(".panelover") === null) return;
      const acts: Readonly<Record<string, () => void>> = {
        "1": () => setMode("obey"),
        "2": () => setMode("overrule"),
        "3": onDecide,
      };
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hasLetterKeys, onDecide]);
  // What was answered can be answered the other way; once is enough for the same answer.
  const given = found.obligation.answer?.answer ?? null;
  return (
    <div className="answerbar">
      {mode === null ? (
        <div className="row wrap">
          {given === "obeyed" ? null : (
            <Button variant={given === null ? "filled" : "default"} onClick={() => setMode("obey")}>
              <Keyed label={given === null ? "Obey…" : "Obey after all…"} keys="1" />
            </Button>
          )}
          {given === "overruled" ? null : (
            <Button onClick={() => setMode("overrule")}>
              <Keyed label={given === null ? "Overrule…" : "Overrule after all…"} keys="2" />
            </Button>
          )}
          <Button onClick={onDecide}>
            <Keyed label="Decide…" keys="3" />
          </Button>
        </div>
      ) : (
        <Reason key={mode} open={open} found={found} mode={mode} onClose={() => setMode(null)} />
      )}
    </div>
  );
}

function Keyed({ label, keys }: { readonly label: string; readonly keys: string }): ReactElement {
  return (
    <span className="keyed">
      {label}
      <span aria-hidden="true">
        <KeyHint keys={keys} />
      </span>
    </span>
  );
}

function Reason({
  open,
  found,
  mode,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly found: ObligationCase;
  readonly mode: "obey" | "overrule";
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [me] = useMe(open.pilot);
  const [reason, setReason] = useState("");
  const isOverrule = mode === "overrule";
  const isReady = !isOverrule || reason.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const words = found.words ?? found.metricName;
    const done = await execute(open.pilot.pilotId, `${isOverrule ? "Overruled" : "Obeyed"}: ${words}`, [
      {
        command: "obligation.answer",
        input: {
          ...answerInput(found),
          answer: isOverrule ? "overruled" : "obeyed",
          ...given(reason, me ?? undefined),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      const panel = event.currentTarget.closest<HTMLElement>(".panel");
      onClose();
      panel?.focus();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <div className="stack" onKeyDown={onKeyDown}>
      {found.words === null ? null : <p className="clamp">“{found.words}”</p>}
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        label={isOverrule ? "Why it is overruled" : "What was done or started (optional)"}
        description={
          isOverrule
            ? "Printed in the next review with your name; it stays in the journal."
            : "Recorded with your name and this moment; a later answer can revise it."
        }
        required={isOverrule}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" disabled={!isReady} onClick={() => void submit()}>
          <span className="keyed">
            {isOverrule ? "Overrule" : "Record as obeyed"}
            <span aria-hidden="true">
              <KeyHint keys="Ctrl ↵" />
            </span>
          </span>
        </Button>
      </div>
    </div>
  );
}

function given(reason: string, by: string | undefined): Readonly<Record<string, string>> {
  return { ...(reason.trim() === "" ? {} : { reason: reason.trim() }), ...(by === undefined ? {} : { by }) };
}

/** Which obligation it is, and the figures that stand in the panel while it is answered. */
function answerInput({ obligation, line }: ObligationCase): Readonly<Record<string, unknown>> {
  const { id, threshold, period, figures } = obligation;
  return {
    obligation: id,
    threshold,
    ...(line === null ? {} : { thresholdVersion: line.version }),
    period,
    figures: figures.map(({ label, from, to, value, low, high, n }) => ({
      period: label,
      from: formatCalendarDate(from),
      to: formatCalendarDate(to),
      value,
      low,
      high,
      n,
      ...(line === null ? {} : { breach: line.breach, warn: line.warn }),
    })),
  };
}
