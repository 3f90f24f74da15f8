import * as z from "zod";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject } from "../json/json.ts";
import { attachmentAdd } from "./attachment-add.ts";
import { sealBaselineCommand } from "./baseline-seal.ts";
import { changeCommands } from "./change-commands.ts";
import { charterCommands } from "./charter-commands.ts";
import type { AnyCommand } from "./command.ts";
import { conflictRank } from "./conflict-rank.ts";
import { decisionCommands } from "./decision-commands.ts";
import { decisionVerdicts } from "./decision-verdicts.ts";
import { escalationCommands } from "./escalation-commands.ts";
import { type CommandRequest, type CommandWorld, type Execution, executeWith } from "./execute-command.ts";
import { forumCommands } from "./forum-commands.ts";
import { guardrailCommands } from "./guardrail-commands.ts";
import { importAdd } from "./import-add.ts";
import { importTakeBack } from "./import-take-back.ts";
import { kpisTake } from "./kpis-take.ts";
import { loopCommands } from "./loop-commands.ts";
import { meetingZeroHold } from "./meeting-zero-hold.ts";
import { narrativeCommands } from "./narrative-commands.ts";
import { obligationAnswerCommand } from "./obligation-answer.ts";
import { operatingModelPublish } from "./operating-model-publish.ts";
import { ownerSlipTake } from "./owner-slip-take.ts";
import { phaseClose } from "./phase-close.ts";
import { pilotCommands } from "./pilot-commands.ts";
import { recordCommands } from "./record-commands.ts";
import { reviewCommands } from "./review-commands.ts";
import { rightsCommands } from "./rights-commands.ts";
import { workflowScale } from "./scale-commands.ts";
import { scopeCommands } from "./scope-commands.ts";
import { shadowMonths } from "./shadow-months.ts";
import { targetStart } from "./target-start.ts";
import { thresholdCommands } from "./threshold-commands.ts";
import { titleChangeCommands } from "./title-change-commands.ts";
import { undoCommand } from "./undo.ts";
import { workflowSeal } from "./workflow-seal.ts";

/** Every command there is. Window and command line have no other. */
export const COMMANDS: readonly AnyCommand[] = [
  ...pilotCommands(),
  ...scopeCommands(),
  ...recordCommands(),
  ...thresholdCommands(),
  ...titleChangeCommands(),
  meetingZeroHold,
  conflictRank,
  phaseClose,
  ...changeCommands(),
  ...loopCommands(),
  ...decisionCommands(),
  ...decisionVerdicts(),
  ...rightsCommands(),
  ...guardrailCommands(),
  ...escalationCommands(),
  ...forumCommands(),
  ...charterCommands(),
  workflowScale,
  workflowSeal,
  operatingModelPublish,
  targetStart,
  obligationAnswerCommand,
  ...reviewCommands(),
  ...narrativeCommands(),
  kpisTake,
  ownerSlipTake,
  shadowMonths,
  attachmentAdd,
  importAdd,
  importTakeBack,
  sealBaselineCommand,
  undoCommand,
];

const BY_NAME: ReadonlyMap<string, AnyCommand> = new Map(COMMANDS.map((command) => [command.name, command]));

/** Runs one command of the registry on a pilot; see `executeWith`. */
export function executeCommand<Pilot extends PilotState>(
  pilot: Pilot,
  request: CommandRequest,
  world: CommandWorld,
): Result<Execution<Pilot>> {
  return executeWith(BY_NAME, pilot, request, world);
}

/** A command as it is listed. */
export interface CommandListing {
  readonly name: string;
  readonly summary: string;
  /** JSON Schema (draft 2020-12) of its input. */
  readonly input: JsonObject;
}

/** All commands by name with the JSON Schemas of their inputs, or the one that is named (COMMAND_UNKNOWN). */
export function listCommands(name?: string): Result<readonly CommandListing[]> {
  const chosen = COMMANDS.filter((command) => name === undefined || command.name === name);
  return chosen.length === 0
    ? failure("COMMAND_UNKNOWN", `there is no command ${(name ?? "").slice(0, 40)}`)
    : success(chosen.map(listing).sort((one, other) => (one.name < other.name ? -1 : 1)));
}

function listing({ name, summary, input }: AnyCommand): CommandListing {
  const schema = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  return { name, summary, input: schema as unknown as JsonObject };
}
