import * as xlsx from "@e965/xlsx";

/** A workbook with a week of work, as another program writes it. */
export function workbook(): Uint8Array {
  const made = xlsx.utils.book_new();
  const rows = Array.from({ length: 7 }, (_, day) => [
    `2026-01-0${day + 1}`,
    "Claims",
    "Motor",
    140 + day,
    60,
  ]);
  const sheet = xlsx.utils.aoa_to_sheet([["date", "workflow", "segment", "eligible", "qualified"], ...rows]);
  xlsx.utils.book_append_sheet(made, sheet, "work");
  return new Uint8Array(
    xlsx.write(made, { type: "array", bookType: "xlsx", compression: true }) as ArrayBuffer,
  );
}
