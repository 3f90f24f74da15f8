import type { PilotState } from "../journal/pilot-state.ts";
import type { PilotView } from "./pilot-view.ts";
import {
  bottleneckCondition,
  conflictCondition,
  executiveCondition,
  incentiveCondition,
  keyCondition,
  loopCondition,
  promiseCondition,
  rightsCondition,
  technicalCondition,
  testsCondition,
  verdictCondition,
} from "./structure-conditions.ts";
import { attendanceCondition, decidingCondition } from "./structure-reviews.ts";

/** A starting condition of an option as the record shows it. `unknown`: the record does not say. */
export interface Precondition {
  readonly text: string;
  readonly state: "met" | "not met" | "unknown";
  /** What it rests on, a sentence without a full stop. */
  readonly evidence: string;
}

/** One way to formalise the structure. The right one depends on starting conditions: nothing here is ranked. */
export interface StructureOption {
  readonly key: "committee" | "merge" | "president";
  readonly title: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
  readonly preconditions: readonly Precondition[];
}

/** The three options of the method with their preconditions at the moment of `view`. */
export function structureOptions(pilot: PilotState, view: PilotView): readonly StructureOption[] {
  const common = [verdictCondition(view), testsCondition(view), executiveCondition(pilot)];
  return [
    {
      key: "committee",
      title: "Keep the three titles, with a committee under one accountable executive",
      meaning:
        "Product, technology and revenue stay three offices; one executive above them answers for the whole.",
      preconditions: [
        ...common,
        attendanceCondition(pilot, view.asOfMs),
        decidingCondition(pilot, view.asOfMs),
        incentiveCondition(pilot),
      ],
    },
    {
      key: "merge",
      title: "Merge CPO and CTO first, then bring in revenue",
      meaning: "One office for product and technology now; revenue strategy joins once that works.",
      preconditions: [
        ...common,
        conflictCondition(pilot),
        loopCondition(view),
        keyCondition(pilot, view.moment.date),
      ],
    },
    {
      key: "president",
      title: "President of Product and Growth with a chief architect",
      meaning: "One office for product and revenue, with somebody of technical depth beside it.",
      preconditions: [
        ...common,
        promiseCondition(pilot, view),
        technicalCondition(pilot),
        rightsCondition(view),
        bottleneckCondition(pilot, view.asOfMs),
      ],
    },
  ];
}
