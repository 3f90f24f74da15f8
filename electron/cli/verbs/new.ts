import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { newPilot } from "../../../shared/commands/new-pilot.ts";
import { executeCommand } from "../../../shared/commands/registry.ts";
import { parseSettingsFile } from "../../../shared/commands/settings-file.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { readPassphrase, savePilots } from "../../services/pack-file.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { commandWorld } from "../command-world.ts";
import { refuse } from "../pack-verb.ts";
import { type Call, EXIT, optionText, requiredOption, UsageError, type Verb } from "../verb.ts";

/** `new`: a pack with a fresh pilot from the template. */
export const newPack: Verb = {
  name: "new",
  usage:
    "--company NAME --start 2026-01-05 --tz Europe/Berlin --currency EUR [--settings S.json] --out F.c180",
  summary: "makes a pack with a fresh pilot from the template",
  options: {
    company: { type: "string" },
    start: { type: "string" },
    tz: { type: "string" },
    currency: { type: "string" },
    settings: { type: "string" },
    out: { type: "string" },
    "passphrase-file": { type: "string" },
  },
  positionals: [0, 0],
  run: async (call) => {
    const out = requiredOption(call, "out");
    const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
    if (!passphrase.ok) return refuse(call, passphrase.problem);
    const made = await makePilot(call);
    if (!made.ok) return refuse(call, made.problem);
    const saved = await savePilots(out, [made.value], passphrase.value);
    if (!saved.ok) return refuse(call, saved.problem);
    call.output.result({ pilot: made.value.pilotId, file: out });
    call.output.line(
      `${out}: a new pilot (${made.value.pilotId}), Day 0 on ${requiredOption(call, "start")}`,
    );
    return EXIT.done;
  },
};

async function makePilot(call: Call): Promise<Result<WholePilot>> {
  const settingsPath = optionText(call, "settings");
  const settingsFile = settingsPath === undefined ? null : await readWholeFile(settingsPath);
  if (settingsFile !== null && !settingsFile.ok) return settingsFile;
  const world = commandWorld(
    call.world,
    "new",
    requiredOption(call, "company"),
    requiredOption(call, "start"),
  );
  const startDate = requiredOption(call, "start");
  const startDay = parseCalendarDate(startDate);
  if (startDay === null) throw new UsageError("--start must be a date that exists, as YYYY-MM-DD");
  const facts = {
    company: requiredOption(call, "company"),
    startDate: formatCalendarDate(startDay),
    timeZone: requiredOption(call, "tz"),
    currency: requiredOption(call, "currency"),
  };
  const created = newPilot(facts, world);
  if (!created.ok) return created;
  if (settingsFile === null) return success(created.value.state);
  const settings = parseSettingsFile(new TextDecoder().decode(settingsFile.value));
  if (!settings.ok) return atFile(settings, settingsPath);
  const { repeated, settings: input } = settings.value;
  for (const [name, value] of Object.entries(repeated)) {
    if (value !== facts[name as keyof typeof facts]) {
      return failure("COMMAND_INPUT", `the settings file says another ${name} than the command line`, {
        where: `${settingsPath}: /${name}`,
        remedy: "Let the two agree, or leave it out of the file.",
      });
    }
  }
  const set = executeCommand(created.value.state, { command: "pilot.set", input }, world);
  return set.ok ? success(set.value.state) : atFile(set, settingsPath);
}

function atFile(refused: Result<unknown> & { readonly ok: false }, path: string | undefined): Result<never> {
  const { where, ...problem } = refused.problem;
  return {
    ok: false,
    problem: { ...problem, where: [path, where].filter((part) => part !== undefined).join(": ") },
  };
}
