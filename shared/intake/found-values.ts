import { cellText } from "../observations/record-cursor.ts";
import { SliceCache } from "../observations/slice-cache.ts";
import type { FoundValue } from "./guess/column-profile.ts";
import type { ImportProgress } from "./import-records.ts";
import type { SheetText } from "./import-source.ts";
import { distinctNames } from "./import-target.ts";

/** The different texts of columns of a file, as a mapping compares them. */
export interface FoundValues {
  /** The most frequent first. */
  readonly values: readonly FoundValue[];
  /** Different texts beyond those that are listed. */
  readonly unlisted: number;
}

const RECORDS_PER_STEP = 16_384;
/** Different texts that are told apart; a column of more is no list of words. */
const MOST_DISTINCT = 20_000;

/** The different texts of one column, or of several joined, in the whole sheet. Texts in `nulls` read as empty in a join. */
export function* foundValues(
  sheet: SheetText,
  columns: readonly string[],
  join: string,
  nulls: ReadonlySet<string>,
  mostListed: number,
): Generator<ImportProgress, FoundValues> {
  const header = distinctNames(sheet.header.map((name) => name.normalize("NFC")));
  const cells = columns.map((name) => header.indexOf(name)).filter((cell) => cell >= 0);
  const cursor = sheet.openCursor();
  const cache = cells.length === 1 ? new SliceCache(cursor.bytes) : null;
  const texts: string[] = [];
  const counts: number[] = [];
  const codes = new Map<string, number>();
  let records = 0;
  const codeOf = (text: string): number => {
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, texts.length);
    texts.push(text);
    counts.push(0);
    return texts.length - 1;
  };
  while (cursor.next()) {
    records += 1;
    if (records % RECORDS_PER_STEP === 0) {
      yield { rows: records, bytes: cursor.position, totalBytes: cursor.bytes.length };
    }
    if (cursor.isBroken || cursor.count !== header.length) continue;
    const [only = 0] = cells;
    const start = cursor.starts[only] ?? 0;
    const end = cursor.ends[only] ?? 0;
    let code = cache?.find(start, end) ?? -1;
    if (code < 0) {
      const given = cells.map((cell) => cellText(cursor, cell).trim());
      const text =
        given.length === 1 ? (given[0] ?? "") : given.map((part) => (nulls.has(part) ? "" : part)).join(join);
      code = codeOf(text);
      cache?.remember(start, end, code);
    }
    counts[code] = (counts[code] ?? 0) + 1;
    if (texts.length > MOST_DISTINCT) break;
  }
  const values = texts
    .map((text, code) => ({ text, cells: counts[code] ?? 0 }))
    .sort((one, other) => other.cells - one.cells);
  return { values: values.slice(0, mostListed), unlisted: Math.max(0, values.length - mostListed) };
}
