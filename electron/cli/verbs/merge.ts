import { failure, type Problem, type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { canonicalJson } from "../../../shared/json/canonical-json.ts";
import type { JsonObject } from "../../../shared/json/json.ts";
import { type Choices, choicesFault } from "../../../shared/merge/choices.ts";
import { conflictList } from "../../../shared/merge/conflict-list.ts";
import { type MergedPilot, mergePacks } from "../../../shared/merge/merge-packs.ts";
import type { PilotMerge } from "../../../shared/merge/merge-pilots.ts";
import { readChoices } from "../../../shared/merge/read-choices.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { type OpenPack, openPack, readPassphrase, savePilots } from "../../services/pack-file.ts";
import { readWholeFile } from "../../services/read-file.ts";
import { writeFileSafely } from "../../services/write-file.ts";
import { commandWorld } from "../command-world.ts";
import { conflictLine, mergeLine } from "../merge-text.ts";
import { problemLine } from "../output.ts";
import { refuse } from "../pack-verb.ts";
import {
  type Call,
  EXIT,
  type ExitCode,
  optionText,
  positional,
  requiredOption,
  UsageError,
  type Verb,
} from "../verb.ts";

/** `merge`: two packs to one; what collides is listed for a person to settle. */
export const merge: Verb = {
  name: "merge",
  usage: "A.c180 B.c180 --out C.c180 [--conflicts F.json] [--resolve R.json] [--json]",
  summary: "merges two packs; what collides is listed and nothing written until it is settled",
  options: {
    out: { type: "string" },
    conflicts: { type: "string" },
    resolve: { type: "string" },
    "passphrase-file": { type: "string" },
  },
  positionals: [2, 2],
  run: async (call) => {
    const out = requiredOption(call, "out");
    const list = optionText(call, "conflicts");
    if (list !== undefined && list === optionText(call, "resolve")) {
      throw new UsageError(
        "--conflicts and --resolve name one file: what is still open would replace what was settled",
      );
    }
    const opened = await openBoth(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const [a, b] = opened.value;
    const pilots = mergePacks(a.pilots, b.pilots);
    if (!pilots.ok) return refuse(call, pilots.problem);
    const merges = pilots.value.flatMap((one) => (one.kind === "merged" ? [one.merge] : []));
    const choices = await choicesOf(call, merges);
    if (!choices.ok) return refuse(call, choices.problem);
    const open = merges.map((one) => withoutSettled(one, choices.value));
    if (open.some(({ collisions }) => collisions.length > 0)) {
      const listed = await writeList(list, open);
      return listed.ok ? unsettled(call, open) : refuse(call, listed.problem);
    }
    const done = settledPilots(call, [a, b], pilots.value, choices.value);
    if (!done.ok) return refuse(call, done.problem);
    const saved = await savePilots(out, done.value, a.passphrase ?? b.passphrase);
    if (!saved.ok) return refuse(call, saved.problem);
    const emptied = await writeList(list, open);
    if (!emptied.ok) call.output.note(problemLine(emptied.problem));
    call.output.result({ pilots: pilots.value.map(pilotJson), conflicts: [] });
    for (const one of pilots.value) call.output.line(mergeLine(one));
    return EXIT.done;
  },
};

async function openBoth(call: Call): Promise<Result<readonly [OpenPack, OpenPack]>> {
  const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
  if (!passphrase.ok) return passphrase;
  const a = await openPack(positional(call, 0), passphrase.value);
  if (!a.ok) return a;
  const b = await openPack(positional(call, 1), passphrase.value);
  return b.ok ? success([a.value, b.value]) : b;
}

async function choicesOf(call: Call, merges: readonly PilotMerge[]): Promise<Result<Choices>> {
  const path = optionText(call, "resolve");
  if (path === undefined) return success(new Map());
  const file = await readWholeFile(path);
  if (!file.ok) return file;
  const text = new TextDecoder().decode(file.value).replace(/^\uFEFF/, "");
  const choices = readChoices(
    text,
    merges.flatMap(({ collisions }) => collisions),
  );
  if (!choices.ok) return located(choices.problem, path);
  const chosen = merges.flatMap(({ collisions }) => collisions.filter(({ id }) => choices.value.has(id)));
  const fault = choicesFault(chosen, choices.value);
  return fault === null ? choices : located(fault, path);
}

function withoutSettled(one: PilotMerge, choices: Choices): PilotMerge {
  return { ...one, collisions: one.collisions.filter(({ id }) => !choices.has(id)) };
}

/** The list of what is still to settle, empty where nothing is: an old list would mislead. */
async function writeList(path: string | undefined, open: readonly PilotMerge[]): Promise<Result<null>> {
  if (path === undefined) return success(null);
  const text = `${JSON.stringify(conflictList(open), null, 2)}\n`;
  return await writeFileSafely(path, new TextEncoder().encode(text));
}

function unsettled(call: Call, open: readonly PilotMerge[]): ExitCode {
  const { conflicts } = conflictList(open);
  call.output.result({ pilots: [], conflicts });
  for (const one of open) {
    for (const collision of one.collisions) call.output.line(conflictLine(one, collision));
  }
  const count = open.reduce((sum, { collisions }) => sum + collisions.length, 0);
  call.output.refuse(
    failure("CONFLICT", `${count} ${count === 1 ? "conflict needs" : "conflicts need"} a person`, {
      remedy:
        "Write the list with --conflicts F.json, say in each what to take (A or B), and give it back with --resolve.",
    }).problem,
  );
  return EXIT.unsettled;
}

function settledPilots(
  call: Call,
  packs: readonly OpenPack[],
  pilots: readonly MergedPilot[],
  choices: Choices,
): Result<readonly WholePilot[]> {
  const world = commandWorld(
    call.world,
    "merge",
    ...packs.map(({ digest }) => digest).sort(),
    settlementText(pilots, choices),
  );
  const done: WholePilot[] = [];
  for (const one of pilots) {
    if (one.kind === "taken over") {
      done.push(one.pilot);
      continue;
    }
    const ids = new Set(one.merge.collisions.map(({ id }) => id));
    const own = new Map([...choices].filter(([id]) => ids.has(id)));
    const settled = settleMerge(one.merge, own, world);
    if (!settled.ok) return settled;
    done.push(settled.value);
  }
  return success(done);
}

/** What was chosen, in words that do not depend on which pack was named first. */
function settlementText(pilots: readonly MergedPilot[], choices: Choices): string {
  const chosen = pilots.flatMap((one) =>
    one.kind === "merged"
      ? one.merge.collisions.map((collision): JsonObject => {
          const { side, note, otherName } = choices.get(collision.id) ?? { side: "A" };
          const taken = collision[side].entry;
          return { id: collision.id, taken, note: note === true, otherName: otherName ?? null };
        })
      : [],
  );
  return canonicalJson(chosen);
}

function pilotJson(one: MergedPilot) {
  if (one.kind === "taken over") {
    return { pilot: one.pilot.pilotId, from: one.from, entries: one.pilot.entries.length };
  }
  const { pilotId, sides, collisions } = one.merge;
  return {
    pilot: pilotId,
    from: "both",
    onlyA: sides.A.only.length,
    onlyB: sides.B.only.length,
    settled: collisions.length,
  };
}

function located(problem: Problem, path: string): Result<never> {
  const where = problem.where === undefined ? path : `${path} ${problem.where}`;
  return { ok: false, problem: { ...problem, where } };
}
