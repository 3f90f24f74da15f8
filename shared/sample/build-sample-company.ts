import { parseInstant } from "../calendar/instant.ts";
import type { CommandWorld } from "../commands/execute-command.ts";
import { newPilot } from "../commands/new-pilot.ts";
import { executeCommand } from "../commands/registry.ts";
import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { readImportFile } from "../intake/read-file.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { digestOfText } from "../json/digest.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { findByName } from "../records/find-by-name.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { SampleCompany, SampleFile, SampleStep } from "./sample-company.ts";
import { SAMPLE_BANNER, SAMPLE_CLOCK } from "./sample-company.ts";

/** What the sample is made with. */
export interface SampleDeps {
  /** Name and version of the app, as it stands in journal entries and seals. */
  readonly app: string;
}

const IMPORTER = "Consultant";

type Act =
  | { readonly at: string; readonly file: SampleFile }
  | { readonly at: string; readonly step: SampleStep };

/**
 * Lives a company's history: every file through the importer, every step through its command, each at its recorded
 * time, under ids that follow from the company's key. The same company always gives the same pilot. The first refusal
 * ends it; `where` names the file or the step.
 */
export async function buildSampleCompany(
  company: SampleCompany,
  deps: SampleDeps,
): Promise<Result<WholePilot>> {
  let salts = 0;
  const worldAt = (now: string, actor: string): CommandWorld => ({
    now: toMillis(now),
    actor,
    replica: digestOfText(`sample ${company.key}`).slice(0, 16),
    app: deps.app,
    salt: () => {
      salts += 1;
      return digestOfText(`sample salt ${company.key} ${salts}`).slice(0, 32);
    },
  });
  const { startDate, timeZone, currency } = company;
  const made = newPilot(
    { company: company.name, timeZone, currency, ...(startDate === undefined ? {} : { startDate }) },
    worldAt(company.createdAt, IMPORTER),
  );
  if (!made.ok) return made;
  const said = executeCommand(
    made.value.state,
    { command: "pilot.edit", input: { id: made.value.state.pilotId, notice: SAMPLE_BANNER } },
    worldAt(company.createdAt, IMPORTER),
  );
  if (!said.ok) return said;
  let { state } = said.value;
  const names = new Map<string, string>();
  for (const act of actsOf(company)) {
    const done =
      "file" in act
        ? await importFile(state, act.file, worldAt(act.at, IMPORTER))
        : runStep(state, act.step, names, worldAt(act.at, act.step.actor));
    if (!done.ok) {
      const { problem } = done;
      const what = "file" in act ? act.file.name : `${act.step.command} at ${act.at}`;
      return failure(problem.code, problem.message, {
        where: `${company.key}: ${what} ${problem.where ?? ""}`.trim(),
      });
    }
    state = done.value;
  }
  return success(state);
}

/** Files and steps by time; at one moment the files come first. */
function actsOf({ files, steps }: SampleCompany): readonly Act[] {
  const acts: readonly Act[] = [
    ...files.map((file) => ({ at: file.importedAt, file })),
    ...steps.map((step) => ({ at: step.at, step })),
  ];
  return acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function importFile(
  state: WholePilot,
  file: SampleFile,
  world: CommandWorld,
): Promise<Result<WholePilot>> {
  const read = await readImportFile({
    // The reader knows a template by the file's name; the batch keeps the name that the file came with.
    fileName: `${file.input}.csv`,
    bytes: file.bytes,
    pilot: { timeZone: pilotRecord(state).timeZone },
    now: epochMs(world.now),
  });
  if (!read.ok) return read;
  let current = state;
  for (const { table, rowErrors } of read.value) {
    const [fault] = rowErrors;
    if (fault !== undefined) return failure(fault.code, fault.message, { where: `line ${fault.line}` });
    const input = { input: file.input, rows: table, file: file.name };
    const done = executeCommand(current, { command: "import.add", input }, world);
    if (!done.ok) return done;
    current = done.value.state;
  }
  return success(current);
}

function runStep(
  state: WholePilot,
  step: SampleStep,
  names: Map<string, string>,
  world: CommandWorld,
): Result<WholePilot> {
  const input = resolved(state, names, step.input);
  const done = executeCommand(state, { command: step.command, input }, world);
  if (!done.ok) return done;
  const created = done.value.entry?.changes.find(({ field, before }) => field === "type" && before === null);
  if (step.as !== undefined && created !== undefined) names.set(step.as, created.record);
  return success(done.value.state);
}

/** The value with every `@name` replaced by the id that it stands for. */
function resolved(state: WholePilot, names: ReadonlyMap<string, string>, value: JsonValue): JsonValue {
  if (typeof value === "string") return value.startsWith("@") ? idOf(state, names, value.slice(1)) : value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolved(state, names, item));
  const entries = Object.entries(value as JsonObject);
  return Object.fromEntries(entries.map(([key, item]) => [key, resolved(state, names, item)]));
}

/** A name that nothing has yet is a mistake in the sample itself. */
function idOf(state: WholePilot, names: ReadonlyMap<string, string>, name: string): string {
  const [kind, rest] = splitOnce(name);
  const id =
    kind === "pilot"
      ? state.pilotId
      : kind === "company"
        ? pilotRecord(state).company
        : kind === "item"
          ? recordsOf(state, "checklistItem").find(({ template }) => template === rest)?.id
          : kind === "workflow" || kind === "segment"
            ? findByName(state, kind, rest)?.id
            : kind === "loop"
              ? recordsOf(state, "loop").find(({ key }) => key === rest)?.id
              : names.get(name);
  if (id === undefined) throw new RangeError(`the sample names @${name} before it is there`);
  return id;
}

function splitOnce(name: string): readonly [string, string] {
  const place = name.indexOf(":");
  return place < 0 ? [name, ""] : [name.slice(0, place), name.slice(place + 1)];
}

/** Moments of the journal have milliseconds. */
function toMillis(moment: string): string {
  return moment.includes(".") ? moment : moment.replace("Z", ".000Z");
}

function epochMs(moment: string): number {
  const parsed = parseInstant(moment);
  if (parsed === null || !("epochMs" in parsed)) throw new RangeError(`${moment} is no moment`);
  return parsed.epochMs;
}

/** The sample's clock in epoch milliseconds. */
export const SAMPLE_CLOCK_MS: number = epochMs(SAMPLE_CLOCK);
