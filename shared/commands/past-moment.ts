import { instantOf } from "../calendar/moments.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { CommandContext } from "./command.ts";

/** A moment that something happened at: the one given, else now. RULE: it has not come yet. */
export function pastMoment(given: string | undefined, { now }: CommandContext): Result<string> {
  const at = given ?? now;
  return (instantOf(at) ?? 0) > (instantOf(now) ?? 0)
    ? failure("RULE", `${at} has not come yet: say when it happened`, { where: "/at" })
    : success(at);
}
