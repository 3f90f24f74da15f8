import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import type { InputName } from "../observations/input-templates.ts";
import { INPUT_NAMES, INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { CellPlan } from "./mapped-cells.ts";

/** The input that a file or sheet is named after; null: none. Case does not count, folders and extension neither. */
export function targetNamed(fileOrSheetName: string): InputName | null {
  const base = fileOrSheetName.split(/[\\/]/).at(-1) ?? "";
  const stem = base
    .replace(/\.(?:csv|tsv|txt|xlsx|xlsm)$/i, "")
    .trim()
    .toLowerCase();
  return INPUT_NAMES.find((name) => name === stem) ?? null;
}

/**
 * The one template whose required columns a header has. Where several fit, the one whose required columns contain all
 * the others'; where there is no such one, or none fits, it is refused with `TARGET_UNKNOWN`.
 */
export function targetOfHeader(columnNames: readonly string[]): Result<InputName> {
  const fitting = INPUT_NAMES.filter((name) => missingColumns(name, columnNames).length === 0);
  const widest = fitting.filter((name) =>
    fitting.every((other) =>
      requiredColumns(other).every((column) => requiredColumns(name).includes(column)),
    ),
  );
  const [target] = widest;
  if (target !== undefined && widest.length === 1) return success(target);
  return failure(
    "TARGET_UNKNOWN",
    fitting.length === 0
      ? "the columns are not those of any template"
      : `the columns fit several templates (${fitting.join(", ")})`,
  );
}

/** Reads a template's own columns from a header; refused: missing required columns, and template columns given twice. */
export function planTemplate(
  target: InputName,
  columnNames: readonly string[],
): Result<{ readonly plans: readonly CellPlan[]; readonly unknownColumns: readonly string[] }> {
  const missing = missingColumns(target, columnNames);
  if (missing.length > 0) {
    const plural = missing.length === 1 ? "column" : "columns";
    return failure("CSV_HEADER_MISSING", `${target} lacks the required ${plural} ${missing.join(", ")}`, {
      where: "line 1",
    });
  }
  const plans: CellPlan[] = [];
  for (const template of INPUT_TEMPLATES[target].columns) {
    const cell = columnNames.indexOf(template.name);
    if (cell < 0) continue;
    if (columnNames.includes(template.name, cell + 1)) {
      return failure("CSV_HEADER_DUP", `the header has the column ${template.name} twice`, {
        where: "line 1",
      });
    }
    plans.push({ kind: "cell", template, cell });
  }
  const names = new Set(INPUT_TEMPLATES[target].columns.map(({ name }) => name));
  const unknownColumns = columnNames.flatMap((name, index) => {
    if (names.has(name)) return [];
    return [name === "" ? `(column ${index + 1})` : name];
  });
  return success({ plans, unknownColumns });
}

/** Column names by which a mapping speaks of a header: the second of two equal ones is `name#2`. */
export function distinctNames(columnNames: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return columnNames.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}

function requiredColumns(target: InputName): readonly string[] {
  return INPUT_TEMPLATES[target].columns.filter(({ required }) => required === true).map(({ name }) => name);
}

function missingColumns(target: InputName, columnNames: readonly string[]): readonly string[] {
  return requiredColumns(target).filter((column) => !columnNames.includes(column));
}
