import { parse } from "csv-parse/sync";
import papa from "papaparse";

type Row = Readonly<Record<string, string | number | null>>;

/** Rows as objects of texts. */
export function papaRows(bytes: Uint8Array): readonly Row[] {
  return papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true }).data;
}

/** Rows as objects whose numbers are numbers: date, workflow and segment come first and stay texts. */
export function csvParseRows(bytes: Uint8Array): readonly Row[] {
  return parse(bytes, {
    columns: true,
    cast: (value, { header, index }) => (header || index < 3 ? value : value === "" ? null : Number(value)),
  });
}
