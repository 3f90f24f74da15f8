import * as z from "zod";
import { date, hours, name, referenceTo, share, text, timeOfDay } from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

/** Weight, floor and target of one component of the revenue quality index; what is absent has its default. */
const indexComponent = z.strictObject({
  weight: share.exactOptional(),
  floor: z.number().exactOptional(),
  target: z.number().exactOptional(),
});

/** One pillar's part of the shared objective; what is absent has its default. */
const objectivePillar = z.strictObject({
  weight: share.exactOptional(),
  baseline: z.number().exactOptional(),
  target: z.number().exactOptional(),
});

/** Settings of the revenue quality index. */
export const revenueIndexField = z.strictObject({
  nrr: indexComponent.exactOptional(),
  grr: indexComponent.exactOptional(),
  timeToValue: indexComponent.exactOptional(),
  dealFit: indexComponent.exactOptional(),
});

/** Settings of the shared objective function. */
export const objectiveField = z.strictObject({
  avd: objectivePillar.exactOptional(),
  trust: objectivePillar.exactOptional(),
  cost: objectivePillar.exactOptional(),
  revenue: objectivePillar.exactOptional(),
  loop: objectivePillar.exactOptional(),
});

/** The root: one pilot of one company. Without `startDate` it is a diligence target. */
export const pilot = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    company: referenceTo("company"),
    status: z.enum(["target", "active", "complete", "stopped"]),
    startDate: date.exactOptional(),
    endedOn: date.exactOptional(),
    timeZone: name,
    currency: z.string().regex(/^[A-Z]{3}$/u, "is not a currency code (EUR)"),
    firstWorkflow: referenceTo("workflow").exactOptional(),
    scaleWorkflows: z.array(referenceTo("workflow")).exactOptional(),
    /** Hours after the end of a period in which its data still mature. */
    confirmationHours: hours.exactOptional(),
    /** Least fit score of a deal that counts as fitting, 0–100. */
    dealFitBar: z.number().min(0).max(100).exactOptional(),
    rqi: revenueIndexField.exactOptional(),
    objective: objectiveField.exactOptional(),
    /** From when on the converged executive's seat is a bottleneck: share of decisions taken there, days of waiting. */
    bottleneck: z
      .strictObject({ share: share.exactOptional(), days: z.number().min(0).max(365).exactOptional() })
      .exactOptional(),
    /** Whole weeks of the baseline window. */
    baselineWeeks: z.int().min(1).max(52).exactOptional(),
    /** What every report of this pilot says, such as that its data are a sample. */
    notice: text.exactOptional(),
    /** Day (1 = Monday), time and length of the weekly review. */
    reviewRhythm: z
      .strictObject({
        weekday: z.int().min(1).max(7),
        time: timeOfDay.exactOptional(),
        minutes: z.int().min(5).max(480).exactOptional(),
      })
      .exactOptional(),
  }),
});
