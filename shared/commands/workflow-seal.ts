import * as z from "zod";
import { formatCalendarDate, parseCalendarDate } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import { createPilotFigures } from "../domain/create-pilot-figures.ts";
import { pilotWorkflow } from "../domain/pilot-workflow.ts";
import { contentJson, snapshotContent } from "../domain/snapshot-content.ts";
import { baselineSufficiency } from "../domain/sufficiency.ts";
import { knows } from "../domain/workflow-baseline.ts";
import { failure, success } from "../errors/problem.ts";
import { headsOf } from "../journal/journal-order.ts";
import { snapshotDigest } from "../journal/snapshot-digest.ts";
import type { JsonValue } from "../json/json.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { readDataset } from "../pilot-data/dataset-reader.ts";
import { startDateOf } from "../pilot-data/metric-settings-of.ts";
import { date, referenceTo, text } from "../records/field-types.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Command } from "./command.ts";
import { creation } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";

const input = z.strictObject({
  workflow: referenceTo("workflow"),
  date,
  reason: text.exactOptional(),
});

/**
 * Seals the baseline of a workflow that the pilot was scaled to. RULE: it is the first workflow, has no whole week of data
 * by then, or has a baseline of its own already and no reason is given. The pilot's baseline and its criteria stay.
 */
export const workflowSeal: Command<z.infer<typeof input>> = {
  name: "baseline.sealWorkflow",
  summary: "Seals the own baseline of a workflow that the pilot was scaled to; none is inherited.",
  input,
  run: (pilot, given, context) => {
    const found = presentRecord(pilot, "workflow", given.workflow, "/workflow");
    if (!found.ok) return found;
    const workflow = found.value;
    const root = pilotRecord(pilot);
    const day = parseCalendarDate(given.date);
    const asOfMs = instantOf(context.now) ?? 0;
    if (day === null) return failure("COMMAND_INPUT", "date is not a date (YYYY-MM-DD)", { where: "/date" });
    if (startDateOf(root) === null) return failure("RULE", "a target has no baseline: give it a start date");
    if (workflow.id === pilotWorkflow(pilot)?.id) {
      return failure("RULE", `${workflow.name} is the first workflow: seal the pilot's baseline`, {
        where: "/workflow",
      });
    }
    const before = recordsOf(pilot, "snapshot").findLast((one) => one.workflow === workflow.id);
    if (before !== undefined && given.reason === undefined) {
      return failure(
        "RULE",
        `${workflow.name} has a baseline of ${before.date}: a second one needs a reason`,
        {
          where: "/reason",
        },
      );
    }
    const dataset = readDataset(pilot);
    if (!dataset.ok) return dataset;
    const prepared = prepareDataset(dataset.value);
    const figures = createPilotFigures(prepared, root.baselineWeeks);
    const window = figures.windowAt(day);
    const segments = recordsOf(pilot, "segment").map(({ name }) => name);
    const content = contentJson(
      snapshotContent({
        state: pilot,
        prepared,
        figures,
        window,
        sufficiency: baselineSufficiency(figures, window, segments),
        date: day,
        now: context.now,
        asOfMs,
      }),
    );
    if (!knows({ content } as RecordOf<"snapshot">, workflow.name)) {
      return failure("RULE", `there is no whole week of data of ${workflow.name} up to ${given.date}`, {
        where: "/date",
        remedy: "Import its data, or take a later date.",
      });
    }
    const today = zoneClock(root.timeZone).dayOf(asOfMs);
    const flags =
      day > today ? [`the date is after the clock, which shows ${formatCalendarDate(today)}`] : [];
    const fields: Record<string, JsonValue> = {
      date: given.date,
      sealedAt: context.now,
      sealedBy: context.actor,
      engine: context.app,
      content,
      heads: headsOf(pilot.entries),
      workflow: workflow.id,
      flags,
      ...(given.reason === undefined ? {} : { reason: given.reason }),
    };
    const digest = snapshotDigest(fields);
    return success({
      changes: creation(context.nextId(), "snapshot", { ...fields, digest }),
      notes: [`sealed ${digest}`, ...flags],
    });
  },
};
