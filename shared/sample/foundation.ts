import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { JsonObject } from "../json/json.ts";
import type { History } from "./history.ts";

/** A pillar's part of the shared objective. */
export interface ObjectivePart {
  readonly baseline: number;
  readonly target: number;
}

/** A threshold on a headline metric, and who answers for it; what a story leaves out is left out. */
export interface OwnedMetric {
  readonly metric: string;
  readonly owner?: string;
  readonly keeper?: string;
  readonly direction: "above" | "below";
  readonly warn?: number;
  readonly breach: number;
  readonly action?: string;
  readonly deadlineHours?: number;
  /** It has an owner, but no threshold, and the leadership is not shown it. */
  readonly hidden?: true;
}

/** The days of the pilot on which the parts of the first phase were told. */
export interface FoundationDays {
  readonly map: number;
  readonly cadence: number;
  readonly ownership: number;
  readonly conflicts: number;
  readonly objective: number;
}

const USUAL_DAYS: FoundationDays = { map: 8, cadence: 9, ownership: 12, conflicts: 20, objective: 25 };

/** What the first thirty days of a company are told from. People are keys of `people`. */
export interface FoundationStory {
  readonly industry: string;
  readonly workflow: {
    readonly name: string;
    readonly description: string;
    readonly customerPromise: string;
    readonly unitValue: string;
    readonly chosenBecauseBad?: true;
  };
  /** Key, role name, role, function. */
  readonly people: readonly (readonly [key: string, name: string, role: string, companyFunction: string])[];
  /** The DRI of the workflow and its executive DRIs. */
  readonly dri: string;
  readonly executiveDris: readonly string[];
  readonly meetingZero: {
    readonly question: string;
    readonly options: readonly string[];
    readonly decided: boolean;
    readonly outcome: string;
    readonly figures: JsonObject;
  };
  readonly conflicts: readonly {
    readonly title: string;
    readonly description: string;
    readonly costPerWeek: number;
    readonly costBasis: string;
    readonly owner: string;
    readonly parties: readonly string[];
  }[];
  /** Absent: no objective was set. */
  readonly objective?: { readonly [pillar: string]: ObjectivePart };
  readonly metrics: readonly OwnedMetric[];
  readonly reviewWeekday: number;
  /** Absent: the usual ones. */
  readonly days?: FoundationDays;
}

const CONSULTANT = "Consultant";

/** Tells the set-up and the first phase: people, workflow, Meeting Zero, map, ownership, conflicts, objective. */
export function tellFoundation(history: History, story: FoundationStory): void {
  const { on } = history;
  const { workflow } = story;
  const days = story.days ?? USUAL_DAYS;
  const workflowId = `@workflow:${workflow.name}`;
  on(0, "07:00", CONSULTANT, "company.edit", {
    id: "@company",
    industry: story.industry,
    paper: "A4",
  });
  for (const [key, name, role, companyFunction] of story.people) {
    on(0, "07:05", CONSULTANT, "person.add", { name, role, function: companyFunction }, key);
  }
  const { unitValue, chosenBecauseBad, ...words } = workflow;
  on(0, "07:10", CONSULTANT, "workflow.add", {
    ...words,
    dri: [`@${story.dri}`],
    executiveDri: story.executiveDris.map((key) => `@${key}`),
    ...(chosenBecauseBad === undefined ? {} : { chosenBecauseBad }),
  });
  on(0, "07:12", CONSULTANT, "pilot.set", { workflows: { [workflow.name]: { unitValue } } });
  on(0, "07:14", CONSULTANT, "pilot.edit", {
    id: "@pilot",
    firstWorkflow: workflowId,
    reviewRhythm: { weekday: story.reviewWeekday, time: "09:00", minutes: 45 },
  });
  const { meetingZero } = story;
  on(0, "08:00", CONSULTANT, "meetingZero.add", {
    heldOn: formatCalendarDate(history.day(0)),
    workflow: workflowId,
    attendees: ["@ceo", "@cpo", "@cto", "@cro"],
    ...meetingZero,
  });
  tellMap(history, days);
  for (const owned of story.metrics) tellOwnership(history, workflowId, owned, days.ownership);
  for (const [index, conflict] of story.conflicts.entries()) {
    const { costPerWeek, owner, parties, ...text } = conflict;
    on(days.conflicts, `14:0${index}`, CONSULTANT, "conflict.add", {
      ...text,
      rank: index + 1,
      costOfDelayMicrosPerWeek: costPerWeek * 1_000_000,
      owner: `@${owner}`,
      parties: parties.map((key) => `@${key}`),
      workflow: workflowId,
    });
  }
  if (story.objective !== undefined) {
    const objective = Object.fromEntries(
      Object.entries(story.objective).map(([pillar, part]) => [
        pillar,
        { ...part, weight: WEIGHTS[pillar] ?? 0 },
      ]),
    );
    on(days.objective, "15:00", CONSULTANT, "pilot.set", { objective });
  }
}

