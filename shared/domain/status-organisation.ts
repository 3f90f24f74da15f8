import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "../records/read-records.ts";
import { baselineInForce } from "./baselines.ts";
import { charterInForce, charterRights, charters, isApproved, versionOf } from "./charter-versions.ts";
import { type ForumRegister, type ForumRow, forumRegister } from "./forum-register.ts";
import { incentivePlans } from "./incentive-plans.ts";
import { type LeaderEvidence, leaderEvidence } from "./leader-evidence.ts";
import { modelGaps, publishedModels } from "./operating-model.ts";
import { nameOfPerson } from "./people-roles.ts";
import { type PhaseEvaluation, phaseEvaluation } from "./phase-evaluation.ts";
import type { PilotView } from "./pilot-view.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";
import { commonGovernance, type ScaleLine, scaleDifference } from "./scale-difference.ts";
import { type StructureOption, structureOptions } from "./structure-options.ts";
import { workflowBaseline } from "./workflow-baseline.ts";

/** A forum with its dates as text. */
export type StatusForum = Omit<ForumRow, "retiredOn" | "cameBackOn"> & {
  readonly retiredOn: string | null;
  readonly cameBackOn: string | null;
};

/** A charter as it holds on the date of `asOf`. */
export interface StatusCharter {
  readonly title: string;
  readonly role: string;
  readonly version: number;
  readonly versions: number;
  readonly isApproved: boolean;
  readonly holder: string | null;
  readonly rights: readonly { readonly decisionType: string; readonly held: string | null }[];
}

/** The plan of a leader: its parts, and what is wrong with it. */
export interface StatusIncentive {
  readonly person: string;
  readonly role: string | null;
  readonly total: number;
  readonly sharedShare: number | null;
  readonly flags: readonly { readonly kind: string; readonly hard: boolean; readonly text: string }[];
}

/** One workflow that the pilot was scaled to. */
export interface StatusScale {
  readonly workflow: string;
  /** Date of the baseline that it is judged against; null: its figures do not count yet. */
  readonly baselineOn: string | null;
  readonly lines: readonly ScaleLine[];
  readonly holdsForAll: readonly string[];
}

/** What the place Organisation says. */
export interface StatusOrganisation {
  readonly forums: Omit<ForumRegister, "rows" | "unregistered"> & {
    readonly rows: readonly StatusForum[];
    /** Meetings as found without a line in the register. */
    readonly unregistered: number;
  };
  readonly charters: readonly StatusCharter[];
  /** Null: the plans are withheld from this copy. */
  readonly incentives: readonly StatusIncentive[] | null;
  readonly structure: {
    readonly options: readonly StructureOption[];
    readonly decisions: readonly { readonly option: string; readonly decidedOn: string | null }[];
    readonly titleChanges: readonly {
      readonly person: string;
      readonly to: string;
      readonly effectiveOn: string;
      readonly overrideReason: string | null;
    }[];
    readonly models: readonly {
      readonly version: number;
      readonly effectiveFrom: string;
      readonly digest: string;
    }[];
    readonly modelGaps: readonly string[];
  };
  readonly evaluation: PhaseEvaluation;
  readonly leaders: readonly Omit<LeaderEvidence, "notes">[];
  readonly scale: readonly StatusScale[];
}

/** Forums, charters, incentives, structure, evaluation, leaders and scaling at the moment of `view`. */
export function organisationStatus(pilot: PilotState, view: PilotView): StatusOrganisation {
  const today = view.moment.date;
  return {
    ...registers(pilot, today),
    structure: {
      options: structureOptions(pilot, view),
      decisions: recordsOf(pilot, "structureDecision")
        .filter(({ withheld }) => withheld.length === 0)
        .map(({ option, decidedOn }) => ({ option, decidedOn: decidedOn ?? null })),
      titleChanges: recordsOf(pilot, "titleChange")
        .filter(({ withheld }) => withheld.length === 0)
        .map(({ person, to, effectiveOn, overrideReason }) => ({
          person: nameOfPerson(pilot, person),
          to,
          effectiveOn,
          overrideReason: overrideReason ?? null,
        })),
      models: publishedModels(pilot).map(({ version, effectiveFrom, digest }) => ({
        version,
        effectiveFrom,
        digest,
      })),
      modelGaps: modelGaps(pilot, today),
    },
    evaluation: phaseEvaluation(pilot, view),
    leaders: leaderEvidence(pilot, view).map(withoutNotes),
    scale: scaleStatus(pilot),
  };
}

function registers(
  pilot: PilotState,
  today: number,
): Pick<StatusOrganisation, "forums" | "charters" | "incentives"> {
  const { rows, unregistered, ...sums } = forumRegister(pilot, baselineInForce(pilot), today);
  const { isWithheld, plans } = incentivePlans(pilot);
  return {
    forums: {
      ...sums,
      unregistered: unregistered.length,
      rows: rows.map((row) => ({
        ...row,
        retiredOn: dateText(row.retiredOn),
        cameBackOn: dateText(row.cameBackOn),
      })),
    },
    charters: charters(pilot).flatMap(({ key, title, role, versions }) => {
      const charter = charterInForce(pilot, key, today);
      if (charter === null) return [];
      return [
        {
          title,
          role,
          version: versionOf(charter),
          versions: versions.length,
          isApproved: isApproved(charter, today),
          holder: charter.holder === undefined ? null : nameOfPerson(pilot, charter.holder),
          rights: charterRights(pilot, charter, today).map(({ decisionType, held }) => ({
            decisionType,
            held,
          })),
        },
      ];
    }),
    incentives: isWithheld
      ? null
      : plans.map(({ name, role, total, sharedShare, flags }) => ({
          person: name,
          role,
          total,
          sharedShare,
          flags: flags.map(({ kind, isHard, text }) => ({ kind, hard: isHard, text })),
        })),
  };
}

/** The notes of the operating partner are no figure: they stay in the window. */
function withoutNotes(sheet: LeaderEvidence): Omit<LeaderEvidence, "notes"> {
  const { notes: _, ...others } = sheet;
  return others;
}

function scaleStatus(pilot: PilotState): readonly StatusScale[] {
  const first = pilotWorkflow(pilot);
  if (first === null) return [];
  return scaleWorkflows(pilot).map((workflow) => ({
    workflow: workflow.name,
    baselineOn: workflowBaseline(pilot, workflow)?.date ?? null,
    lines: scaleDifference(pilot, first, workflow),
    holdsForAll: commonGovernance(pilot),
  }));
}

function dateText(day: number | null): string | null {
  return day === null ? null : formatCalendarDate(day);
}
