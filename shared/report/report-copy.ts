import type { Circle, PilotState } from "../journal/pilot-state.ts";
import { maySee, withholdFor } from "../journal/withhold.ts";
import { keyValue, plural } from "./baseline/blocks.ts";
import type { ReportDocument } from "./report-document.ts";

/** The circles that a report can be made for, the widest audience first, with what its copy is called. */
export const COPY_NAMES: Readonly<Record<Circle, string>> = {
  everyone: "Room",
  leadership: "Leadership",
  partner: "Full",
};

/** A pilot as a circle may see it, and how many records of narrower circles were left out. */
export interface PilotCopy {
  readonly pilot: PilotState;
  readonly circle: Circle;
  readonly leftOut: number;
}

/** What a report for a circle is made from: no value of a narrower circle is in it, so that none can be printed. */
export function copyFor(pilot: PilotState, circle: Circle): PilotCopy {
  const narrower = [...pilot.records.values()].filter(
    (record) => !record.removed && record.type !== "attachment" && !maySee(circle, record.circle),
  );
  return { pilot: withholdFor(pilot, circle), circle, leftOut: narrower.length };
}

/** A report that says for whom it is and how much was left out of it; nothing else of it changes. */
export function marked(
  document: ReportDocument,
  { circle, leftOut }: Omit<PilotCopy, "pilot">,
): ReportDocument {
  const entry = keyValue("Copy", copyWords(circle, leftOut));
  const withEntry = <Entries extends ReportDocument["control"]["entries"]>(entries: Entries) => [
    ...entries,
    entry,
  ];
  return {
    ...document,
    control: { ...document.control, entries: withEntry(document.control.entries) },
    parts: document.parts.map((part) => ({
      ...part,
      sections: part.sections.map((section) =>
        section.id === "control" || part.isCover === true
          ? {
              ...section,
              blocks: section.blocks.map((block) =>
                block.kind === "keyValues" ? { ...block, entries: withEntry(block.entries) } : block,
              ),
            }
          : section,
      ),
    })),
  };
}

function copyWords(circle: Circle, leftOut: number): string {
  const name = COPY_NAMES[circle];
  if (circle === "partner") return name;
  return `${name}: ${leftOut === 0 ? "nothing" : plural(leftOut, "record")} of narrower circles left out`;
}

/** The kinds that say something of narrower circles; minutes have copies of their own. */
const WITH_COPIES: ReadonlySet<ReportDocument["kind"]> = new Set([
  "baseline",
  "diligence",
  "phase",
  "reset",
  "board",
  "slip",
  "exit",
  "portfolio",
]);

/** Is there more than one copy of such a report? */
export function hasCopies(kind: ReportDocument["kind"]): boolean {
  return WITH_COPIES.has(kind);
}

/** What the name of a file that leaves something out ends with, so that two copies are never taken for one. */
export function copySuffix(circle: Circle | undefined): string {
  return circle === undefined || circle === "partner" ? "" : `-${COPY_NAMES[circle].toLowerCase()}`;
}
