import type { ErrorCode } from "../errors/error-codes.ts";
import type { CellFault } from "../observations/cell-fault.ts";
import { shownValue } from "../observations/cell-fault.ts";
import { createCellReader } from "../observations/cell-readers.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import { KeyIndex } from "../observations/key-index.ts";
import { RoundingTally } from "../observations/rounding-tally.ts";
import { tableTexts } from "../observations/table-texts.ts";
import type { RecordsJob } from "./import-records.ts";
import { plannedText, readPlanned, recordText, structureFault } from "./import-records.ts";
import { selectRecords } from "./keep-records.ts";
import { LimitedCursor } from "./limited-cursor.ts";
import { rowRules } from "./row-rules.ts";

/** A cell as it will be stored; of a refused one the text of the file, with why. */
export interface PreviewCell {
  readonly text: string;
  readonly code: ErrorCode | null;
  /** What is wrong and what to do; null: nothing is. */
  readonly message: string | null;
}

/** A record of the file as it will be stored. */
export interface PreviewRow {
  readonly line: number;
  readonly isRefused: boolean;
  /** In the order of the job's plans; one cell with the whole text where the record cannot be split. */
  readonly cells: readonly PreviewCell[];
}

/** Records at the beginning of a file that are looked at for a preview. */
const LOOKED_RECORDS = 20_000;

/**
 * The first `most` records that a filter and `keep` let stand, cell by cell. It looks at the beginning of the file alone:
 * of a log that goes on for long, `keep` "last" may choose others once all of it is read.
 */
export function previewRecords(job: RecordsJob, most: number): readonly PreviewRow[] {
  const openCursor = () => new LimitedCursor(job.openCursor(), LOOKED_RECORDS);
  // A mapping that is still being made may lack a part of the key: then no two rows can be told to be the same.
  const hasKey = INPUT_TEMPLATES[job.target].columns.every(
    ({ key, name }) => key !== true || job.plans.some(({ template }) => template.name === name),
  );
  const isChosen = job.keep === null || !hasKey ? null : chosenRecords({ ...job, openCursor }, job.keep);
  const cursor = openCursor();
  const settings = { bytes: cursor.bytes, capacity: most, rounding: new RoundingTally(), isExactText: false };
  const readers = job.plans.map(({ template }) => createCellReader(template, settings));
  const keys = new KeyIndex(readers.filter(({ column }) => column.key === true).map(({ cells }) => cells));
  const rules = rowRules(job.target, readers);
  const seen: {
    readonly line: number;
    readonly faults: readonly SeenFault[];
    readonly whole: string | null;
  }[] = [];
  for (let record = 0; seen.length < most && cursor.next(); record += 1) {
    const { line } = cursor;
    if (cursor.isBroken || cursor.count !== job.columnCount) {
      const fault = structureFault(cursor, job.columnCount);
      seen.push({ line, faults: [{ column: null, fault, text: "" }], whole: recordText(cursor) });
      continue;
    }
    if (job.isWanted !== null && !job.isWanted(cursor)) continue;
    if (isChosen !== null && isChosen[record] === 0) continue;
    const row = seen.length;
    const faults: SeenFault[] = [];
    for (const [index, plan] of job.plans.entries()) {
      const reader = readers[index];
      const fault = reader === undefined ? null : readPlanned(plan, reader, cursor, row);
      if (fault !== null) faults.push({ column: plan.template.name, fault, text: plannedText(plan, cursor) });
    }
    if (faults.length === 0) {
      for (const rule of rules) {
        const broken = rule(row);
        if (broken !== null) faults.push({ ...broken, text: null });
      }
    }
    if (faults.length === 0 && hasKey && keys.add(row) >= 0)
      faults.push({ ...REPEATED, column: firstKey(job) });
    seen.push({ line, faults, whole: null });
  }
  const columns = new Map(readers.map((reader) => [reader.column.name, reader.toColumn(seen.length)]));
  const stored = tableTexts({ input: job.target, length: seen.length, columns, lines: new Uint32Array() });
  return seen.map(({ line, faults, whole }, row) => {
    if (whole !== null) return { line, isRefused: true, cells: [cellOf(whole, faults[0])] };
    const cells = job.plans.map(({ template }) => {
      const fault = faults.find(({ column }) => column === template.name);
      const given = fault?.text ?? null;
      return cellOf(given ?? stored.textAt(row, stored.columns.indexOf(template.name)), fault);
    });
    return { line, isRefused: faults.length > 0, cells };
  });
}

interface SeenFault {
  readonly column: string | null;
  readonly fault: CellFault;
  /** The text of the file; null: the cell itself is sound, a rule between cells is broken. */
  readonly text: string | null;
}

const REPEATED: { readonly fault: CellFault; readonly text: null } = {
  fault: { code: "ID_DUP", message: "an earlier row has this key already; keep one of the two" },
  text: null,
};

function firstKey(job: RecordsJob): string | null {
  return job.plans.find(({ template }) => template.key === true)?.template.name ?? null;
}

function cellOf(text: string, fault: SeenFault | undefined): PreviewCell {
  if (fault === undefined) return { text, code: null, message: null };
  const { code, message } = fault.fault;
  return { text: fault.text === null ? text : shownValue(text), code, message };
}

function chosenRecords(job: RecordsJob, keep: "first" | "last"): Uint8Array {
  const steps = selectRecords(job, keep);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
