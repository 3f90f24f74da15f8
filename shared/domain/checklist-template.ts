import type { Phase } from "../calendar/period.ts";

/** The name of a phase of the pilot. */
export type PhaseId = Phase["label"];

/** One item of the template: what a pilot has to have done, and by which day. */
export interface ChecklistTemplateItem {
  /** Stable key, `p<phase>-<words>`; it stands in checklist records, so changing one orphans them. */
  readonly key: string;
  readonly phase: PhaseId;
  readonly title: string;
  /** Day of the pilot on which it falls due; always a day of its phase. */
  readonly dueDay: number;
}

/**
 * The seventeen items of the method (method.md, 1: the table of phases), in their order. Mapping decision rights, cadence and metrics
 * is one item with three parts, so that P1 to P4 hold fourteen items and P5 three.
 */
export const CHECKLIST_TEMPLATE = [
  {
    key: "p1-map",
    phase: "P1",
    title: "Map current decision rights, cadence and metrics",
    dueDay: 14,
  },
  {
    key: "p1-dashboard",
    phase: "P1",
    title: "Build a single executive value dashboard for one critical customer workflow",
    dueDay: 21,
  },
  {
    key: "p1-objective",
    phase: "P1",
    title: "Define the shared objective function for leadership",
    dueDay: 28,
  },
  {
    key: "p1-conflicts",
    phase: "P1",
    title: "Identify the top three cross-functional conflicts slowing execution",
    dueDay: 30,
  },
  {
    key: "p2-review",
    phase: "P2",
    title: "Run one integrated weekly operating review",
    dueDay: 38,
  },
  {
    key: "p2-dri",
    phase: "P2",
    title: "Assign one executive DRI for the pilot workflow",
    dueDay: 38,
  },
  {
    key: "p2-loop",
    phase: "P2",
    title: "Implement a unified incident and learning loop process",
    dueDay: 52,
  },
  {
    key: "p2-pricing",
    phase: "P2",
    title: "Align one pricing or packaging decision with real model-quality data",
    dueDay: 60,
  },
  {
    key: "p3-guardrails",
    phase: "P3",
    title: "Add clear policy guardrails for autonomy and trust",
    dueDay: 70,
  },
  {
    key: "p3-escalation",
    phase: "P3",
    title: "Introduce a cross-functional escalation protocol",
    dueDay: 80,
  },
  {
    key: "p3-incentives",
    phase: "P3",
    title: "Tie short-term incentives of the leadership group to shared pilot outcomes",
    dueDay: 90,
  },
  {
    key: "p4-replicate",
    phase: "P4",
    title: "Replicate governance, telemetry and decision model to two more workflows",
    dueDay: 105,
  },
  {
    key: "p4-charters",
    phase: "P4",
    title: "Expand role charters for Product Ops and Revenue Engineering",
    dueDay: 112,
  },
  {
    key: "p4-forums",
    phase: "P4",
    title: "Start reducing redundant forums and legacy approval gates",
    dueDay: 120,
  },
  {
    key: "p5-evaluate",
    phase: "P5",
    title: "Evaluate pilot outcomes against the baseline",
    dueDay: 150,
  },
  {
    key: "p5-structure",
    phase: "P5",
    title: "Decide role and title changes based on demonstrated system performance",
    dueDay: 165,
  },
  {
    key: "p5-publish",
    phase: "P5",
    title: "Publish the updated operating model, metric ownership and board narrative",
    dueDay: 180,
  },
] as const satisfies readonly ChecklistTemplateItem[];

/** The key of one of the seventeen template items. */
export type ChecklistKey = (typeof CHECKLIST_TEMPLATE)[number]["key"];
