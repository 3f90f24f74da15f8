import { kpiPlace, kpisInput } from "../../../shared/commands/preview-kpis.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import type { Problem } from "../../../shared/errors/problem.ts";
import { readKpis } from "../../../shared/intake/read-kpis.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { commandWorld } from "../command-world.ts";
import { CHANGING_OPTIONS, packOf, refuse, writeBack } from "../pack-verb.ts";
import { EXIT, requiredOption, type Verb } from "../verb.ts";

/** `kpis`: the sheet KPIs of a report's workbook, back from whoever filled it in. */
export const kpis: Verb = {
  name: "kpis",
  usage: "F.c180 --take FILE.xlsx|FILE.csv [--out G.c180] [--json]",
  summary: "takes the sheet KPIs of a report back: owner, line and action of each metric, all rows or none",
  options: { ...CHANGING_OPTIONS, take: { type: "string" } },
  positionals: [1, 1],
  run: async (call) => {
    const file = requiredOption(call, "take");
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const bytes = await readWholeFile(file);
    if (!bytes.ok) return refuse(call, bytes.problem);
    const lines = await readKpis(bytes.value);
    if (!lines.ok) return refuse(call, inFile(file, lines.problem));
    const input = kpisInput(lines.value);
    const world = commandWorld(call.world, "kpis", opened.value.pack.digest, JSON.stringify(input));
    const done = executeCommand(opened.value.pilot, { command: "kpis.take", input }, world);
    if (!done.ok) return refuse(call, inFile(file, kpiPlace(done.problem, lines.value)));
    const saved = await writeBack(call, opened.value, done.value.state);
    if (!saved.ok) return refuse(call, saved.problem);
    const changes = done.value.entry?.changes.length ?? 0;
    call.output.result({ rows: lines.value.length, changes });
    call.output.line(
      changes === 0 ? "Nothing to do" : `${lines.value.length} rows taken, ${changes} changes`,
    );
    return EXIT.done;
  },
};

function inFile(file: string, problem: Problem): Problem {
  return { ...problem, where: problem.where === undefined ? file : `${file}: ${problem.where}` };
}
