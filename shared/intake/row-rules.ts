import type { CellFault } from "../observations/cell-fault.ts";
import { cellFault } from "../observations/cell-fault.ts";
import type { CellReader } from "../observations/cell-readers.ts";
import type { InputName } from "../observations/input-templates.ts";

/** A rule between the cells of a row that does not hold. */
export interface BrokenRule {
  readonly column: string;
  readonly fault: CellFault;
}

/** Checks a row whose cells have all been read; null: every rule holds. */
export type RowRule = (row: number) => BrokenRule | null;

/** The rules between the cells of one row; each is checked as far as the cells it speaks of are present. */
export function rowRules(input: InputName, readers: readonly CellReader[]): readonly RowRule[] {
  switch (input) {
    case "work":
      return [
        descending(readers, ["eligible", "attempted", "completed", "qualified"]),
        reviewedWithinAttempted(readers),
      ];
    case "interactions":
      return [manualWithoutDisposition(readers)];
    case "revenue":
      return [endNotNegative(readers)];
    case "customers":
      return [ascending(readers, ["signed_on", "first_value_on"])];
    case "loops":
      return [
        ascending(readers, ["detected_at", "triaged_at", "authorised_at", "deployed_at", "validated_at"]),
      ];
    case "incidents":
      return [ascending(readers, ["started_at", "resolved_at"])];
    default:
      return [];
  }
}

type ReadNumber = (row: number) => number;
const NO_DATA: ReadNumber = () => Number.NaN;

function numbers(readers: readonly CellReader[], name: string): ReadNumber {
  const reader = readers.find(({ column }) => column.name === name);
  if (reader === undefined) return NO_DATA;
  const { cells } = reader;
  return (row) => cells.values[row] ?? Number.NaN;
}

function texts(readers: readonly CellReader[], name: string): (row: number) => string {
  const cells = readers.find(({ column }) => column.name === name)?.cells;
  if (cells === undefined || !("dictionary" in cells)) return () => "";
  return (row) => cells.dictionary[cells.values[row] ?? 0] ?? "";
}

/** No present count is larger than the one present before it. */
function descending(readers: readonly CellReader[], names: readonly string[]): RowRule {
  const columns = names.map((name) => numbers(readers, name));
  return (row) => {
    let bound = Number.POSITIVE_INFINITY;
    let boundName = "";
    for (const [index, read] of columns.entries()) {
      const value = read(row);
      if (Number.isNaN(value)) continue;
      const name = names[index] ?? "";
      if (value > bound) {
        const message = `${name} (${value}) is larger than ${boundName} (${bound}); correct one of them`;
        return { column: name, fault: cellFault("INVARIANT", message) };
      }
      bound = value;
      boundName = name;
    }
    return null;
  };
}

function reviewedWithinAttempted(readers: readonly CellReader[]): RowRule {
  const attemptedOf = numbers(readers, "attempted");
  const names = ["accepted", "overridden", "escalated"];
  const parts = names.map((name) => numbers(readers, name));
  return (row) => {
    const attempted = attemptedOf(row);
    let reviewed = 0;
    let column = "accepted";
    for (const [index, read] of parts.entries()) {
      const value = read(row);
      if (!(value > 0)) continue;
      reviewed += value;
      column = names[index] ?? column;
    }
    if (!(reviewed > attempted)) return null;
    const message = `accepted + overridden + escalated (${reviewed}) is larger than attempted (${attempted}); correct one of them`;
    return { column, fault: cellFault("INVARIANT", message) };
  };
}

function manualWithoutDisposition(readers: readonly CellReader[]): RowRule {
  const modeOf = texts(readers, "mode");
  const dispositionOf = texts(readers, "disposition");
  return (row) => {
    if (modeOf(row) !== "manual") return null;
    const disposition = dispositionOf(row);
    if (disposition === "" || disposition === "none") return null;
    const message = `manual work cannot be ${disposition}; leave the disposition empty or none, or correct the mode`;
    return { column: "disposition", fault: cellFault("INVARIANT", message) };
  };
}

function endNotNegative(readers: readonly CellReader[]): RowRule {
  const [startOf, expansionOf, contractionOf, churnedOf] = [
    numbers(readers, "starting_mrr"),
    numbers(readers, "expansion"),
    numbers(readers, "contraction"),
    numbers(readers, "churned"),
  ];
  return (row) => {
    const gained = (startOf(row) || 0) + (expansionOf(row) || 0);
    const churned = churnedOf(row) || 0;
    const lost = (contractionOf(row) || 0) + churned;
    if (lost <= gained) return null;
    const message =
      "starting_mrr + expansion - contraction - churned is below 0; a customer cannot lose more than it has, correct one of them";
    return { column: churned > 0 ? "churned" : "contraction", fault: cellFault("INVARIANT", message) };
  };
}

/** No present time is earlier than the one present before it. */
function ascending(readers: readonly CellReader[], names: readonly string[]): RowRule {
  const columns = names.map((name) => numbers(readers, name));
  return (row) => {
    let bound = Number.NEGATIVE_INFINITY;
    let boundName = "";
    for (const [index, read] of columns.entries()) {
      const value = read(row);
      if (Number.isNaN(value)) continue;
      const name = names[index] ?? "";
      if (value < bound) {
        const message = `${name} is earlier than ${boundName}; correct one of them`;
        return { column: name, fault: cellFault("TIME_ORDER", message) };
      }
      bound = value;
      boundName = name;
    }
    return null;
  };
}
