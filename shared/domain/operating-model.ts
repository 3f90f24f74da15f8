import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { baselineInForce } from "./baselines.ts";
import { charterInForce, charterRights, charters, isApproved, versionOf } from "./charter-versions.ts";
import { exactlyOneExecutive } from "./evidence-p2.ts";
import { forumRegister } from "./forum-register.ts";
import { metricName } from "./metric-words.ts";
import { overruledSeals } from "./overruled-seals.ts";
import { currentTerms, metricOwners, shownMetrics } from "./ownership.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";
import { rhythmWords } from "./rhythm-words.ts";
import { RIGHT_CATEGORIES } from "./rights-check.ts";
import { rightsInForce } from "./rights-versions.ts";
import { liveThresholds } from "./threshold-terms.ts";

/** The parts of an operating model, in the order in which they are read. */
export const MODEL_PARTS = [
  "Structure",
  "Workflows",
  "Decision rights",
  "Guardrails",
  "Metric ownership",
  "Reviews",
  "Escalations",
  "Charters",
  "Forums",
] as const;
export type ModelPart = (typeof MODEL_PARTS)[number];

/** One thing that the model says: what it is about, and what is so. */
export interface ModelLine {
  readonly part: ModelPart;
  readonly what: string;
  readonly words: string;
}

/** What publishing seals: everything that the model says, readable without the records that it comes from. */
export interface ModelContent {
  readonly format: 1;
  readonly company: string;
  readonly lines: readonly ModelLine[];
}

/** The content as JSON; it holds nothing that JSON could not. */
export function modelJson(content: ModelContent): JsonValue {
  return content as unknown as JsonValue;
}

/** A sealed content of a known form; null: it is of another. */
export function readModel(content: JsonValue): ModelContent | null {
  const isObject = typeof content === "object" && content !== null && !Array.isArray(content);
  return isObject && (content as JsonObject)["format"] === 1 ? (content as unknown as ModelContent) : null;
}

/** The published versions, the oldest first; of two of one number the one that a merge settled comes last. */
export function publishedModels(pilot: RecordsHolder): readonly RecordOf<"operatingModel">[] {
  const overruled = overruledSeals(pilot);
  const rank = ({ id }: RecordOf<"operatingModel">) => (overruled.has(id) ? 0 : 1);
  return recordsOf(pilot, "operatingModel").toSorted(
    (one, other) => one.version - other.version || rank(one) - rank(other),
  );
}

/** What keeps the operating model from being published, a sentence each without a full stop. */
export function modelGaps(pilot: RecordsHolder, today: EpochDay): readonly string[] {
  const first = pilotWorkflow(pilot);
  const workflows = [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)];
  const isPublished = recordsOf(pilot, "rightsMatrix").some(
    ({ version, digest }) => version >= 1 && digest !== undefined,
  );
  return [
    ...(first === null ? ["the pilot's first workflow is not named"] : []),
    ...workflows.flatMap((workflow) => exactlyOneExecutive(workflow) ?? []),
    ...(isPublished ? [] : ["no decision-rights matrix from version 1 on is published"]),
    ...shownMetrics(pilot)
      .filter((metric) => metricOwners(pilot, metric).size === 0)
      .map((metric) => `${metricName(metric)} has no owner`),
    ...charters(pilot)
      .filter(({ versions }) => !versions.some((version) => isApproved(version, today)))
      .map(({ title }) => `the charter of ${title} is not approved`),
  ];
}

/** The operating model as it stands on a date. People of a narrower circle are not named in it. */
export function modelContent(pilot: RecordsHolder, today: EpochDay): ModelContent {
  const company = recordById(pilot, "company", pilotRecord(pilot).company)?.name ?? "Company";
  return {
    format: 1,
    company,
    lines: MODEL_PARTS.flatMap((part) => PARTS[part](pilot, today).map((line) => ({ part, ...line }))),
  };
}

type Lines = readonly Omit<ModelLine, "part">[];

