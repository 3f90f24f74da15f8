import { EMPTY_LENSES, type LensDrafts, lensGaps, storedLenses } from "../../../shared/domain/lenses.ts";
import {
  MEETING_METRICS,
  MEETING_ROLES,
  type MeetingRole,
  typedFigure,
} from "../../../shared/domain/meeting-zero.ts";
import {
  type NamedFigure,
  type NamedFigures,
  type TradeOffQuestion,
  type Trend,
  tradeOffQuestion,
} from "../../../shared/domain/trade-off-question.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { shownDecimalMark } from "../../app/shown-locale.ts";

/** The steps of Meeting Zero, in their order. */
export const MEETING_STEPS = ["Workflow", "People", "Five numbers", "Trade-off", "Decide", "Day 0"] as const;
export type MeetingStep = (typeof MEETING_STEPS)[number];

/** One number as the room says it. */
export interface FigureDraft {
  readonly text: string;
  readonly isUnknown: boolean;
  readonly trend: Trend | null;
}

/** Everything that was said so far. It is kept when the room leaves, and nothing of it is recorded before the end. */
export interface MeetingDraft {
  readonly step: MeetingStep;
  readonly company: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly workflow: string;
  readonly customerPromise: string;
  readonly chosenBecauseBad: boolean;
  readonly people: Readonly<Record<MeetingRole, { readonly name: string; readonly isPresent: boolean }>>;
  readonly figures: Readonly<Record<Pillar, FigureDraft>>;
  /** The question in the room's own words; null: as it was made from the numbers. */
  readonly wording: { readonly question: string; readonly options: readonly [string, string] } | null;
  readonly choice: "first" | "second" | "other" | null;
  readonly other: string;
  readonly lenses: LensDrafts;
  readonly decidedBy: string;
  readonly ending: "decided" | "undecided" | null;
  /** What kept the room from deciding. */
  readonly obstacle: string;
  readonly startDate: string;
}

const SILENT: FigureDraft = { text: "", isUnknown: false, trend: null };
const NOBODY = { name: "", isPresent: true };

/** A meeting in which nothing was said yet. */
export const EMPTY_MEETING: MeetingDraft = {
  step: "Workflow",
  company: "",
  timeZone: "",
  currency: "EUR",
  workflow: "",
  customerPromise: "",
  chosenBecauseBad: false,
  people: { CPO: NOBODY, CTO: NOBODY, CRO: NOBODY },
  figures: { avd: SILENT, trust: SILENT, cost: SILENT, revenue: SILENT, loop: SILENT },
  wording: null,
  choice: null,
  other: "",
  lenses: EMPTY_LENSES,
  decidedBy: "",
  ending: null,
  obstacle: "",
  startDate: "",
};

/** The numbers as the question is made from them; null: one of them was neither named nor said to be unknown. */
export function namedFigures(draft: MeetingDraft, format: ReportFormat): NamedFigures | null {
  const named = PILLARS.map((pillar) => {
    const { text, isUnknown, trend } = draft.figures[pillar];
    if (isUnknown) return [pillar, { value: null, trend, text: "unknown" }] as const;
    const typed = typedFigure(pillar, text, shownDecimalMark());
    if (!typed.ok) return null;
    const printed = format.value(typed.value, unitOf(MEETING_METRICS[pillar])).text;
    return [pillar, { value: typed.value, trend, text: printed }] as const;
  });
  const answered = named.filter((one) => one !== null);
  return answered.length < named.length
    ? null
    : (Object.fromEntries<NamedFigure>(answered) as unknown as NamedFigures);
}

/** The trade-off before the room, in its own words where it found some. */
export function questionOf(draft: MeetingDraft, format: ReportFormat): TradeOffQuestion | null {
  const figures = namedFigures(draft, format);
  if (figures === null) return null;
  const made = tradeOffQuestion(figures);
  return draft.wording === null ? made : { ...made, ...draft.wording };
}

/** What was chosen, in words; empty: nothing. */
export function chosenOf(draft: MeetingDraft, format: ReportFormat): string {
  const question = questionOf(draft, format);
  if (draft.choice === "other") return draft.other.trim();
  if (question === null || draft.choice === null) return "";
  return question.options[draft.choice === "first" ? 0 : 1];
}

/** What keeps the room from going on, as a sentence without a full stop; null: nothing. `isNew`: the company is named too. */
export function gapOf(
  draft: MeetingDraft,
  step: MeetingStep,
  format: ReportFormat,
  isNew: boolean,
): string | null {
  switch (step) {
    case "Workflow":
      if (isNew && draft.company.trim() === "") return "name the company";
      return draft.workflow.trim() === "" ? "name one customer workflow" : null;
    case "People":
      return MEETING_ROLES.every((role) => draft.people[role].name.trim() === "")
        ? "name at least one of the three"
        : null;
    case "Five numbers": {
      const open = PILLARS.filter((pillar) => {
        const { text, isUnknown } = draft.figures[pillar];
        return !isUnknown && !typedFigure(pillar, text, shownDecimalMark()).ok;
      }).length;
      return open === 0 ? null : `${open} of five ${open === 1 ? "has" : "have"} no answer yet`;
    }
    case "Trade-off": {
      const question = questionOf(draft, format);
      const isWhole =
        question !== null && [question.question, ...question.options].every((one) => one.trim() !== "");
      return isWhole ? null : "the question needs its words and two answers";
    }
    case "Decide":
      return draft.ending === null ? "decide, or say that you could not" : null;
    case "Day 0":
      return null;
  }
}

/** What keeps the room from deciding, the first gap; null: it can. */
export function decisionGap(draft: MeetingDraft, format: ReportFormat): string | null {
  if (draft.choice === null) return "choose one of the answers";
  if (chosenOf(draft, format) === "") return "say what you do instead";
  return lensGaps(draft.lenses)[0] ?? null;
}

/** The input of `meetingZero.hold`. */
export function holdInput(draft: MeetingDraft, format: ReportFormat): Readonly<Record<string, unknown>> {
  const figures = namedFigures(draft, format);
  const question = questionOf(draft, format);
  if (figures === null || question === null) throw new Error("the meeting is not at its end");
  const isDecided = draft.ending === "decided";
  const trends = PILLARS.flatMap((pillar) => {
    const { trend } = figures[pillar];
    return trend === null ? [] : [[pillar, trend] as const];
  });
  return {
    workflow: {
      name: draft.workflow,
      ...(draft.customerPromise.trim() === "" ? {} : { customerPromise: draft.customerPromise }),
      ...(draft.chosenBecauseBad ? { chosenBecauseBad: true } : {}),
    },
    people: MEETING_ROLES.flatMap((role) => {
      const { name, isPresent } = draft.people[role];
      return name.trim() === "" ? [] : [{ role, name, present: isPresent }];
    }),
    figures: Object.fromEntries(PILLARS.map((pillar) => [pillar, figures[pillar].value ?? "unknown"])),
    ...(trends.length === 0 ? {} : { trends: Object.fromEntries(trends) }),
    question: question.question,
    options: question.options,
    ...(isDecided
      ? {
          decision: {
            chosen: chosenOf(draft, format),
            lenses: storedLenses(draft.lenses, shownDecimalMark()),
            ...(draft.decidedBy === "" ? {} : { decidedBy: draft.decidedBy }),
          },
        }
      : { outcome: draft.obstacle.trim() === "" ? "We could not decide." : draft.obstacle }),
    ...(draft.startDate === "" ? {} : { startDate: draft.startDate }),
  };
}
