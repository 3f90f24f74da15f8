import { instantOf } from "../calendar/moments.ts";
import { obligationConsequences } from "../domain/obligation-consequences.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { CommandContext } from "./command.ts";

/** What a command that changed the data says it did to the obligations, in sentences. */
export function dataConsequences(
  before: PilotState,
  after: PilotState,
  { now }: CommandContext,
): readonly string[] {
  return obligationConsequences(before, after, instantOf(now) ?? 0);
}
