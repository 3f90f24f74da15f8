import { executeCommand } from "../../../shared/commands/registry.ts";
import { parseSettingsFile, settingsFileOf } from "../../../shared/commands/settings-file.ts";
import { failure, type Problem } from "../../../shared/errors/problem.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { commandWorld } from "../command-world.ts";
import { CHANGING_OPTIONS, packOf, refuse, writeBack } from "../pack-verb.ts";
import { type Call, EXIT, type ExitCode, type Verb } from "../verb.ts";

/** `settings`: prints or sets what figures depend on. */
export const settings: Verb = {
  name: "settings",
  usage: "F.c180 [S.json] [--out G.c180] [--json]",
  summary: "prints the pilot's settings, or sets those that S.json names",
  options: CHANGING_OPTIONS,
  positionals: [1, 2],
  run: async (call) => {
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const path = call.positionals[1];
    if (path === undefined) return print(call, settingsFileOf(opened.value.pilot));
    const file = await readWholeFile(path);
    if (!file.ok) return refuse(call, file.problem);
    const parsed = parseSettingsFile(new TextDecoder().decode(file.value));
    if (!parsed.ok) return refuse(call, atFile(parsed.problem, path));
    const present: Readonly<Record<string, unknown>> = settingsFileOf(opened.value.pilot);
    for (const [name, value] of Object.entries(parsed.value.repeated)) {
      if (value === present[name]) continue;
      const { problem } = failure("SETTING_UNKNOWN", `${name} cannot be changed by a settings file`, {
        where: `/${name}`,
      });
      return refuse(call, atFile(problem, path));
    }
    const world = commandWorld(call.world, "settings", opened.value.pack.digest, file.value);
    const request = { command: "pilot.set", input: parsed.value.settings };
    const executed = executeCommand(opened.value.pilot, request, world);
    if (!executed.ok) return refuse(call, atFile(executed.problem, path));
    const saved = await writeBack(call, opened.value, executed.value.state);
    if (!saved.ok) return refuse(call, saved.problem);
    return print(call, settingsFileOf(executed.value.state));
  },
};

function print(call: Call, value: unknown): ExitCode {
  if (call.output.json) call.output.result(value);
  else call.output.line(JSON.stringify(value, null, 2));
  return EXIT.done;
}

function atFile(problem: Problem, path: string): Problem {
  return { ...problem, where: problem.where === undefined ? path : `${path}: ${problem.where}` };
}
