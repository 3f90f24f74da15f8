import { dateOfMoment, dayOf } from "../../calendar/moments.ts";
import { shipsNext } from "../../domain/change-register.ts";
import { isSettled } from "../../domain/checklist-item.ts";
import { comingRows } from "../../domain/coming.ts";
import { decisionRegister } from "../../domain/decision-register.ts";
import { openAsks } from "../../domain/open-asks.ts";
import {
  column,
  enumeration,
  heading,
  missing,
  nameText,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";

type Draft = Omit<ReportSection, "number">;

const OPEN_WORDS: ReadonlySet<string> = new Set(["draft", "waiting for a key", "routed", "revise", "late"]);
const NEXT_DAYS = 90;
const SHOWN = 8;

/** Decisions that wait and questions that are open: what a board or a sponsor is asked. */
export function askedSection(ground: ProgressGround): Draft {
  const { pilot, view, format, person } = ground;
  const { timeZone } = view.figures.settings;
  const register = decisionRegister(
    { pilot, figures: view.figures, asOfMs: view.asOfMs, obligations: view.obligations },
    view.findings,
  );
  const waiting = register.rows.filter(({ word }) => OPEN_WORDS.has(word));
  const asks = openAsks(pilot, view.moment.date);
  const rows = [
    ...waiting.map(({ title, person: who, dueOn, raisedAt, word }) => {
      const due = dayOf(dueOn ?? undefined);
      const raised = dateOfMoment(raisedAt ?? undefined, timeZone);
      return row(
        textCell("Decide"),
        textCell(title, raised === null ? {} : { detail: `${word}, raised ${format.dates.date(raised)}` }),
        optionalCell(person(who)),
        optionalCell(due === null ? null : format.dates.date(due)),
      );
    }),
    ...asks.map(({ text, owner, due, ageDays }) =>
      row(
        textCell("Answer"),
        textCell(text, ageDays === null ? {} : { detail: `open for ${plural(ageDays, "day")}` }),
        optionalCell(person(owner)),
        optionalCell(due === null ? null : format.dates.date(due)),
      ),
    ),
  ];
  return {
    id: "asked",
    name: "Asked",
    finding: waitingFinding(waiting.length, asks.length),
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [missing("Nothing is asked", "No decision waits and no question is open.")]
        : [
            table(
              "Decisions and questions",
              [column("", 0.9), column("What", 6), column("Who", 2), column("By", 1.6)],
              rows.slice(0, SHOWN),
              rows.length > SHOWN ? `The first ${SHOWN} of ${rows.length}.` : undefined,
            ),
          ],
  };
}

/** What falls due within ninety days, and what ships next. */
export function nextSection(ground: ProgressGround): Draft {
  const { pilot, view, format, person } = ground;
  const today = view.moment.date;
  const due = view.items
    .filter((item) => !isSettled(item) && item.due !== null && item.due <= today + NEXT_DAYS)
    .toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0));
  const soon = comingRows(pilot, view, view.asOfMs).filter(({ kind }) => kind !== "item");
  const ships = shipsNext(pilot, view.asOfMs);
  const blocks: ReportBlock[] = [];
  if (due.length + soon.length > 0) {
    blocks.push(
      table(
        "Falls due",
        [column("When", 2), column("What", 6), column("Who", 2.4)],
        [
          ...soon.map(({ day, text, who }) => ({ day, text, names: who.flatMap((id) => person(id) ?? []) })),
          ...due.map((item) => ({
            day: item.due ?? today,
            text: item.title,
            names: [person(item.dri)].flatMap((name) => name ?? []),
          })),
        ]
          .toSorted((a, b) => a.day - b.day)
          .slice(0, SHOWN + 2)
          .map(({ day, text, names }) =>
            row(
              textCell(format.dates.date(day)),
              textCell(text),
              optionalCell(names.length === 0 ? null : enumeration(names)),
            ),
          ),
      ),
    );
  }
  if (ships.length > 0) {
    blocks.push(
      heading("Ships next"),
      table(
        "Ships next",
        [column("Planned", 1.6), column("Change", 5), column("Held up by", 4)],
        ships
          .slice(0, SHOWN)
          .map(({ plannedOn, title, blockers }) =>
            row(
              optionalCell(plannedOn === null ? null : format.dates.date(plannedOn)),
              textCell(nameText(title)),
              optionalCell(blockers.length === 0 ? null : blockers.join("; ")),
            ),
          ),
      ),
    );
  }
  return {
    id: "next",
    name: "Next 90 days",
    finding: `${due.length === 0 ? "No item" : plural(due.length, "item")} of the plan ${due.length === 1 ? "falls" : "fall"} due within 90 days, ${ships.length === 0 ? "no change ships" : `${plural(ships.length, "change")} ${ships.length === 1 ? "ships" : "ship"}`} next`,
    hasContent: blocks.length > 0,
    blocks:
      blocks.length === 0
        ? [missing("Nothing falls due", "No item has a date within the next ninety days.")]
        : blocks,
  };
}

function waitingFinding(decisions: number, questions: number): string {
  const parts = [
    ...(decisions === 0 ? [] : [plural(decisions, "decision")]),
    ...(questions === 0 ? [] : [plural(questions, "question")]),
  ];
  if (parts.length === 0) return "No decision and no question waits for an answer";
  return `${enumeration(parts)} ${decisions + questions === 1 ? "waits" : "wait"} for an answer`;
}
