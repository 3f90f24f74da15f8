import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { METRICS, metricDefinition, RETENTION_CONVENTION } from "../../metrics/registry.ts";
import type { ReportSection, TableRow } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import {
  caption,
  column,
  groupRow,
  heading,
  missing,
  nameText,
  numberCell,
  numberColumn,
  plural,
  row,
  table,
  textCell,
} from "./blocks.ts";
import { PILLAR_NAMES, rawKindOf, unitOf } from "./metric-print.ts";

/** What every metric means, from the same registry as the screens. */
export function definitionsSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const rows: TableRow[] = PILLARS.flatMap((pillar) => [
    groupRow(PILLAR_NAMES[pillar]),
    ...METRICS.filter((metric) => metric.pillar === pillar).map((metric) =>
      row(
        textCell(
          metric.name,
          metric.id === HEADLINES[pillar] ? { style: "strong", detail: metric.id } : { detail: metric.id },
        ),
        textCell(metric.formula, { detail: metric.columns.join(", ") }),
        textCell(unitWords(context, metric.unit)),
        textCell(
          metric.direction === "none" ? "not judged" : metric.direction === "up" ? "higher" : "lower",
          { style: "muted" },
        ),
      ),
    ),
  ]);
  return {
    id: "definitions",
    name: "Definitions",
    finding: `What the ${METRICS.length} metrics mean`,
    hasContent: true,
    blocks: [
      table(
        "Definitions",
        [
          column("Metric", 3),
          column("Formula and source columns", 5.2),
          column("Unit", 1.7),
          column("Better", 1.1),
        ],
        rows,
      ),
      caption(
        `Sums first, divide last: a rate over several days, segments or workflows is the ratio of the sums. No data is not zero. NRR and GRR: ${RETENTION_CONVENTION}. Nothing is annualised.`,
      ),
    ],
  };
}

function unitWords(context: BaselineContext, unit: string): string {
  return unit.replace("money", context.input.pilot.currency);
}

/** The headline figures of every workflow and segment. */
export function figuresSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { input, format } = context;
  const cells = input.figures.filter((figure) => figure.workflow !== "*" || figure.segment !== "*");
  if (cells.length === 0) {
    return {
      id: "figures",
      name: "Figures by scope",
      finding: "There are no figures by workflow and segment yet",
      hasContent: false,
      blocks: [missing("No figures", "They appear with the first import.")],
    };
  }
  const names = { workflows: input.pilot.workflows.map((one) => one.name), segments: input.pilot.segments };
  const rows: TableRow[] = PILLARS.flatMap((pillar) => {
    const metric = HEADLINES[pillar];
    const unit = unitOf(metric);
    const own = cells
      .filter((figure) => figure.metric === metric)
      .toSorted(
        (a, b) =>
          place(a.workflow, names.workflows) - place(b.workflow, names.workflows) ||
          place(a.segment, names.segments) - place(b.segment, names.segments),
      );
    if (own.length === 0) return [];
    return [
      groupRow(metricDefinition(metric).name),
      ...own
        .slice(0, 60)
        .map((figure) =>
          row(
            textCell(figure.workflow === "*" ? "all" : nameText(figure.workflow, 60)),
            textCell(figure.segment === "*" ? "all" : nameText(figure.segment, 60)),
            numberCell(format.value(figure.value, unit).text, figure.value, rawKindOf(unit)),
            textCell(format.interval(figure.low, figure.high, unit)),
            numberCell(format.count(figure.numerator), figure.numerator, "count"),
            numberCell(format.count(figure.denominator), figure.denominator, "count"),
            numberCell(format.count(figure.n), figure.n, "count"),
          ),
        ),
    ];
  });
  return {
    id: "figures",
    name: "Figures by scope",
    finding: `${plural(input.figures.length, "sealed figure")}; the headlines by workflow and segment`,
    hasContent: true,
    blocks: [
      table(
        "Headline figures by scope",
        [
          column("Workflow", 2.6),
          column("Segment", 1.9),
          numberColumn("Value", 1.3),
          numberColumn("95 % interval", 1.4),
          numberColumn("Numerator", 1.3),
          numberColumn("Denominator", 1.3),
          numberColumn("n", 1),
        ],
        rows,
      ),
      caption("All figures of all metrics, unrounded, are in the workbook and the CSV file of this report."),
    ],
  };
}

/** Roll-ups first, then the order of the pilot. */
function place(name: string, names: readonly string[]): number {
  const index = names.indexOf(name);
  return name === "*" ? -1 : index === -1 ? names.length : index;
}

/** The imports behind the figures, with the digests that identify them. */
export function sourcesSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { input, format } = context;
  const { imports, changes, people, pilot } = input;
  const rowsTotal = imports.reduce((sum, one) => sum + one.rows, 0);
  return {
    id: "sources",
    name: "Sources",
    finding:
      imports.length === 0
        ? "No import stands behind this report"
        : `${plural(imports.length, "import")} with ${format.count(rowsTotal)} rows stand behind these figures`,
    hasContent: imports.length > 0,
    blocks: [
      imports.length === 0
        ? missing("No import", "Figures come from imports alone; nobody types them in.")
        : table(
            "Imports",
            [
              column("File", 2.6),
              column("As", 1.4),
              numberColumn("Rows", 1),
              numberColumn("Refused", 1),
              column("Imported", 1.9),
              column("Digest of the rows", 2.4),
            ],
            imports.map((one) =>
              row(
                textCell(nameText(one.file)),
                textCell(one.input, { style: "muted" }),
                numberCell(format.count(one.rows), one.rows, "count"),
                numberCell(format.count(one.refused), one.refused, "count"),
                textCell(format.dates.moment(one.importedAtMs, pilot.timeZone)),
                textCell(one.digest.slice(0, 16), { style: "mono" }),
              ),
            ),
          ),
      ...(changes.length === 0
        ? []
        : [
            heading("Changes on record up to this baseline"),
            table(
              "Changes",
              [
                column("Date", 1.8),
                column("Workflow", 2.4),
                column("Kind", 1.4),
                column("What was changed", 4.4),
              ],
              changes
                .slice(0, 60)
                .map((change) =>
                  row(
                    textCell(format.dates.planned(change.at, pilot.startDate)),
                    textCell(nameText(change.workflow)),
                    textCell(change.kinds.join(", "), { style: "muted" }),
                    textCell(nameText(change.title, 200)),
                  ),
                ),
            ),
          ]),
      ...(people.length === 0
        ? []
        : [
            heading("People"),
            table(
              "People",
              [column("Name", 4), column("Role", 4)],
              people
                .slice(0, 40)
                .map((one) => row(textCell(nameText(one.name)), textCell(nameText(one.role)))),
            ),
          ]),
    ],
  };
}
