import { moneyStanding } from "../../portfolio/company-standing.ts";
import { caption } from "../baseline/blocks.ts";
import { moneyFinding, moneyTable } from "../portfolio/money-section.ts";
import { MONEY_NAMES, moneyInterval, moneyStatus, moneyText } from "../portfolio/money-words.ts";
import { moneyRow } from "../portfolio/portfolio-figures.ts";
import type { FigureRow, FigureTile, ReportSection } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";

/** What the pilot gained against its baseline and what is at stake, each line with its terms and its formula. */
export function gainedSection(ground: ProgressGround): Omit<ReportSection, "number"> {
  const { format } = ground;
  const standing = standingOf(ground);
  const lines = [...standing.gained, ...standing.atStake];
  return {
    id: "money",
    name: "Gained and at stake",
    finding: moneyFinding({ standing, format }),
    hasContent: lines.some(({ value }) => value !== null),
    blocks: [
      {
        kind: "figures",
        size: "row",
        tiles: lines.map((line): FigureTile => {
          const text = moneyText(line, format);
          const status = moneyStatus(line);
          return {
            label: `${MONEY_NAMES[line.kind]}, ${line.side}`,
            value: { number: text, unit: "", text },
            raw: line.value,
            unit: "money",
            interval: moneyInterval(line, format),
            n: "",
            ...(status === null || line.value === null ? {} : { status }),
          };
        }),
      },
      moneyTable({ standing, format }),
      caption(
        "Since the baseline, never brought to a year. The lines overlap and are not added: a day of more value may also be one of less cost.",
      ),
    ],
  };
}

/** The same lines in long form. */
export function gainedFigures(ground: ProgressGround): readonly FigureRow[] {
  const { gained, atStake } = standingOf(ground);
  return [...gained, ...atStake].map((line) => moneyRow(line, ground.format));
}

function standingOf({ pilot, view }: ProgressGround) {
  return moneyStanding(pilot, view.figures, view.asOfMs);
}
