import type { CommandRequest, CommandWorld } from "../../../shared/commands/execute-command.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { parseJson } from "../../../shared/json/parse-json.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { commandWorld } from "../command-world.ts";
import { CHANGING_OPTIONS, packOf, refuse, writeBack } from "../pack-verb.ts";
import { EXIT, positional, type Verb } from "../verb.ts";

/** `apply`: the app's own commands from a file, all or none. */
export const apply: Verb = {
  name: "apply",
  usage: "F.c180 COMMANDS.jsonl [--out G.c180] [--json]",
  summary: "runs commands, one JSON object a line, all or none",
  options: CHANGING_OPTIONS,
  positionals: [2, 2],
  run: async (call) => {
    const path = positional(call, 1);
    const file = await readWholeFile(path);
    if (!file.ok) return refuse(call, file.problem);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const world = commandWorld(call.world, "apply", opened.value.pack.digest, file.value);
    const applied = applyLines(opened.value.pilot, new TextDecoder().decode(file.value), path, world);
    if (!applied.ok) return refuse(call, applied.problem);
    const saved = await writeBack(call, opened.value, applied.value.state);
    if (!saved.ok) return refuse(call, saved.problem);
    const { results } = applied.value;
    call.output.result({ applied: results });
    const changed = results.filter((result) => result.seq !== null).length;
    call.output.line(`${results.length} commands applied, ${changed} of them changed something`);
    for (const note of results.flatMap((result) => result.notes)) call.output.note(note);
    return EXIT.done;
  },
};

/** What one line did: the sequence number of its entry (null: nothing was to do) and the records that it made. */
interface AppliedLine {
  readonly line: number;
  readonly command: string;
  readonly seq: number | null;
  readonly created: readonly string[];
  readonly notes: readonly string[];
}

function applyLines(
  pilot: WholePilot,
  text: string,
  path: string,
  world: CommandWorld,
): Result<{ readonly state: WholePilot; readonly results: readonly AppliedLine[] }> {
  let state = pilot;
  const results: AppliedLine[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === "") continue;
    const where = `${path}:${index + 1}`;
    const request = parseRequest(line);
    if (!request.ok)
      return { ok: false, problem: { ...request.problem, where: placed(where, request.problem.where) } };
    const executed = executeCommand(state, request.value, world);
    if (!executed.ok)
      return { ok: false, problem: { ...executed.problem, where: placed(where, executed.problem.where) } };
    const { entry, notes } = executed.value;
    const created = entry === null ? [] : entry.changes.filter((change) => change.field === "type");
    results.push({
      line: index + 1,
      command: request.value.command,
      seq: entry?.seq ?? null,
      created: created.map((change) => change.record),
      notes,
    });
    state = executed.value.state;
  }
  return success({ state, results });
}

const REQUEST_KEYS: readonly string[] = ["command", "input", "actor", "onBehalfOf"];

function parseRequest(line: string): Result<CommandRequest> {
  const parsed = parseJson(line);
  if (!parsed.ok) return parsed;
  const value = parsed.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return failure("COMMAND_INPUT", "the line is not a JSON object");
  }
  const fields = new Map(Object.entries(value));
  for (const name of fields.keys()) {
    if (!REQUEST_KEYS.includes(name))
      return failure("COMMAND_INPUT", `unknown key ${name.slice(0, 40)}`, { where: `/${name}` });
  }
  const command = fields.get("command");
  if (typeof command !== "string")
    return failure("COMMAND_INPUT", "command is missing or no text", { where: "/command" });
  const actor = fields.get("actor");
  const onBehalfOf = fields.get("onBehalfOf");
  for (const [name, given] of [
    ["actor", actor],
    ["onBehalfOf", onBehalfOf],
  ] as const) {
    if (given !== undefined && (typeof given !== "string" || given.trim() === "")) {
      return failure("COMMAND_INPUT", `${name} is no text`, { where: `/${name}` });
    }
  }
  return success({
    command,
    input: fields.get("input") ?? {},
    ...(typeof actor === "string" ? { actor } : {}),
    ...(typeof onBehalfOf === "string" ? { onBehalfOf } : {}),
  });
}

function placed(where: string, inside: string | undefined): string {
  return inside === undefined ? where : `${where} ${inside}`;
}
