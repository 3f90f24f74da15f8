import { dateOfMoment, instantOf } from "../../calendar/moments.ts";
import { type DecisionWord, decisionRegister, type RegisterRow } from "../../domain/decision-register.ts";
import type { Expectation } from "../../domain/expectation.ts";
import { LENS_NAMES } from "../../domain/lenses.ts";
import {
  column,
  heading,
  missing,
  numberColumn,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { rawKindOf, unitOf } from "../baseline/metric-print.ts";
import type { StatusWord } from "../charts/status.ts";
import { metricCell } from "../operational.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";

type Draft = Omit<ReportSection, "number">;

/** A board reads the latest decisions; the register holds them all. */
const SHOWN = 8;

const WORDS: Readonly<Record<DecisionWord, StatusWord>> = {
  draft: "draft",
  "waiting for a key": "waiting",
  routed: "waiting",
  revise: "sent back",
  late: "late",
  approved: "approved",
  overridden: "overridden",
  executed: "carried out",
  rejected: "rejected",
};

/** Decisions taken, what each lens expected and what was measured; `within`: of a stretch of time only. */
export function decisionsSection(
  ground: ProgressGround,
  within: (atMs: number) => boolean = () => true,
): Draft {
  const { view, format, person } = ground;
  const { timeZone } = view.figures.settings;
  const register = decisionRegister(
    { pilot: ground.pilot, figures: view.figures, asOfMs: view.asOfMs, obligations: view.obligations },
    view.findings,
  );
  const taken = register.rows.filter((one) => {
    const atMs = instantOf(one.decidedAt ?? one.executedAt ?? undefined);
    return atMs !== null && atMs <= view.asOfMs && within(atMs);
  });
  const judged = taken.flatMap(({ expectations }) => expectations);
  const blocks: ReportBlock[] =
    taken.length === 0
      ? [missing("Nothing on record", "A decision counts from the day that it is recorded under Decisions.")]
      : [
          table(
            "Decisions taken",
            [
              column("On", 1.1),
              column("Decision", 3),
              column("Decided by", 1.5),
              column("State", 1.4),
              column("What is wrong with it", 4.4),
            ],
            taken.slice(0, SHOWN).map((one) => decisionRow(one, ground, timeZone)),
            taken.length > SHOWN ? `The latest ${SHOWN} of ${taken.length}.` : undefined,
          ),
        ];
  if (judged.length > 0) {
    blocks.push(heading("Expected and measured"), {
      ...table(
        "Expected and measured",
        [
          column("Decision", 3),
          column("Lens", 1.8),
          column("Metric", 2),
          numberColumn("Expected", 1.3),
          numberColumn("Measured", 1.6),
          column("Outcome", 1.6),
        ],
        judged.slice(0, SHOWN).map((one) => expectationRow(one, taken, ground)),
      ),
      isAppendix: true,
    });
  }
  const flagged = taken.filter(({ findings }) => findings.length > 0).length;
  const met = judged.filter(({ word }) => word === "met").length;
  const known = judged.filter(({ word }) => word !== "waiting" && word !== "not enough data").length;
  return {
    id: "decisions",
    name: "Decisions",
    finding:
      taken.length === 0
        ? "No decision was taken on the record"
        : `${plural(taken.length, "decision")} taken, ${known === 0 ? "none judged yet" : `${met} of ${known} judged expectations met`}, ${flagged === 0 ? "none" : flagged} against the rules`,
    hasContent: taken.length > 0,
    blocks,
  };

  function expectationRow(
    one: Expectation,
    rows: readonly RegisterRow[],
    { format: print, operational }: ProgressGround,
  ) {
    const unit = unitOf(one.metric);
    const change = one.comparison?.difference ?? null;
    const interval = print.interval(
      one.comparison?.differenceLow ?? null,
      one.comparison?.differenceHigh ?? null,
      unit,
    );
    return row(
      textCell(rows.find(({ id }) => id === one.decision)?.title ?? ""),
      textCell(LENS_NAMES[one.lens]),
      metricCell(operational, one.metric),
      { text: print.difference(one.expected, unit).text, raw: one.expected, rawKind: rawKindOf(unit) },
      {
        text: print.difference(change, unit).text,
        raw: change,
        rawKind: rawKindOf(unit),
        ...(interval === "" ? {} : { detail: interval }),
      },
      statusCell(one.word, one.word === "waiting" ? `by ${format.dates.date(one.by)}` : undefined),
    );
  }

  function decisionRow(one: RegisterRow, { format: print }: ProgressGround, zone: string) {
    const day = dateOfMoment(one.decidedAt ?? one.executedAt ?? undefined, zone);
    return row(
      textCell(day === null ? "–" : print.dates.date(day)),
      textCell(one.title),
      optionalCell(person(one.person)),
      statusCell(WORDS[one.word]),
      optionalCell(one.findings.length === 0 ? null : one.findings.map(({ text }) => text).join("; ")),
    );
  }
}
