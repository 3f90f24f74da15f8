import type { Problem, Result } from "../../shared/errors/problem.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import {
  choosePilot,
  type OpenPack,
  openPack,
  readPassphrase,
  savePilot,
  saveUnchanged,
} from "../services/pack-file.ts";
import { type Call, EXIT, type ExitCode, type OptionDefinitions, optionText, positional } from "./verb.ts";

/** Options of every verb that reads a pack. */
export const PACK_OPTIONS = {
  pilot: { type: "string" },
  "passphrase-file": { type: "string" },
} as const satisfies OptionDefinitions;

/** Options of every verb that changes a pack. */
export const CHANGING_OPTIONS = {
  ...PACK_OPTIONS,
  out: { type: "string" },
} as const satisfies OptionDefinitions;

/** The pack that the first argument names, and the pilot in it that the call works on. */
export interface PackInHand {
  readonly pack: OpenPack;
  readonly pilot: WholePilot;
}

/** Opens the pack of a call. */
export async function packOf(call: Call): Promise<Result<PackInHand>> {
  const passphrase = await readPassphrase(optionText(call, "passphrase-file"));
  if (!passphrase.ok) return passphrase;
  const pack = await openPack(positional(call, 0), passphrase.value);
  if (!pack.ok) return pack;
  const pilot = choosePilot(pack.value, optionText(call, "pilot"));
  return pilot.ok ? { ok: true, value: { pack: pack.value, pilot: pilot.value } } : pilot;
}

/** Writes what a call made of its pilot; the same pilot as before leaves the pack's bytes as they are. */
export async function writeBack(
  call: Call,
  { pack, pilot }: PackInHand,
  changed: WholePilot,
): Promise<Result<null>> {
  const out = optionText(call, "out");
  return changed === pilot ? await saveUnchanged(pack, out) : await savePilot(pack, changed, out);
}

/** Prints a refusal and gives its exit code. */
export function refuse(call: Call, problem: Problem): ExitCode {
  call.output.refuse(problem);
  return EXIT.refused;
}
