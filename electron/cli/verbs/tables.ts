import { join } from "node:path";
import { INPUT_NAMES } from "../../../shared/observations/input-templates.ts";
import { writeTemplateCsv } from "../../../shared/observations/template-csv.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { makeFolder, writeFileSafely } from "../../services/write-file.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { EXIT, requiredOption, type Verb } from "../verb.ts";

/** `tables`: everything that was imported, readable without the app. */
export const tables: Verb = {
  name: "tables",
  usage: "F.c180 --out DIR [--json]",
  summary: "writes the current rows as template CSVs, sorted by key",
  options: { ...PACK_OPTIONS, out: { type: "string" } },
  positionals: [1, 1],
  run: async (call) => {
    const folder = requiredOption(call, "out");
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const dataset = createDatasetReader().datasetOf(opened.value.pilot);
    if (!dataset.ok) return refuse(call, dataset.problem);
    const made = await makeFolder(folder);
    if (!made.ok) return refuse(call, made.problem);
    const files: { readonly file: string; readonly rows: number }[] = [];
    for (const input of INPUT_NAMES) {
      const table = dataset.value.tables[input];
      if (table === null || table.length === 0) continue;
      const file = join(folder, `${input}.csv`);
      const written = await writeFileSafely(file, writeTemplateCsv(table));
      if (!written.ok) return refuse(call, written.problem);
      files.push({ file, rows: table.length });
      call.output.line(`${file}: ${table.length} rows`);
    }
    if (files.length === 0) call.output.line("nothing was imported yet: no file was written");
    call.output.result({ files });
    return EXIT.done;
  },
};
