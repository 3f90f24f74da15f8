import { failure, type Problem } from "../errors/problem.ts";
import type { PilotRecord } from "../journal/pilot-state.ts";
import { type RecordTypeName, recordDefinition } from "./record-types.ts";
import { issueMessage, pointerOf } from "./schema-issue.ts";

/**
 * What is wrong with the fields of a record by the schema of its type (COMMAND_INPUT, `where` a JSON pointer), or null.
 * Withheld values cannot be judged; they were when they were written.
 */
export function schemaFault(record: PilotRecord, type: RecordTypeName): Problem | null {
  const { fields } = recordDefinition(type);
  const parsed = (record.withheld.length === 0 ? fields : fields.partial()).safeParse(record.fields);
  if (parsed.success) {
    return null;
  }
  const [issue] = parsed.error.issues;
  const message = issue === undefined ? "it is not of its schema" : issueMessage(issue, record.fields);
  return failure("COMMAND_INPUT", `${type}: ${message}`, { where: pointerOf(issue?.path ?? []) }).problem;
}
