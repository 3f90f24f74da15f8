import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import type { RecordsJob } from "./import-records.ts";
import type { SheetText } from "./import-source.ts";
import { distinctNames, planTemplate, targetOfHeader } from "./import-target.ts";
import { bindMapping } from "./mapped-cells.ts";
import type { Mapping } from "./mapping.ts";

/** How the records of a sheet are read: by a mapping, or as the template that the sheet follows. */
export interface RecordsPlan extends Pick<RecordsJob, "target" | "plans" | "isWanted" | "keep"> {
  /** Column names as a mapping knows them: trimmed, the second of two equal ones `name#2`. */
  readonly header: readonly string[];
  /** Columns that belong to no template. */
  readonly unknownColumns: readonly string[];
}

/** Plans the reading of a sheet. Refused: a mapping that does not fit, no template that fits, missing or double columns. */
export function planRecords(
  text: SheetText,
  mapping: Mapping | null,
  pilotTimeZone: string,
): Result<RecordsPlan> {
  const given = text.header.map((name) => name.normalize("NFC"));
  const header = distinctNames(given);
  if (mapping !== null) {
    const bound = bindMapping(mapping, header, pilotTimeZone);
    if (!bound.ok) return bound;
    const { plans, isWanted } = bound.value;
    const { target, keep, filter } = mapping;
    const unknownColumns: readonly string[] = [];
    return success({
      target,
      plans,
      isWanted: filter.length === 0 ? null : isWanted,
      keep,
      header,
      unknownColumns,
    });
  }
  const target = text.namedTarget === null ? targetOfHeader(given) : success(text.namedTarget);
  if (!target.ok) return target;
  const planned = planTemplate(target.value, given);
  if (!planned.ok) return planned;
  return success({ ...planned.value, target: target.value, isWanted: null, keep: null, header });
}
