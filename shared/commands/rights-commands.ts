import * as z from "zod";
import { dayOf, instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import { rightsGaps } from "../domain/rights-check.ts";
import { rightsContent, rightsJson } from "../domain/rights-content.ts";
import { RIGHTS_TEMPLATE } from "../domain/rights-template.ts";
import {
  asIsRows,
  draftMatrices,
  isSealedMatrix,
  newestVersion,
  rightsVersions,
  rowsOfMatrix,
} from "../domain/rights-versions.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { snapshotDigest } from "../journal/snapshot-digest.ts";
import type { JsonObject } from "../json/json.ts";
import { date, text } from "../records/field-types.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command, CommandContext } from "./command.ts";
import { refusedFor } from "./decision-commands.ts";
import { namedRecord } from "./decision-moment.ts";
import { creation, edits, type FieldValues } from "./field-changes.ts";
import { addCommand, editCommand, removeCommand } from "./record-commands.ts";

const recordId = z.string().min(1).max(200);

/** Rows of a sealed version are not changed any more, and it gets none. */
function rowCommands(): readonly AnyCommand[] {
  return [addCommand("decisionRight"), editCommand("decisionRight"), removeCommand("decisionRight")].map(
    (command): AnyCommand => ({
      ...command,
      run: (pilot, input, context) => {
        const fault = sealFault(pilot, input);
        return fault ?? command.run(pilot, input, context);
      },
    }),
  );
}

function sealFault(pilot: PilotState, input: FieldValues): Result<never> | null {
  const { id, matrix } = input;
  const row = typeof id === "string" ? recordById(pilot, "decisionRight", id) : null;
  const touched = [
    ...(row === null ? [] : [row.matrix]),
    ...(id === undefined || matrix !== undefined ? [typeof matrix === "string" ? matrix : undefined] : []),
  ];
  const sealed = touched
    .map((one) => matrixOf(pilot, one))
    .find((one) => one !== null && isSealedMatrix(one));
  return sealed === undefined || sealed === null
    ? null
    : failure("RULE", `version ${sealed.version} is sealed: its rows stay as they are`, {
        remedy: "Draft the next version and change the row there.",
      });
}

/** The matrix of a row; without one it is version 0, once that has a record. */
function matrixOf(pilot: PilotState, matrix: string | undefined): RecordOf<"rightsMatrix"> | null {
  if (matrix !== undefined) return recordById(pilot, "rightsMatrix", matrix);
  return recordsOf(pilot, "rightsMatrix").find(({ version }) => version === 0) ?? null;
}

const draftInput = z.strictObject({ empty: z.boolean().exactOptional() });

/** Begins the next version with the rows of the newest one. */
const draft: Command<z.infer<typeof draftInput>> = {
  name: "rightsMatrix.draft",
  summary: "Begins the next version of the decision-rights matrix with the rows of the newest one, or empty.",
  input: draftInput,
  run: (pilot, { empty }, context) => {
    const [present] = draftMatrices(pilot);
    if (present !== undefined) return failure("RULE", `version ${present.version} is being drafted already`);
    const newest = newestVersion(pilot);
    const version = Math.max(...rightsVersions(pilot).map((one) => one.version)) + 1;
    const matrix = context.nextId();
    const rows = empty === true ? [] : rowRecords(pilot, newest.matrix);
    return success({
      changes: [
        ...creation(matrix, "rightsMatrix", { version }),
        ...rows.flatMap((row) => copiedRow(row, matrix, context)),
      ],
    });
  },
};

function rowRecords(pilot: PilotState, matrix: string | null): readonly RecordOf<"decisionRight">[] {
  const record = matrix === null ? null : recordById(pilot, "rightsMatrix", matrix);
  return record === null ? asIsRows(pilot) : rowsOfMatrix(pilot, record);
}

function copiedRow(
  row: RecordOf<"decisionRight">,
  matrix: string,
  context: CommandContext,
): readonly FieldChange[] {
  const { id: _, circle, withheld: __, matrix: ___, ...fields } = row;
  return creation(context.nextId(), "decisionRight", { ...(fields as JsonObject), matrix }, circle);
}

const templateInput = z.strictObject({ matrix: recordId.exactOptional() });

/** Adds those rows of the template that a version does not have. */
const template: Command<z.infer<typeof templateInput>> = {
  name: "rightsMatrix.template",
  summary:
    "Adds the decision types of the four categories that version 0, or the draft that is named, does not have.",
  input: templateInput,
  run: (pilot, { matrix }, context) => {
    const record = matrix === undefined ? null : namedRecord(pilot, "rightsMatrix", matrix, "/matrix");
    if (record !== null && !record.ok) return record;
    const fault = sealFault(pilot, matrix === undefined ? {} : { matrix });
    if (fault !== null) return fault;
    const rows = record === null ? asIsRows(pilot) : rowsOfMatrix(pilot, record.value);
    const known = new Set(rows.map(({ decisionType }) => decisionType.toLowerCase()));
    const missing = RIGHTS_TEMPLATE.filter(({ decisionType }) => !known.has(decisionType.toLowerCase()));
    return success({
      changes: missing.flatMap((row) =>
        creation(context.nextId(), "decisionRight", {
          ...row,
          ...(matrix === undefined ? {} : { matrix }),
        }),
      ),
      notes: missing.length === 0 ? ["every decision type of the template is there"] : [],
    });
  },
};

const publishInput = z.strictObject({ id: recordId, effectiveFrom: date, reason: text.exactOptional() });

/** Seals a version: complete, with a date that does not lie in the past, and from the second on with a reason. */
const publish: Command<z.infer<typeof publishInput>> = {
  name: "rightsMatrix.publish",
  summary:
    "Publishes a drafted version of the decision-rights matrix: seals its rows from a date on. There is no way back.",
  input: publishInput,
  run: (pilot, { id, effectiveFrom, reason }, context) => {
    const found = namedRecord(pilot, "rightsMatrix", id);
    if (!found.ok) return found;
    const matrix = found.value;
    const faults = publishFaults(pilot, matrix, effectiveFrom, reason, context.now);
    if (faults.length > 0) return refusedFor(`version ${matrix.version} cannot be published`, faults);
    const content = rightsContent(pilot, rowsOfMatrix(pilot, matrix));
    const sealed = sealedFields({
      ...fieldsOf(pilot, id),
      effectiveFrom,
      publishedAt: context.now,
      content: rightsJson(content),
      ...(reason === undefined ? {} : { reason }),
    });
    return success({
      changes: [...frozenAsIs(pilot, context), ...edits(pilot, id, sealed)],
      notes: [`sealed ${sealed.digest}`],
    });
  },
};

function publishFaults(
  pilot: PilotState,
  matrix: RecordOf<"rightsMatrix">,
  effectiveFrom: string,
  reason: string | undefined,
  now: string,
): readonly string[] {
  if (isSealedMatrix(matrix)) return ["it is published already: draft the next version"];
  if (matrix.version === 0) return ["version 0 is how it is today, and is frozen with the first version"];
  const { timeZone } = pilotRecord(pilot);
  const today = zoneClock(timeZone).dayOf(instantOf(now) ?? 0);
  const from = dayOf(effectiveFrom) ?? Number.NaN;
  const before = newestVersion(pilot);
  const content = rightsContent(pilot, rowsOfMatrix(pilot, matrix));
  return [
    ...rightsGaps(pilot, content.rows).map(({ text: words }) => words),
    ...(from < today ? ["rights do not hold backwards: the earliest date is today"] : []),
    ...(before.effectiveFrom !== null && from < before.effectiveFrom
      ? [`version ${before.version} takes effect later than that`]
      : []),
    ...(before.version > 0 && reason === undefined
      ? [`it follows version ${before.version}: say in a sentence why`]
      : []),
  ];
}

/** With the first version the state before it is frozen, so that the two can always be compared. */
function frozenAsIs(pilot: PilotState, context: CommandContext): readonly FieldChange[] {
  const asIs = recordsOf(pilot, "rightsMatrix").find(({ version }) => version === 0);
  if (asIs !== undefined && isSealedMatrix(asIs)) return [];
  const content = rightsJson(rightsContent(pilot, asIsRows(pilot)));
  const fields = sealedFields({
    ...fieldsOf(pilot, asIs?.id),
    version: 0,
    publishedAt: context.now,
    content,
  });
  return asIs === undefined
    ? creation(context.nextId(), "rightsMatrix", fields)
    : edits(pilot, asIs.id, fields);
}

function fieldsOf(pilot: PilotState, id: string | undefined): JsonObject {
  return id === undefined ? {} : (pilot.records.get(id)?.fields ?? {});
}

function sealedFields(fields: JsonObject): JsonObject & { readonly digest: string } {
  return { ...fields, digest: snapshotDigest(fields) };
}

const discardInput = z.strictObject({ id: recordId });

const discard: Command<z.infer<typeof discardInput>> = {
  name: "rightsMatrix.discard",
  summary:
    "Gives up a drafted version of the decision-rights matrix with its rows; they stay in the journal.",
  input: discardInput,
  run: (pilot, { id }) => {
    const found = namedRecord(pilot, "rightsMatrix", id);
    if (!found.ok) return found;
    if (isSealedMatrix(found.value) || found.value.version === 0) {
      return failure("RULE", `version ${found.value.version} is no draft: it stays`);
    }
    const gone = [id, ...rowsOfMatrix(pilot, found.value).map((row) => row.id)];
    return success({
      changes: gone.map((record) => ({ record, field: "removed", before: null, after: true })),
    });
  },
};

/** The commands of the decision-rights matrix and its rows. */
export function rightsCommands(): readonly AnyCommand[] {
  return [...rowCommands(), draft, template, publish, discard];
}
