import type { EpochDay } from "../calendar/calendar-date.ts";
import { verifyOperatingModel } from "../journal/operating-model-digest.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "../records/read-records.ts";
import { charterInForce, charterRights, charters } from "./charter-versions.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./finding.ts";
import { cameBack } from "./forum-register.ts";
import { incentivePlans } from "./incentive-plans.ts";

/** What is not as the method asks in forums, charters, incentive plans and published operating models. */
export function organisationFindings(pilot: PilotState, today: EpochDay): readonly Finding[] {
  return [
    ...recordsOf(pilot, "forum").flatMap((forum) => {
      const back = cameBack(pilot, forum, today);
      return back === null
        ? []
        : [
            finding(
              "forum came back",
              `"${forum.name}" came back after it was retired: ${back.because}`,
              forum.id,
            ),
          ];
    }),
    ...charterFindings(pilot, today),
    // What else is wrong with plans is what the item of P3 lacks.
    ...incentivePlans(pilot).plans.flatMap(({ person, flags }) =>
      flags.filter(({ isHard }) => isHard).map(({ text }) => finding("incentives", text, person)),
    ),
    ...recordsOf(pilot, "operatingModel").flatMap(({ id }) => {
      const record = pilot.records.get(id);
      const problem = record === undefined ? null : verifyOperatingModel(record);
      return problem === null ? [] : [finding("operating model broken", problem.message, id)];
    }),
  ];
}

/** An approved charter whose holder does not hold one of the rights that it names. */
function charterFindings(pilot: PilotState, today: EpochDay): readonly Finding[] {
  return charters(pilot).flatMap(({ key, title }) => {
    const charter = charterInForce(pilot, key, today);
    if (charter === null || charter.approvedOn === undefined) return [];
    return charterRights(pilot, charter, today)
      .filter(({ held }) => held === "no")
      .map(({ decisionType }) =>
        finding(
          "charter without its rights",
          `the holder of ${title} does not hold "${decisionType}" in the matrix in force`,
          charter.id,
        ),
      );
  });
}
