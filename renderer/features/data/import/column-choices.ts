import type { ColumnProfile, SheetProfile } from "../../../../shared/intake/guess/column-profile.ts";
import { isNumberKind, isTimeKind } from "../../../../shared/intake/guess/document-columns.ts";
import { guessColumn } from "../../../../shared/intake/guess/guess-mapping.ts";
import type { ColumnDocument } from "../../../../shared/intake/mapping-document.ts";
import type { ColumnTemplate } from "../../../../shared/observations/input-templates.ts";
import { sourceColumns, type Way } from "./column-summary.ts";

/** Ways that make sense for a column of the template, beside a column of the file. */
export function otherWays(template: ColumnTemplate): readonly Exclude<Way, "column">[] {
  const isMinutes = template.kind === "number" && template.name.endsWith("minutes");
  return ["const", "join", ...(isMinutes ? (["minutes"] as const) : []), "cases"];
}

export const WAY_WORDS: { readonly [Name in Exclude<Way, "column">]: string } = {
  const: "a fixed value…",
  join: "several columns joined…",
  minutes: "minutes between two times…",
  cases: "by cases…",
};

/** The column of the template filled in another way, with what can be taken over or guessed. */
export function inWay(
  way: Exclude<Way, "column">,
  template: ColumnTemplate,
  before: ColumnDocument | null,
  profile: SheetProfile,
  workflow: string | null,
): ColumnDocument {
  const names = profile.columns.map(({ name }) => name);
  const first = (before === null ? undefined : sourceColumns(before)[0]) ?? names[0] ?? "";
  switch (way) {
    case "const":
      return { const: template.name === "workflow" ? (workflow ?? "") : "" };
    case "join":
      return { from: [first, names.find((name) => name !== first) ?? first], join: "/" };
    case "minutes":
      return minutesColumn(profile);
    case "cases":
      return { cases: [{ when: [{ column: first, in: [] }], value: "" }] };
  }
}

/** Minutes between the first two columns of times, in the format that both show. */
function minutesColumn(profile: SheetProfile): ColumnDocument {
  const times = profile.columns.filter(({ dates, filled }) => dates.hasTime && dates.read * 2 >= filled);
  const [from, to] = [times[0] ?? profile.columns[0], times[1] ?? profile.columns[1] ?? profile.columns[0]];
  const guessed = from === undefined ? {} : guessColumn({ name: "at", kind: "date" }, from);
  return {
    minutesBetween: [from?.name ?? "", to?.name ?? ""],
    ...(guessed.date === undefined ? {} : { date: guessed.date }),
  };
}

/** A column of the file in place of what filled the column of the template before. */
export function fromColumn(template: ColumnTemplate, column: ColumnProfile): ColumnDocument {
  return guessColumn(template, column);
}

/** Which settings a value of the template's column can have. */
export function settingsOf(template: ColumnTemplate): {
  readonly hasDate: boolean;
  readonly hasScale: boolean;
} {
  return { hasDate: isTimeKind(template.kind), hasScale: isNumberKind(template.kind) };
}
