import { failure, type Result, success } from "../errors/problem.ts";
import { issueMessage, pointerOf } from "../records/schema-issue.ts";
import type { AnyCommand } from "./command.ts";

/** The input of a command, parsed by its schema; else COMMAND_INPUT with the JSON pointer of the first fault. */
export function parseInput(command: AnyCommand, input: unknown): Result<never> {
  const parsed = command.input.safeParse(input);
  if (parsed.success) {
    return success(parsed.data as never);
  }
  const [issue] = parsed.error.issues;
  if (issue === undefined) {
    return failure("COMMAND_INPUT", `${command.name}: the input is not of its schema`);
  }
  const code =
    issue.code === "unrecognized_keys" && command.unknownKey !== undefined
      ? command.unknownKey
      : "COMMAND_INPUT";
  const details = issue.path.length === 0 ? {} : { where: pointerOf(issue.path) };
  return failure(code, `${command.name}: ${issueMessage(issue, input)}`, details);
}
