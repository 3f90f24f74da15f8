import { changeTimeFault, changeWord } from "../domain/change-state.ts";
import { failure, type Result } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { RECORD_TYPES } from "../records/record-types.ts";
import { approvalCommands } from "./change-approval-commands.ts";
import { changeMoveCommands } from "./change-move-commands.ts";
import type { AnyCommand, Command } from "./command.ts";
import type { FieldValues } from "./field-changes.ts";
import { addCommand, editCommand, removeCommand } from "./record-commands.ts";

/** What only the commands of approvals and states write. */
const OWN_COMMANDS: ReadonlySet<string> = new Set(["key", "status", "approvals", "authorisedBy"]);

/**
 * The commands of changes. `change.add` records one in any state, as a register would; from then on its state moves
 * forward only, by `change.authorise`, `.deploy`, `.validate` and `.rollBack`. `change.edit` sets everything else, and
 * mends a time that was recorded wrongly.
 */
export function changeCommands(): readonly AnyCommand[] {
  const editable = Object.keys(RECORD_TYPES.change.fields.shape).filter((field) => !OWN_COMMANDS.has(field));
  return [
    inOrder(addCommand("change"), STATES_OF, () => ({})),
    inOrder(
      editCommand("change", editable),
      STATES_OF_MENDED,
      (pilot, { id }) => recordById(pilot, "change", id) ?? {},
    ),
    removeCommand("change"),
    ...approvalCommands(),
    ...changeMoveCommands(),
  ];
}

/** Refuses moments that contradict each other, and those of a state that the change has not come to. */
function inOrder<Input extends FieldValues>(
  command: Command<Input>,
  statesOf: FieldStates,
  presentOf: (pilot: PilotState, input: Input) => Partial<RecordOf<"change">>,
): Command<Input> {
  return {
    ...command,
    run: (pilot, input, context) => {
      const present = presentOf(pilot, input);
      const after = { ...present, ...input };
      const late = changeTimeFault(after);
      if (late !== null) {
        return failure("TIME_ORDER", `${late} lies before an earlier state of the change`, {
          where: `/${late}`,
        });
      }
      const early = Object.keys(input).find(
        (field) => input[field] !== null && statesOf[field]?.includes(changeWord(after)) === false,
      );
      return early === undefined ? command.run(pilot, input, context) : notReached(early, after);
    },
  };
}

function notReached(field: string, after: Partial<RecordOf<"change">>): Result<never> {
  return failure("RULE", `a ${changeWord(after)} change has no ${field} yet`, { where: `/${field}` });
}

/** The states from which on a field belongs to a change. */
type FieldStates = { readonly [field: string]: readonly string[] };

const STATES_OF: FieldStates = {
  authorisedAt: ["authorised", "deployed", "validated", "rolled back"],
  validatedAt: ["validated", "rolled back"],
  verdict: ["validated", "rolled back"],
  rolledBackAt: ["rolled back"],
  rollbackReason: ["rolled back"],
};

/** A register may say a planned day in `at`; by hand, going live is recorded where it happens. */
const STATES_OF_MENDED: FieldStates = { ...STATES_OF, at: ["deployed", "validated", "rolled back"] };
