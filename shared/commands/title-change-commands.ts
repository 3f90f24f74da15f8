import { instantOf } from "../calendar/moments.ts";
import { pilotView } from "../domain/pilot-view.ts";
import { titleLock } from "../domain/title-gate.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { readDataset } from "../pilot-data/dataset-reader.ts";
import type { AnyCommand, Command, CommandContext } from "./command.ts";
import type { FieldValues } from "./field-changes.ts";
import { addCommand, editCommand, removeCommand } from "./record-commands.ts";

/**
 * `titleChange.add`, `.edit` and `.remove`. Staged convergence: until the title gate is open a change of title or of a
 * reporting line needs a reason to override (LOCKED, with what is missing).
 */
export function titleChangeCommands(): readonly AnyCommand[] {
  return [
    behindGate(addCommand("titleChange")),
    behindGate(editCommand("titleChange")),
    removeCommand("titleChange"),
  ];
}

function behindGate<Input extends FieldValues>(command: Command<Input>): Command<Input> {
  return {
    ...command,
    run: (pilot, input, context) => {
      const lock = lockOf(pilot, input, context);
      if (!lock.ok) return lock;
      return lock.value === null ? command.run(pilot, input, context) : { ok: false, problem: lock.value };
    },
  };
}

function lockOf(pilot: PilotState, input: FieldValues, context: CommandContext) {
  const dataset = readDataset(pilot);
  if (!dataset.ok) return dataset;
  const reason = input["overrideReason"];
  const view = pilotView(pilot, dataset.value, instantOf(context.now) ?? 0);
  return {
    ok: true,
    value: titleLock(view.titleGate, typeof reason === "string" ? reason : undefined),
  } as const;
}
