import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { type Result, success } from "../../../shared/errors/problem.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import { parseJson } from "../../../shared/json/parse-json.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { requiredDate } from "../arguments.ts";
import { commandWorld } from "../command-world.ts";
import { CHANGING_OPTIONS, packOf, refuse, writeBack } from "../pack-verb.ts";
import { EXIT, optionText, type Verb } from "../verb.ts";

/** `seal`: freezes the baseline. */
export const seal: Verb = {
  name: "seal",
  usage: "F.c180 --date D [--criteria C.json] [--waive REASON] [--reason TEXT] [--out G.c180] [--json]",
  summary: "seals the baseline; open gaps are recorded as waived, a second baseline needs --reason",
  options: {
    ...CHANGING_OPTIONS,
    date: { type: "string" },
    criteria: { type: "string" },
    waive: { type: "string" },
    reason: { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const date = formatCalendarDate(requiredDate(call, "date"));
    const criteria = await readCriteria(optionText(call, "criteria"));
    if (!criteria.ok) return refuse(call, criteria.problem);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const waive = optionText(call, "waive");
    const reason = optionText(call, "reason");
    const input = {
      date,
      ...(criteria.value === undefined ? {} : { criteria: criteria.value }),
      ...(waive === undefined ? {} : { waive }),
      ...(reason === undefined ? {} : { reason }),
    };
    const world = commandWorld(call.world, "seal", opened.value.pack.digest, JSON.stringify(input));
    const executed = executeCommand(opened.value.pilot, { command: "baseline.seal", input }, world);
    if (!executed.ok) return refuse(call, executed.problem);
    const saved = await writeBack(call, opened.value, executed.value.state);
    if (!saved.ok) return refuse(call, saved.problem);
    const { entry, state, notes } = executed.value;
    const id = entry?.changes.find(
      (change) => change.field === "type" && change.after === "snapshot",
    )?.record;
    const fields = id === undefined ? undefined : state.records.get(id)?.fields;
    call.output.result({
      snapshot: id ?? null,
      date,
      digest: fields?.["digest"] ?? null,
      late: fields?.["late"] ?? null,
      flags: fields?.["flags"] ?? [],
      waivers: fields?.["waivers"] ?? [],
      criteria: fields?.["criteria"] ?? [],
    });
    for (const note of notes) call.output.line(note);
    return EXIT.done;
  },
};

async function readCriteria(path: string | undefined): Promise<Result<JsonValue | undefined>> {
  if (path === undefined) return success(undefined);
  const file = await readWholeFile(path);
  if (!file.ok) return file;
  const parsed = parseJson(new TextDecoder().decode(file.value));
  if (parsed.ok) return parsed;
  const { where } = parsed.problem;
  return {
    ok: false,
    problem: { ...parsed.problem, where: where === undefined ? path : `${path}:${where}` },
  };
}
