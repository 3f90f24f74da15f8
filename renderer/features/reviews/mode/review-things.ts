import type { AgendaDuty } from "../../../../shared/domain/agenda-duties.ts";
import type { AgendaChange, AgendaSignal, ReviewAgenda } from "../../../../shared/domain/review-agenda.ts";
import type { ReviewSectionKey } from "../../../../shared/domain/review-sections.ts";
import type { ValueQuestion } from "../../../../shared/domain/value-questions.ts";
import { metricDefinition } from "../../../../shared/metrics/registry.ts";

/** One thing on stage. Lists are shown as one thing, seven rows at a time. */
export type Thing =
  | { readonly kind: "duty"; readonly duty: AgendaDuty }
  | { readonly kind: "changes"; readonly title: string; readonly changes: readonly AgendaChange[] }
  | { readonly kind: "signal"; readonly signal: AgendaSignal; readonly isBad: boolean }
  | { readonly kind: "question"; readonly question: ValueQuestion }
  | { readonly kind: "decide" }
  | { readonly kind: "nothing"; readonly text: string };

/** Rows that a list on stage has at most (design: at most seven at a time). */
const ROWS = 7;

/** What is shown in a section, one after the other. */
export function thingsOf(agenda: ReviewAgenda, section: ReviewSectionKey): readonly Thing[] {
  const { due, changed, moved, regressed, questions, shipsNext } = agenda;
  const asked = (...keys: readonly ValueQuestion["key"][]): readonly Thing[] =>
    questions.filter(({ key }) => keys.includes(key)).map((question) => ({ kind: "question", question }));
  switch (section) {
    case "due":
      return orNothing(
        due.map((duty) => ({ kind: "duty", duty })),
        "Nothing is due",
      );
    case "changed":
      return orNothing(lists("Changed", changed), "Nothing went live since the last review");
    case "moved":
      return [...moved.map((signal): Thing => ({ kind: "signal", signal, isBad: false })), ...asked("value")];
    case "regressed":
      return [
        ...orNothing(
          regressed.map((signal) => ({ kind: "signal", signal, isBad: true })),
          "Nothing regressed",
        ),
        ...asked("trust", "cost"),
      ];
    case "trade-off":
      return [{ kind: "decide" }];
    case "ships":
      return orNothing(lists("Ships next", shipsNext), "No change is planned: what do we ship this cycle?");
  }
}

function lists(title: string, changes: readonly AgendaChange[]): readonly Thing[] {
  const pages = Math.ceil(changes.length / ROWS);
  return Array.from({ length: pages }, (_, page) => ({
    kind: "changes",
    title: pages === 1 ? title : `${title}, ${page + 1} of ${pages}`,
    changes: changes.slice(page * ROWS, (page + 1) * ROWS),
  }));
}

function orNothing(things: readonly Thing[], text: string): readonly Thing[] {
  return things.length === 0 ? [{ kind: "nothing", text }] : things;
}

/** What a thing is called where it is parked or noted. */
export function nameOfThing(thing: Thing): string {
  switch (thing.kind) {
    case "duty":
      return thing.duty.text;
    case "changes":
      return thing.title;
    case "signal":
      return metricDefinition(thing.signal.metric).name;
    case "question":
      return thing.question.question;
    case "decide":
      return "The trade-off";
    case "nothing":
      return thing.text;
  }
}
