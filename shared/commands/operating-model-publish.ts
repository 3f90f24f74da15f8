import * as z from "zod";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { modelContent, modelGaps, modelJson, publishedModels } from "../domain/operating-model.ts";
import { success } from "../errors/problem.ts";
import { snapshotDigest } from "../journal/snapshot-digest.ts";
import type { JsonObject } from "../json/json.ts";
import { date, text } from "../records/field-types.ts";
import { pilotRecord } from "../records/read-records.ts";
import type { Command } from "./command.ts";
import { refusedFor } from "./decision-commands.ts";
import { creation } from "./field-changes.ts";

const input = z.strictObject({ effectiveFrom: date.exactOptional(), reason: text.exactOptional() });

/** Seals the operating model as it stands; a later one follows with a reason, none is changed. */
export const operatingModelPublish: Command<z.infer<typeof input>> = {
  name: "operatingModel.publish",
  summary:
    "Publishes the operating model as it stands: workflows, rights, owners, reviews, charters, forums and structure, sealed. There is no way back.",
  input,
  run: (pilot, { effectiveFrom, reason }, context) => {
    const today = dateOfMoment(context.now, pilotRecord(pilot).timeZone) ?? 0;
    const last = publishedModels(pilot).at(-1);
    const from = dayOf(effectiveFrom);
    const faults = [
      ...modelGaps(pilot, today),
      ...(from !== null && from < today ? ["it does not hold backwards: the earliest date is today"] : []),
      ...(last !== undefined && reason === undefined
        ? [`it follows version ${last.version}: say in a sentence why`]
        : []),
    ];
    if (faults.length > 0) return refusedFor("the operating model cannot be published", faults);
    const fields: JsonObject = {
      version: (last?.version ?? 0) + 1,
      effectiveFrom: effectiveFrom ?? formatCalendarDate(today),
      publishedAt: context.now,
      content: modelJson(modelContent(pilot, today)),
      ...(reason === undefined ? {} : { reason }),
    };
    const sealed = { ...fields, digest: snapshotDigest(fields) };
    return success({
      changes: creation(context.nextId(), "operatingModel", sealed),
      notes: [`sealed ${sealed.digest}`],
    });
  },
};
