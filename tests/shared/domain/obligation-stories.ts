import { addDays } from "../../oracle/calendar.ts";
import { noInputs, type OracleSettings, type WorkRow } from "../../oracle/inputs.ts";
import type { OracleAnswer, OracleImport, OracleStory, OracleThreshold } from "../../oracle/obligations.ts";
import { type Random, randomOf } from "../../oracle/random.ts";
import { units, workRow } from "../../oracle/samples.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** A Monday. */
const START = "2026-01-05";
const WEEKS = 7;
const SEGMENTS = ["North", "South"] as const;
const CONFIRMATION_HOURS = 72;

/** What happens at a moment; the pilot's clock stands at it. */
interface Happening {
  readonly at: string;
  readonly act: () => void;
}

/** The same story as the engine lives it, command by command, and as the oracle is told it. */
export interface ObligationStory {
  readonly pilot: TestPilot;
  readonly told: OracleStory;
}

interface Rows {
  readonly from: string;
  readonly to: string;
  readonly segment: string;
  readonly escalated: readonly number[];
}

/**
 * Thresholds that are set and revised, weeks that come in time, late, in parts and restated, answers, and reviews that
 * close: whatever a seed brings. Everything is told to the oracle in the words of the specification, not of the engine.
 */
export function obligationStory(seed: number): ObligationStory {
  const random = randomOf(seed);
  const timeZone = random.pick(["UTC", "Europe/Berlin", "America/New_York"]);
  const pilot = new TestPilot(START, timeZone);
  const told: Told = {
    settings: { startDate: START, timeZone, workflows: {}, confirmationHours: CONFIRMATION_HOURS },
    thresholds: [],
    imports: [],
    answers: [],
    reviews: [],
  };
  pilot.now = momentOn(random, addDays(START, -7));
  pilot.run("workflow.add", { name: "Triage" });
  for (const name of SEGMENTS) pilot.run("segment.add", { name });

  const happenings: Happening[] = [];
  const later = (day: string, act: (at: string) => void): void => {
    const at = momentOn(random, day);
    happenings.push({ at, act: () => act(at) });
  };
  for (let count = random.int(1, 3); count > 0; count -= 1) planThreshold(random, pilot, told, later);
  for (let week = 0; week < WEEKS; week += 1) {
    for (const segment of SEGMENTS) planWeek(random, pilot, told, later, addDays(START, week * 7), segment);
    if (random.chance(0.4)) {
      later(addDays(START, week * 7 + random.int(7, 20)), (at) => {
        pilot.run("review.add", { kind: "weekly", closedAt: at, verdict: "none" });
        told.reviews.push(Date.parse(at));
      });
    }
    later(addDays(START, week * 7 + random.int(10, 24)), (at) => answerOne(random, pilot, told, at));
  }
  for (const { at, act } of happenings.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    pilot.now = at;
    act();
  }
  return { pilot, told };
}

/** The oracle's story while it grows. */
interface Told {
  readonly settings: OracleSettings;
  readonly thresholds: OracleThreshold[];
  readonly imports: OracleImport[];
  readonly answers: OracleAnswer[];
  readonly reviews: number[];
}

type Later = (day: string, act: (at: string) => void) => void;

