import type { EpochDay } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import { incentivePlans } from "./incentive-plans.ts";
import { LOOP_STAGE_METRICS, loopSpeed } from "./loop-speed.ts";
import { metricName } from "./metric-words.ts";
import { convergedExecutives, nameOfPerson, peopleInRole } from "./people-roles.ts";
import type { PilotView } from "./pilot-view.ts";
import { pilotWorkflow } from "./pilot-workflow.ts";
import { promiseLedger } from "./promise-ledger.ts";
import { rightsInForce } from "./rights-versions.ts";
import type { Precondition } from "./structure-options.ts";
import { bottleneck, LEAST_TAKEN } from "./waits.ts";

/** Does the pilot perform against the criteria that were fixed when the baseline was sealed? */
export function verdictCondition({ titleGate, verdict }: PilotView): Precondition {
  const text = "The pilot performs against the pass criteria that were sealed";
  const reasons = verdict?.reasons.join("; ") ?? "";
  const evidence = `the verdict is "${titleGate.verdict}"${reasons === "" ? "" : `: ${reasons}`}`;
  if (titleGate.verdict === "performs") return { text, state: "met", evidence };
  return { text, state: titleGate.verdict === "does not perform" ? "not met" : "unknown", evidence };
}

/** Have the four things under test passed? */
export function testsCondition({ titleGate }: PilotView): Precondition {
  const { testsPassed, testsTotal } = titleGate;
  return {
    text: "The four things under test have passed",
    state: testsPassed === testsTotal ? "met" : "not met",
    evidence: `${testsPassed} of ${testsTotal} tests passed`,
  };
}

/** Does one executive answer for the whole? */
export function executiveCondition(pilot: RecordsHolder): Precondition {
  const text = "One executive answers for product, technology and revenue together";
  const seats = convergedExecutives(pilot);
  const workflow = pilotWorkflow(pilot);
  if (workflow === null)
    return { text, state: "unknown", evidence: "the pilot's first workflow is not named" };
  const problem = exactlyOneExecutive(workflow);
  if (problem !== null) return { text, state: "not met", evidence: problem };
  const [seat, ...others] = seats;
  if (seat === undefined || others.length > 0) {
    return { text, state: "not met", evidence: `${seats.length} people hold the converged executive's seat` };
  }
  const isSame = workflow.executiveDri?.includes(seat.id) === true;
  return {
    text,
    state: isSame ? "met" : "not met",
    evidence: isSame
      ? `${seat.name} is the executive DRI of ${workflow.name}`
      : `${nameOfPerson(pilot, workflow.executiveDri?.[0])} is the executive DRI of ${workflow.name}, not ${seat.name}`,
  };
}

/** Do the leaders have plans on the same shared outcomes? */
export function incentiveCondition(pilot: RecordsHolder): Precondition {
  const text = "The leaders are paid on the same outcomes";
  const { isWithheld, plans, sharedMetrics } = incentivePlans(pilot);
  if (isWithheld)
    return { text, state: "unknown", evidence: "the incentive plans are withheld from this copy" };
  if (plans.every(({ rows }) => rows.length === 0)) {
    return { text, state: "unknown", evidence: "no incentive plan is recorded" };
  }
  const flags = plans.flatMap((plan) => plan.flags.map((flag) => flag.text));
  return {
    text,
    state: flags.length === 0 ? "met" : "not met",
    evidence: flags.length === 0 ? `all share ${sharedMetrics.map(metricName).join(", ")}` : flags.join("; "),
  };
}

/** Do most conflicts run between product and technology? */
export function conflictCondition(pilot: RecordsHolder): Precondition {
  const text = "Most conflicts run between product and technology";
  const [product, technology] = [new Set(peopleInRole(pilot, "CPO")), new Set(peopleInRole(pilot, "CTO"))];
  const known = recordsOf(pilot, "conflict").filter(
    ({ status, parties = [] }) => status !== "dropped" && parties.length > 1,
  );
  if (known.length === 0) {
    return { text, state: "unknown", evidence: "no conflict names its parties" };
  }
  const between = known.filter(
    ({ parties = [] }) => parties.some((id) => product.has(id)) && parties.some((id) => technology.has(id)),
  ).length;
  return {
    text,
    state: between * 2 > known.length ? "met" : "not met",
    evidence: `${between} of ${known.length} conflicts are between CPO and CTO`,
  };
}

