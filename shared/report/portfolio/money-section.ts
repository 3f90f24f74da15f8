import type { MoneyStanding } from "../../portfolio/company-standing.ts";
import type { MoneyKind, MoneyLine } from "../../portfolio/money-lines.ts";
import {
  caption,
  column,
  enumeration,
  missing,
  numberCell,
  numberColumn,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { ReportFormat } from "../format/report-format.ts";
import type { ReportBlock, ReportSection, TableCell, TableRow } from "../report-document.ts";
import { MONEY_NAMES, moneyInterval, moneyStatus, moneyText, termText } from "./money-words.ts";
import type { Printed } from "./portfolio-input.ts";

type Draft = Omit<ReportSection, "number">;

/** What each company gained and what it has at stake, each in its own currency; no column is summed. */
export function moneySection(pilots: readonly Printed[]): Draft {
  const gained = pilots.filter(({ standing }) =>
    standing.gained.some(({ verdict }) => verdict === "improved"),
  );
  const rows = pilots.map((company): TableRow => {
    const { standing } = company;
    const line = (lines: readonly MoneyLine[], kind: MoneyKind): TableCell =>
      moneyCell(
        lines.find((one) => one.kind === kind),
        company,
      );
    return row(
      textCell(standing.company, { style: "strong" }),
      textCell(standing.currency),
      line(standing.gained, "value delivered"),
      line(standing.gained, "cost avoided"),
      line(standing.atStake, "promise gap"),
      line(standing.atStake, "churn debt"),
    );
  });
  return {
    id: "money",
    name: "Gained and at stake",
    finding:
      gained.length === 0
        ? `In none of ${plural(pilots.length, "pilot")} a gain against the baseline is shown`
        : `In ${gained.length} of ${plural(pilots.length, "pilot")} a gain against the baseline is shown`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [missing("No pilots", "Open packs of pilots.")]
        : [
            table(
              "Gained and at stake, per company",
              [
                column("Company", 2),
                column("Currency", 0.9),
                numberColumn("Value delivered", 1.7),
                numberColumn("Cost avoided", 1.7),
                numberColumn("Promise gap", 1.4),
                numberColumn("Churn debt", 1.4),
              ],
              rows,
              "Not summed: a company’s lines overlap, and currencies differ. To date, never brought to a year. Below each gain its 95 % interval and verdict.",
            ),
            ...lackCaption(pilots),
            caption(
              "The formula of each line stands with its terms on the company’s page and in the definitions.",
            ),
          ],
  };
}

/** Why a dash stands in a column, each reason once. */
function lackCaption(pilots: readonly Printed[]): readonly ReportBlock[] {
  const reasons = new Map<string, Set<string>>();
  for (const { standing } of pilots) {
    for (const { kind, lack, value } of [...standing.gained, ...standing.atStake]) {
      if (value !== null || lack === null) continue;
      reasons.set(lack, (reasons.get(lack) ?? new Set()).add(MONEY_NAMES[kind].toLowerCase()));
    }
  }
  if (reasons.size === 0) return [];
  const words = [...reasons].map(([lack, names]) => `${enumeration([...names])}: ${lack}`);
  return [caption(`Where a dash stands, ${words.join("; ")}.`)];
}

function moneyCell(line: MoneyLine | undefined, { format }: Printed): TableCell {
  if (line === undefined || line.value === null) {
    return { text: "–", style: "muted" };
  }
  const interval = moneyInterval(line, format);
  const status = moneyStatus(line);
  const detail = [interval, status?.word ?? ""].filter((part) => part !== "").join(" · ");
  return numberCell(moneyText(line, format), line.value, "decimal2", detail);
}

/** The money of a company, with the words and digits of its currency. */
export interface PrintedMoney {
  readonly standing: MoneyStanding;
  readonly format: ReportFormat;
}

/** One company's lines with the terms that enter them. */
export function moneyTable({ standing, format }: PrintedMoney): ReturnType<typeof table> {
  const rows = [...standing.gained, ...standing.atStake].map((line) => {
    const status = moneyStatus(line);
    const terms = line.terms.map((term) => `${term.name} ${termText(term, format)}`).join("; ");
    const period =
      line.from === null || line.to === null ? "" : `${format.dates.range(line.from, line.to)}. `;
    return row(
      textCell(MONEY_NAMES[line.kind], {
        style: "strong",
        detail: line.workflow === null ? line.side : `${line.side}, ${line.workflow} alone`,
      }),
      line.value === null
        ? textCell("–", { style: "muted" })
        : numberCell(moneyText(line, format), line.value, "decimal2", moneyInterval(line, format)),
      status === null || line.value === null ? textCell("") : statusCell(status.word),
      textCell(
        line.lack ?? `${period}${terms}`,
        line.lack === null ? { detail: line.formula } : { style: "muted" },
      ),
    );
  });
  return table(
    "Gained and at stake",
    [column("", 1.3), numberColumn(format.currency, 1.2), column("Verdict", 1.3), column("Made of", 5.4)],
    rows,
  );
}

/** What the lines of a company come to, in a sentence: only what was gained has a verdict. */
export function moneyFinding({ standing, format }: PrintedMoney): string {
  const said = [...standing.gained, ...standing.atStake].flatMap((line) => {
    if (line.value === null) return [];
    const word = moneyStatus(line)?.word;
    const name = MONEY_NAMES[line.kind].toLowerCase();
    return [`${name} ${moneyText(line, format)}${word === undefined ? " at stake" : `, ${word}`}`];
  });
  const [first, ...rest] = said;
  if (first === undefined) return "Neither a gain nor anything at stake can be stated yet: 0 of 4 lines";
  return [`${first.slice(0, 1).toUpperCase()}${first.slice(1)}`, ...rest].join("; ");
}
