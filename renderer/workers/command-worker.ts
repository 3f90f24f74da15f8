import { type Result, success } from "../../shared/errors/problem.ts";
import type { CommandEffects } from "../data/background-commands.ts";
import { runCommands } from "../data/run-commands.ts";
import type { CommandCalls, CommandJob } from "./command-calls.ts";
import { createHeldPilots } from "./held-pilots.ts";
import { gainOf } from "./pilot-teller.ts";
import { serveCalls, type WorkerScope } from "./serve-calls.ts";

const pilots = createHeldPilots();

serveCalls<CommandCalls>(globalThis as unknown as WorkerScope, {
  hold: (state) => {
    pilots.hold(state);
    return success(null);
  },
  extend: (gain) => pilots.extend(gain),
  release: (pilotId) => {
    pilots.release(pilotId);
    return success(null);
  },
  run,
});

function run({ pilotId, requests, world }: CommandJob): Result<CommandEffects> {
  const before = pilots.stateOf(pilotId);
  if (!before.ok) return before;
  const done = runCommands(before.value, requests, { ...world, salt: () => crypto.randomUUID() });
  if (!done.ok) return done;
  const { pilot, entries, notes } = done.value;
  const { confidential, batches } = gainOf(before.value, pilot) ?? {};
  return success({
    entries,
    extras: confidential === undefined || batches === undefined ? {} : { confidential, batches },
    notes,
  });
}
