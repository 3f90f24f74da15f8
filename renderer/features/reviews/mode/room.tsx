import "../../../styles/review-mode.css";
import "../../../styles/review-stage.css";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { emptySections, type ReviewAgenda } from "../../../../shared/domain/review-agenda.ts";
import {
  DEFAULT_REVIEW_MINUTES,
  REVIEW_SECTIONS,
  type ReviewSectionKey,
  sectionTimes,
} from "../../../../shared/domain/review-sections.ts";
import { isTaken } from "../../../../shared/domain/rights.ts";
import { pilotRecord, recordById } from "../../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";
import { useGo } from "../../../app/navigation.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { useServices } from "../../../app/services.ts";
import { useExecute } from "../../../app/use-execute.ts";
import { DecideStage } from "./decide-stage.tsx";
import { EndingStage } from "./ending-stage.tsx";
import { useProjectorLight } from "./projector-light.ts";
import { nameOfThing, thingsOf } from "./review-things.ts";
import { RoomFoot } from "./room-foot.tsx";
import { type RoomForm, RoomForms } from "./room-forms.tsx";
import { RoomHead } from "./room-head.tsx";
import { RoomSections } from "./room-sections.tsx";
import { Stage } from "./stage.tsx";
import { StageActions } from "./stage-actions.tsx";
import { useQuietly } from "./use-quietly.ts";
import { clockText, spentMinutes, useReviewClock } from "./use-review-clock.ts";
import { useReviewKeys } from "./use-review-keys.ts";