const WEIGHTS: Readonly<Record<string, number>> = {
  avd: 0.3,
  trust: 0.25,
  cost: 0.15,
  revenue: 0.2,
  loop: 0.1,
};

/** Decision rights, cadence: as they are found. */
function tellMap({ on }: History, told: FoundationDays): void {
  const rights: readonly (readonly [string, number, string, number, number])[] = [
    ["Change a platform control (access, audit log, data retention)", 1, "cto", 2, 6],
    ["Switch the model or the supplier behind a workflow", 2, "cto", 4, 15],
    ["Change a confidence threshold", 2, "cpo", 3, 9],
    ["Change the routing of work between machine and people", 2, "cpo", 3, 11],
    ["Change wording and order of screens", 3, "cpo", 1, 3],
    ["Change a prompt within the policy budget", 3, "cto", 2, 4],
    ["Promise a level of automation in a contract", 4, "cro", 1, 2],
    ["Discount or repackage an offer", 4, "cro", 3, 8],
  ];
  for (const [index, [decisionType, category, owner, agreeing, days]] of rights.entries()) {
    on(
      told.map,
      "10:00",
      CONSULTANT,
      "decisionRight.add",
      {
        decisionType,
        category,
        accountable: `@${owner}`,
        agreeing,
        days,
        cadence: category === 2 ? "weekly" : "as needed",
      },
      `right-${index + 1}`,
    );
  }
  const meetings: readonly (readonly [string, string, number, number, string])[] = [
    ["Product steering", "weekly", 1.5, 9, "cpo"],
    ["Revenue forecast call", "weekly", 1, 11, "cro"],
    ["Engineering sync", "weekly", 1, 8, "cto"],
    ["Executive meeting", "monthly", 3, 7, "ceo"],
    ["Board meeting", "quarterly", 4, 10, "ceo"],
  ];
  for (const [name, kind, hours, people, owner] of meetings) {
    on(told.cadence, "10:00", CONSULTANT, "cadence.add", {
      name,
      kind,
      hours,
      people,
      owner: `@${owner}`,
      asIs: true,
    });
  }
}

function tellOwnership({ on }: History, workflow: string, owned: OwnedMetric, day: number): void {
  const { metric, owner, keeper, hidden, ...terms } = owned;
  const isCompanyWide = metric.startsWith("revenue.");
  const who = {
    ...(owner === undefined ? {} : { owner: `@${owner}` }),
    ...(keeper === undefined ? {} : { keeper: `@${keeper}` }),
  };
  const scope = isCompanyWide ? {} : { workflow };
  on(day, "11:00", CONSULTANT, "metricOwnership.add", {
    metric,
    ...scope,
    ...who,
    shownToLeadership: hidden !== true,
  });
  if (hidden !== true) on(day, "11:10", CONSULTANT, "threshold.add", { metric, ...scope, ...terms, ...who });
}

/** Who answers for which items of the plan, and which of them somebody has ticked. */
export function tellPlan(
  history: History,
  dris: Readonly<Record<string, string>>,
  ticked: Readonly<Record<string, number>>,
): void {
  for (const [item, person] of Object.entries(dris)) {
    history.on(1, "09:00", CONSULTANT, "checklistItem.edit", { id: `@item:${item}`, dri: `@${person}` });
  }
  for (const [item, day] of Object.entries(ticked)) {
    history.on(day, "12:00", CONSULTANT, "checklistItem.edit", { id: `@item:${item}`, status: "done" });
  }
}