function planThreshold(random: Random, pilot: TestPilot, told: Told, later: Later): void {
  const metric = random.pick(["trust.escalation", "trust.acceptance"]);
  const direction = metric === "trust.escalation" ? "above" : "below";
  const line = (): number => (metric === "trust.escalation" ? random.int(20, 50) : random.int(50, 80)) / 100;
  const segment = random.pick(["*", "*", ...SEGMENTS]);
  let id = "";
  later(addDays(START, random.int(-6, 8)), (at) => {
    const breach = line();
    const periods = random.pick([1, 1, 2]);
    const deadlineHours = random.pick([null, 12, 48, 120]);
    const scope = segment === "*" ? {} : { segment: pilot.recordId("segment", segment) };
    const input = { metric, direction, breach, periods, action: "Act", ...scope };
    const done = pilot.try("threshold.add", deadlineHours === null ? input : { ...input, deadlineHours });
    // A second line on the same side of the same scope is refused.
    if (!done.ok) return;
    id = pilot.run("threshold.add", deadlineHours === null ? input : { ...input, deadlineHours });
    const version = { version: 1, appliesFrom: nextMonday(at, told), breach, periods, deadlineHours };
    told.thresholds.push({ id, metric, workflow: "*", segment, direction, versions: [version] });
  });
  if (!random.chance(0.6)) return;
  later(addDays(START, random.int(9, 40)), (at) => {
    const index = told.thresholds.findIndex((one) => one.id === id);
    const known = told.thresholds[index];
    const current = known?.versions.at(-1);
    if (known === undefined || current === undefined) return;
    const breach = line();
    const isLooser = direction === "above" ? breach > current.breach : breach < current.breach;
    const thisPeriod = isLooser && random.chance(0.5);
    const monday = nextMonday(at, told);
    const from = thisPeriod ? addDays(monday, -7) : monday;
    // Only what applies to the week that runs can be loosened in it.
    if (thisPeriod && !known.versions.some(({ appliesFrom }) => appliesFrom <= from)) return;
    if (breach === current.breach) return;
    pilot.run("threshold.revise", {
      id,
      breach,
      ...(isLooser ? { overruleReason: "a new segment", thisPeriod } : {}),
    });
    const version = { ...current, version: current.version + 1, appliesFrom: from, breach };
    told.thresholds[index] = { ...known, versions: [...known.versions, version] };
  });
}

function planWeek(
  random: Random,
  pilot: TestPilot,
  told: Told,
  later: Later,
  monday: string,
  segment: string,
): void {
  const rows = (first: number, last: number, level: number): Rows => ({
    from: addDays(monday, first),
    to: addDays(monday, last),
    segment,
    escalated: Array.from({ length: last - first + 1 }, () =>
      Math.max(0, Math.min(60, level + random.int(-8, 8))),
    ),
  });
  const level = random.int(5, 45);
  const cut = random.chance(0.25) ? random.int(2, 6) : 7;
  const delay = (): number => (random.chance(0.3) ? random.int(8, 24) : random.int(7, 9));
  const bring = (part: Rows, days: number): void =>
    later(addDays(monday, days), (at) => importRows(pilot, told, part, at));
  bring(rows(0, cut - 1, level), delay());
  if (cut < 7) bring(rows(cut, 6, level), delay());
  // Restated, often to the other side of the line.
  if (random.chance(0.5)) bring(rows(0, random.int(2, 6), random.int(0, 50)), random.int(10, 35));
}

function importRows(pilot: TestPilot, told: Told, { from, to, segment, escalated }: Rows, at: string): void {
  const counts = (index: number) => {
    const count = escalated[index] ?? 0;
    return { eligible: 90, qualified: 30, accepted: 60 - count, escalated: count };
  };
  pilot.import(workRows(from, to, "Triage", [segment], counts));
  const work = escalated.map((_, index): WorkRow => {
    const { eligible, qualified, ...reviewed } = counts(index);
    return workRow(addDays(from, index), {
      workflow: "Triage",
      segment,
      eligible,
      attempted: eligible,
      completed: qualified,
      qualified,
      ...reviewed,
      overridden: 0,
      outcomes: qualified,
      modelCost: units(1.5),
      infraCost: units(0.5),
      supportCost: units(1),
      activeCustomers: 10,
      revenue: units(20),
      failed: 0,
    });
  });
  told.imports.push({ at: Date.parse(at), inputs: { ...noInputs, work } });
}

function answerOne(random: Random, pilot: TestPilot, told: Told, at: string): void {
  const open = pilot.view(at).obligations;
  const [first, ...rest] = open;
  if (first === undefined) return;
  const { id } = random.pick([first, ...rest]);
  const answer = random.pick(["obeyed", "overruled"]);
  pilot.run("obligation.answer", {
    obligation: id,
    answer,
    ...(answer === "overruled" ? { reason: "a strike" } : {}),
  });
  told.answers.push({ obligation: id, answer, at: Date.parse(at) });
}

/** The Monday after a moment, by the calendar of the pilot's zone. */
function nextMonday(at: string, { settings }: Pick<OracleStory, "settings">): string {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(settings.timeZone).toPlainDate();
  return day.add({ days: 8 - day.dayOfWeek }).toString();
}

function momentOn(random: Random, day: string): string {
  const [hour, minute] = [random.int(0, 23), random.int(0, 59)];
  return `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00Z`;
}