const PARTS: Readonly<Record<ModelPart, (pilot: RecordsHolder, today: EpochDay) => Lines>> = {
  Structure: (pilot, today) => [
    ...recordsOf(pilot, "structureDecision").flatMap(({ withheld, option, decidedOn }) => {
      const day = dayOf(decidedOn);
      return withheld.length > 0 || day === null || day > today
        ? []
        : [{ what: option, words: `decided ${formatCalendarDate(day)}` }];
    }),
    ...recordsOf(pilot, "titleChange").flatMap(({ withheld, person, to, effectiveOn, overrideReason }) =>
      withheld.length > 0
        ? []
        : [
            {
              what: personName(pilot, person),
              words: `${to}, from ${effectiveOn}${overrideReason === undefined ? "" : ` (before its gate: ${overrideReason})`}`,
            },
          ],
    ),
  ],
  Workflows: (pilot) => {
    const first = pilotWorkflow(pilot);
    return [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)].map(
      ({ name, executiveDri = [] }) => ({
        what: name,
        words: `executive DRI ${listed(executiveDri.map((id) => personName(pilot, id)))}`,
      }),
    );
  },
  "Decision rights": (pilot, today) => {
    const { version, rows } = rightsInForce(pilot, today);
    return rows.map(({ decisionType, category, accountable, delegates }) => ({
      what: decisionType,
      words: `version ${version}, ${RIGHT_CATEGORIES[(category ?? 0) - 1] ?? "no category"}, accountable ${accountable?.name ?? "nobody"}${
        delegates.length === 0
          ? ""
          : `, delegated to ${listed(delegates.map(({ name }) => name ?? "somebody"))}`
      }`,
    }));
  },
  Guardrails: (pilot) =>
    recordsOf(pilot, "guardrail")
      .filter(({ status }) => status === "granted" || status === "suspended")
      .map(({ domain, holder = [], budgetPerWeek }) => ({
        what: domain,
        words: `held by ${listed(holder.map((id) => personName(pilot, id)))}${budgetPerWeek === undefined ? "" : `, ${budgetPerWeek} changes a week`}`,
      })),
  "Metric ownership": (pilot) =>
    shownMetrics(pilot).map((metric) => {
      const action = liveThresholds(pilot)
        .filter((threshold) => threshold.metric === metric)
        .map((threshold) => currentTerms(threshold)?.action)
        .find((words) => words !== undefined);
      const owners = [...metricOwners(pilot, metric)].map((id) => personName(pilot, id));
      return {
        what: metricName(metric),
        words: `owner ${listed(owners)}${action === undefined ? ", no action agreed" : `: “${action}”`}`,
      };
    }),
  Reviews: (pilot) => [
    ...rhythmWords(pilot),
    ...recordsOf(pilot, "cadence")
      .filter(({ asIs }) => asIs !== true)
      .map(({ name, kind, hours, people }) => ({
        what: name,
        words: [
          kind,
          ...(hours === undefined ? [] : [`${hours} h`]),
          ...(people === undefined ? [] : [`${people} people`]),
        ].join(", "),
      })),
  ],
  Escalations: (pilot) =>
    recordsOf(pilot, "escalationScenario").map(({ title, levels = [], decider, defaultOutcome }) => ({
      what: title,
      words: `${levels.length} levels, decided by ${decider === undefined ? "nobody" : personName(pilot, decider)}${
        defaultOutcome === undefined ? "" : `; if time runs out: ${defaultOutcome}`
      }`,
    })),
  Charters: (pilot, today) =>
    charters(pilot).flatMap(({ key, title }) => {
      const charter = charterInForce(pilot, key, today);
      if (charter === null) return [];
      const rights = charterRights(pilot, charter, today).map(({ decisionType }) => decisionType);
      const holder = charter.holder === undefined ? "nobody" : personName(pilot, charter.holder);
      return [
        {
          what: title,
          words: `version ${versionOf(charter)}, held by ${holder}; rights: ${rights.length === 0 ? "none" : rights.join(", ")}. ${charter.text}`,
        },
      ];
    }),
  Forums: (pilot, today) =>
    forumRegister(pilot, baselineInForce(pilot), today).rows.map(({ name, word, mergedInto }) => ({
      what: name,
      words: mergedInto === null || word !== "merged" ? word : `merged into ${mergedInto}`,
    })),
};

/** One line that two versions do not have in common. */
export interface ModelDifference {
  readonly part: ModelPart;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is different between two versions, in the order of the parts. */
export function modelDifference(before: ModelContent, after: ModelContent): readonly ModelDifference[] {
  const keyOf = ({ part, what }: Pick<ModelLine, "part" | "what">): string => `${part}\n${what}`;
  const old = new Map(before.lines.map((line) => [keyOf(line), line.words]));
  const now = new Map(after.lines.map((line) => [keyOf(line), line.words]));
  const all = [...after.lines, ...before.lines.filter((line) => !now.has(keyOf(line)))];
  return MODEL_PARTS.flatMap((wanted) =>
    all
      .filter(({ part }) => part === wanted)
      .map(({ part, what }) => ({
        part,
        what,
        before: old.get(keyOf({ part, what })) ?? null,
        after: now.get(keyOf({ part, what })) ?? null,
      }))
      .filter((line) => line.before !== line.after),
  );
}

function personName(pilot: RecordsHolder, id: string): string {
  const person = recordById(pilot, "person", id);
  return person?.circle === "everyone" ? person.name : "somebody";
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "nobody" : names.join(", ");
}