/** Is the time of a learning loop lost before a change is live? */
export function loopCondition({ figures }: PilotView): Precondition {
  const text = "Learning loops lose their time between signal and release";
  const longest = figures.range === null ? null : loopSpeed(figures, "*", figures.range).longest;
  const stage = LOOP_STAGE_METRICS.find(({ metric }) => metric === longest?.metric);
  if (longest === null || stage === undefined || longest.days === null) {
    return { text, state: "unknown", evidence: "too few loops have the dates of their stages" };
  }
  return {
    text,
    state: stage.to === "validated" ? "not met" : "met",
    evidence: `the longest stage is ${stage.from} to ${stage.to}, ${longest.days.toFixed(1)} days`,
  };
}

/** Does revenue hold a key of its own on commercial packaging? */
export function keyCondition(pilot: RecordsHolder, today: EpochDay): Precondition {
  const text = "Revenue keeps its key on packaging until it joins";
  const rows = rightsInForce(pilot, today).rows.filter(({ category }) => category === 4);
  if (rows.length === 0)
    return { text, state: "unknown", evidence: "no packaging right stands in the matrix" };
  const keyed = rows.filter(
    ({ productKey, revenueKey }) => revenueKey !== null && revenueKey.id !== productKey?.id,
  ).length;
  return {
    text,
    state: keyed === rows.length ? "met" : "not met",
    evidence: `${keyed} of ${rows.length} packaging rights have a revenue key of their own`,
  };
}

/** Is what is promised covered by what is delivered? */
export function promiseCondition(pilot: PilotState, { figures, asOfMs }: PilotView): Precondition {
  const text = "No more is promised than is delivered";
  const { promises, short, rows } = promiseLedger(pilot, figures, asOfMs);
  const measured = rows.filter(({ state }) => state !== "not enough data").length;
  if (measured === 0) {
    const evidence = promises === 0 ? "no promise is on record" : `none of ${promises} promises is measured`;
    return { text, state: "unknown", evidence };
  }
  return {
    text,
    state: short === 0 ? "met" : "not met",
    evidence: `${short} of ${promises} promises are above the lower end of what is delivered`,
  };
}

/** Does technical depth stand beside the office? */
export function technicalCondition(pilot: RecordsHolder): Precondition {
  const text = "Somebody of technical depth stands beside the office";
  const people = recordsOf(pilot, "person").filter(
    ({ role, title, active }) => active !== false && (role === "CTO" || /architect/iu.test(title ?? "")),
  );
  const [first] = people;
  return {
    text,
    state: first === undefined ? "not met" : "met",
    evidence:
      first === undefined
        ? "nobody is CTO or carries a title of an architect"
        : `${first.name}${first.title === undefined ? "" : `, ${first.title}`}`,
  };
}

/** Are rights delegated inside bands that hold? */
export function rightsCondition({ rights }: PilotView): Precondition {
  const text = "Rights are delegated inside bands that hold";
  const granted = rights.filter(({ state }) => state !== "not granted");
  if (granted.length === 0) return { text, state: "unknown", evidence: "no right is delegated" };
  const active = granted.filter(({ state }) => state === "active").length;
  const suspended = granted.filter(({ state }) => state === "suspended").length;
  const state = suspended > 0 ? "not met" : active === granted.length ? "met" : "unknown";
  return { text, state, evidence: `${active} of ${granted.length} active, ${suspended} suspended` };
}

/** Is the converged executive's seat no bottleneck? */
export function bottleneckCondition(pilot: RecordsHolder, asOfMs: number): Precondition {
  const text = "The converged executive's seat is no bottleneck";
  const { personally, taken, waits, over } = bottleneck(pilot, asOfMs);
  if (taken < LEAST_TAKEN) {
    return { text, state: "unknown", evidence: `${taken} decisions are too few to say` };
  }
  const wait = waits.medianDays === null ? "" : `, median wait ${waits.medianDays.toFixed(1)} days`;
  return {
    text,
    state: over.length === 0 ? "met" : "not met",
    evidence: `${personally} of ${taken} decisions taken personally${wait}`,
  };
}
