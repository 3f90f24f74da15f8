import { dayOf } from "../../../shared/calendar/moments.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

type Scenario = RecordOf<"escalationScenario">;

/** `24 h · 24 h · 12 h`. */
export function levelHours(levels: NonNullable<Scenario["levels"]>): string {
  return levels.length === 0 ? "none" : levels.map(({ hours }) => `${hours}\u2009h`).join(" · ");
}

/** What a scenario lacks before it can be relied on, in words without a full stop. */
export function scenarioGaps({ overview }: OpenPilot, scenario: Scenario): readonly string[] {
  const { trigger, parties = [], levels = [], decider, defaultOutcome } = scenario;
  const drilledOn = dayOf(scenario.drilledOn);
  const isTimed = levels.length > 0 && levels.every(({ who, hours }) => who.length > 0 && hours > 0);
  return [
    ...(trigger === undefined ? ["no trigger"] : []),
    ...(new Set(parties).size < 2 ? ["fewer than two parties"] : []),
    ...(isTimed ? [] : ["no levels with people and time"]),
    ...(decider === undefined ? ["nobody decides"] : []),
    ...(defaultOutcome === undefined ? ["no default outcome"] : []),
    ...(drilledOn === null || drilledOn > overview.moment.date ? ["not drilled"] : []),
  ];
}