/** The room: sections at the left, one thing on stage, what can be done with it, and the clock. */
export function Room({
  open,
  review,
  agenda,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
  readonly agenda: ReviewAgenda;
}): ReactElement {
  const execute = useExecute();
  const quietly = useQuietly();
  const go = useGo();
  const { now } = useServices();
  const { pilot } = open;
  const minutes = pilotRecord(pilot).reviewRhythm?.minutes ?? DEFAULT_REVIEW_MINUTES;
  // What is answered while the review runs is no longer due: the agenda that it began with stays on stage.
  const [began] = useState(agenda);
  const skipped = useMemo(() => emptySections(began), [began]);
  const [section, setSection] = useState<ReviewSectionKey>(() => firstSection(review, skipped));
  const [place, setPlace] = useState(0);
  const [form, setForm] = useState<RoomForm | null>(null);
  const [ending, setEnding] = useState<"decision" | "none" | null>(null);
  const [isLight, setIsLight] = useState(true);
  useProjectorLight(isLight);
  const clock = useReviewClock(spentMinutes(review), section, now);
  const times = sectionTimes(
    minutes,
    skipped,
    Object.entries(clock.spent).map(([key, spent]) => ({ key, spentMinutes: spent })),
  );
  const things = thingsOf(began, section);
  const thing = things[Math.min(place, things.length - 1)];
  const stage = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where what had the focus is gone the stage takes it; keys work wherever it is.
    if (document.activeElement === null || document.activeElement === document.body) stage.current?.focus();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what is on stage changes with them
  }, [section, place, form, ending]);
  const record = async (label: string, fields: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const done = await execute(pilot.pilotId, label, [
      { command: "review.record", input: { id: review.id, ...fields } },
    ]);
    return done !== null;
  };
  const keep = async (fields: Readonly<Record<string, unknown>>): Promise<boolean> =>
    quietly(pilot.pilotId, { command: "review.record", input: { id: review.id, ...fields } });
  const timed = (spent: Readonly<Record<string, number>>) => ({
    sections: sectionTimes(minutes, skipped, []).map(({ key, plannedMinutes }) => {
      const notes = review.sections?.find((one) => one.key === key)?.notes;
      return {
        key,
        plannedMinutes,
        spentMinutes: spent[key] ?? 0,
        ...(notes === undefined ? {} : { notes }),
      };
    }),
  });
  const enter = (key: ReviewSectionKey): void => {
    setForm(null);
    setEnding(null);
    setPlace(0);
    setSection(key);
    if (key !== section) void keep({ ...timed(clock.enter(key)), onStage: key });
  };
  const step = (by: 1 | -1): void => {
    const keys = REVIEW_SECTIONS.map(({ key }) => key).filter((key) => !skipped.has(key) || key === section);
    const next = keys[keys.indexOf(section) + by];
    if (next !== undefined) enter(next);
  };
  const walk = (by: 1 | -1): void => {
    setForm(null);
    setPlace(Math.min(things.length - 1, Math.max(0, place + by)));
  };
  const leave = async (): Promise<void> => {
    if (await keep(timed(clock.read()))) go(`/c/${pilot.pilotId}/reviews`);
  };
  const close = async (verdict: "decision" | "none"): Promise<void> => {
    const done = await execute(
      pilot.pilotId,
      verdict === "none" ? "Review closed: no decision today" : "Review closed with a decision",
      [{ command: "review.close", input: { id: review.id, verdict, ...timed(clock.read()) } }],
    );
    if (done !== null) go(`/c/${pilot.pilotId}/reviews?tab=Minutes&review=${review.id}`);
  };
  const pause = (): void => {
    void keep(timed(clock.toggle()));
  };
  const isDecided = (review.decisions ?? []).some((id) => {
    const decision = recordById(pilot, "decision", id);
    return decision !== null && isTaken(decision);
  });
  const canAnswer = thing?.kind === "duty" && thing.duty.kind === "obligation";
  useReviewKeys({
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    d: () => enter("trade-off"),
    v: () => setEnding(isDecided ? "decision" : "none"),
    p: () => setForm("park"),
    c: () => setForm("confidential"),
    n: () => setForm("note"),
    " ": pause,
    Escape: () => (form === null && ending === null ? void leave() : (setForm(null), setEnding(null))),
    ...(canAnswer ? { "1": () => setForm("obey"), "2": () => setForm("overrule") } : {}),
  });
  return (
    <div className="reviewmode">
      <RoomHead
        open={open}
        review={review}
        clock={`${clockText(clock.total)} of ${minutes}`}
        isOver={clock.total > minutes}
        isPaused={clock.isPaused}
        isLight={isLight}
        onLight={() => setIsLight(!isLight)}
        onPause={pause}
        onLeave={() => void leave()}
        onAttendance={(attendance) => void keep({ attendance })}
      />
      <RoomSections times={times} current={section} skipped={skipped} onEnter={enter} />
      <main ref={stage} data-region="content" tabIndex={-1} aria-label={nameOf(section)}>
        {ending !== null ? (
          <EndingStage
            open={open}
            review={review}
            verdict={ending}
            onClose={async () => close(ending)}
            onCancel={() => setEnding(null)}
          />
        ) : thing?.kind === "decide" ? (
          <DecideStage
            open={open}
            review={review}
            agenda={agenda}
            onDecided={async (decision, tradeOff) => {
              const decisions = [...new Set([...(review.decisions ?? []), decision])];
              await record("Trade-off recorded", { decisions, tradeOff });
            }}
          />
        ) : thing === undefined ? null : (
          <>
            <Stage open={open} thing={thing} isBrief={form !== null} />
            {form === null ? (
              <StageActions
                thing={thing}
                place={place}
                count={things.length}
                answer={thing.kind === "duty" ? answerWords(open, thing.duty.id) : null}
                onWalk={walk}
                onForm={setForm}
                onDecide={() => enter("trade-off")}
              />
            ) : null}
          </>
        )}
        {form === null ? null : (
          <RoomForms
            open={open}
            review={review}
            form={form}
            obligation={thing?.kind === "duty" && thing.duty.kind === "obligation" ? thing.duty : null}
            about={thing === undefined ? "" : nameOfThing(thing)}
            section={section}
            timed={() => timed(clock.read())}
            onClose={() => setForm(null)}
          />
        )}
      </main>
      <RoomFoot
        open={open}
        review={review}
        agenda={began}
        section={section}
        isDecided={isDecided}
        isEnding={ending !== null}
        onStep={step}
        onEnd={() => setEnding(isDecided ? "decision" : "none")}
      />
    </div>
  );
}

function nameOf(key: ReviewSectionKey): string {
  return REVIEW_SECTIONS.find((section) => section.key === key)?.name ?? key;
}

/** Where a review goes on: at what was on stage last, else at the first section that has something to say. */
function firstSection(review: RecordOf<"review">, skipped: ReadonlySet<ReviewSectionKey>): ReviewSectionKey {
  const found =
    REVIEW_SECTIONS.find(({ key }) => key === review.onStage) ??
    REVIEW_SECTIONS.find(({ key }) => !skipped.has(key));
  return found?.key ?? "due";
}

/** How an obligation was answered in the meantime; null: it was not. */
function answerWords({ pilot }: OpenPilot, obligation: string): string | null {
  for (const record of pilot.records.values()) {
    if (record.type !== "obligationAnswer" || record.removed || record.fields["obligation"] !== obligation)
      continue;
    const { answer, reason } = record.fields;
    if (typeof answer === "string") return typeof reason === "string" ? `${answer}: ${reason}` : answer;
  }
  return null;
}
