import { basename, extname } from "node:path";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import { parseMapping } from "../../../shared/intake/mapping.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import type { JsonObject } from "../../../shared/json/json.ts";
import { parseJson } from "../../../shared/json/parse-json.ts";
import { prepareDataset, unusedDailyRows } from "../../../shared/metrics/prepared-dataset.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { commandWorld } from "../command-world.ts";
import { type ImportRun, type NamedMapping, runImport } from "../import-run.ts";
import { textTable } from "../output.ts";
import { CHANGING_OPTIONS, packOf, refuse, writeBack } from "../pack-verb.ts";
import { type Call, EXIT, optionFlag, optionText, positional, type Verb } from "../verb.ts";

/** Row errors that are printed for people; `--json` has all of them. */
const MOST_PRINTED_ERRORS = 50;

/** `import`: rows of CSV and XLSX files. */
export const importFiles: Verb = {
  name: "import",
  usage: "F.c180 FILE… [--map MAP.json] [--good-rows-only] [--out G.c180] [--json]",
  summary: "imports CSV and XLSX files; a bad row refuses everything unless --good-rows-only is given",
  options: { ...CHANGING_OPTIONS, map: { type: "string" }, "good-rows-only": { type: "boolean" } },
  positionals: [2, Number.POSITIVE_INFINITY],
  run: async (call) => {
    const paths = call.positionals.slice(1);
    const mapping = await readMapping(optionText(call, "map"));
    if (!mapping.ok) return refuse(call, mapping.problem);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const progress = call.output.progress();
    const run = await runImport(opened.value.pilot, paths, {
      world: commandWorld(call.world, "import", opened.value.pack.digest, ...paths),
      nowMs: call.world.nowMs,
      mapping: mapping.value,
      onProgress: (path, { rows, bytes, totalBytes }) =>
        progress.show(
          `${basename(path)}: ${rows.toLocaleString("en")} rows, ${Math.floor((100 * bytes) / totalBytes)} %`,
        ),
    });
    progress.end();
    if (!run.ok) return refuse(call, run.problem);
    const { files, errors, pilot } = run.value;
    const isRefused = files.some((file) => file.refused > 0) && !optionFlag(call, "good-rows-only");
    if (!isRefused) {
      const saved = await writeBack(call, opened.value, pilot);
      if (!saved.ok) return refuse(call, saved.problem);
    }
    call.output.result({ files, errors });
    print(call, run.value);
    if (isRefused) {
      return refuse(call, refusedRows(run.value, positional(call, 0)));
    }
    const unused = unusedRowsNote(opened.value.pilot, pilot);
    for (const note of [...(unused === null ? [] : [unused]), ...run.value.consequences]) {
      call.output.note(note);
    }
    return EXIT.done;
  },
};

async function readMapping(path: string | undefined): Promise<Result<NamedMapping | null>> {
  if (path === undefined) return success(null);
  const file = await readWholeFile(path);
  if (!file.ok) return file;
  const text = new TextDecoder().decode(file.value);
  const document = parseJson(text);
  const mapping = document.ok ? parseMapping(text) : document;
  if (!document.ok || !mapping.ok) {
    const problem = (document.ok ? mapping : document) as Result<never> & { readonly ok: false };
    const { where } = problem.problem;
    return {
      ok: false,
      problem: { ...problem.problem, where: where === undefined ? path : `${path}: ${where}` },
    };
  }
  const name = basename(path, extname(path));
  return success({ name, mapping: mapping.value, document: document.value as JsonObject });
}

function print(call: Call, { files, errors, notes }: ImportRun): void {
  const head = ["file", "target", "read", "added", "replaced", "unchanged", "refused"];
  const counts = files.map((file) =>
    [file.read, file.added, file.replaced, file.unchanged, file.refused].map(String),
  );
  const rows = files.map((file, index) => [file.file, file.target, ...(counts[index] ?? [])]);
  call.output.line(textTable(head, rows, [2, 3, 4, 5, 6]));
  for (const note of notes) call.output.note(note);
  if (call.output.json) return;
  for (const { file, line, column, code, value, message } of errors.slice(0, MOST_PRINTED_ERRORS)) {
    const shown = value === "" ? "" : ` "${value}"`;
    call.output.note(`${file}:${line}: ${column ?? "row"}: ${code}${shown}: ${message}`);
  }
  if (errors.length > MOST_PRINTED_ERRORS) {
    call.output.note(`… and ${errors.length - MOST_PRINTED_ERRORS} more; --json lists all of them`);
  }
}

function refusedRows({ files }: ImportRun, path: string) {
  const refused = files.reduce((sum, file) => sum + file.refused, 0);
  const first = files.find((file) => file.refused > 0);
  return failure(
    "ROWS_REFUSED",
    `${refused} ${refused === 1 ? "row was" : "rows were"} refused, so nothing was imported`,
    {
      where: first === undefined ? path : first.file,
    },
  ).problem;
}

/** Daily rows that are kept but not used, because interactions of their workflow and day take their place. */
function unusedRowsNote(before: WholePilot, after: WholePilot): string | null {
  if (before === after) return null;
  const inputs = new Set(recordsOf(after, "batch").map((batch) => batch.input));
  if (!inputs.has("work") || !inputs.has("interactions")) return null;
  const dataset = createDatasetReader().datasetOf(after);
  const unused = dataset.ok ? unusedDailyRows(prepareDataset(dataset.value)) : 0;
  return unused === 0
    ? null
    : `W_DAILY_NOT_USED: ${unused} daily rows are kept but not used: interactions of their workflow and day take their place`;
}
