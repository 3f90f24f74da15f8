import { join } from "node:path";
import { atLine, slipInput } from "../../../shared/commands/preview-slip.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { ownerSlip } from "../../../shared/domain/owner-slip.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import type { Problem } from "../../../shared/errors/problem.ts";
import { readSlip } from "../../../shared/intake/read-slip.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { personOf } from "../../../shared/report/pilot-report.ts";
import { slipTable } from "../../../shared/report/reviews/slip-table.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { makeFolder, writeFileSafely } from "../../services/write-file.ts";
import { asOfOption } from "../arguments.ts";
import { commandWorld } from "../command-world.ts";
import { CHANGING_OPTIONS, packOf, refuse, writeBack } from "../pack-verb.ts";
import { EXIT, optionText, requiredOption, UsageError, type Verb } from "../verb.ts";

/** `slip`: the table of an owner slip, out to the person and back. */
export const slip: Verb = {
  name: "slip",
  usage: "F.c180 --person NAME (--table DIR | --take FILE.csv|FILE.xlsx [--out G.c180]) [--as-of T] [--json]",
  summary: "writes the table of a person's owner slip, or takes it back filled: all of its rows or none",
  options: {
    ...CHANGING_OPTIONS,
    person: { type: "string" },
    table: { type: "string" },
    take: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const folder = optionText(call, "table");
    const file = optionText(call, "take");
    if ((folder === undefined) === (file === undefined))
      throw new UsageError("give --table DIR or --take FILE.csv");
    const name = requiredOption(call, "person");
    const asOfMs = asOfOption(call);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const { pilot } = opened.value;
    const person = personOf(pilot, name);
    if (!person.ok) return refuse(call, person.problem);
    if (folder !== undefined) {
      const dataset = createDatasetReader().datasetOf(pilot);
      if (!dataset.ok) return refuse(call, dataset.problem);
      const own = ownerSlip(pilot, pilotView(pilot, dataset.value, asOfMs), person.value.id);
      if (own === null) throw new Error("a person without a slip");
      const made = await makeFolder(folder);
      if (!made.ok) return refuse(call, made.problem);
      const path = join(folder, "slip.csv");
      const written = await writeFileSafely(path, new TextEncoder().encode(slipTable(own)));
      if (!written.ok) return refuse(call, written.problem);
      call.output.result({ files: [path] });
      call.output.line(path);
      return EXIT.done;
    }
    const bytes = await readWholeFile(file ?? "");
    if (!bytes.ok) return refuse(call, bytes.problem);
    const rows = await readSlip(bytes.value);
    if (!rows.ok) return refuse(call, inFile(file ?? "", rows.problem));
    const input = slipInput(person.value.id, rows.value);
    const world = commandWorld(call.world, "slip", opened.value.pack.digest, JSON.stringify(input));
    const done = executeCommand(pilot, { command: "ownerSlip.take", input }, world);
    if (!done.ok) return refuse(call, inFile(file ?? "", atLine(done.problem, rows.value)));
    const saved = await writeBack(call, opened.value, done.value.state);
    if (!saved.ok) return refuse(call, saved.problem);
    const changes = done.value.entry?.changes.length ?? 0;
    call.output.result({ rows: rows.value.length, changes });
    call.output.line(changes === 0 ? "Nothing to do" : `${rows.value.length} rows taken, ${changes} changes`);
    return EXIT.done;
  },
};

function inFile(file: string, problem: Problem): Problem {
  return { ...problem, where: problem.where === undefined ? file : `${file}: ${problem.where}` };
}
