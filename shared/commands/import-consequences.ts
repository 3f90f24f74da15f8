import { instantOf } from "../calendar/moments.ts";
import { obligationConsequences } from "../domain/obligation-consequences.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { CommandContext } from "./command.ts";

/** Which obligations an import, or taking one back, fired and which it withdrew. */
export function importConsequences(
  before: PilotState,
  after: PilotState,
  { now }: CommandContext,
): readonly string[] {
  return obligationConsequences(before, after, instantOf(now) ?? 0);
}
