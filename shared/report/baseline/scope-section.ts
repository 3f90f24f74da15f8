import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import {
  caution,
  column,
  enumeration,
  keyValue,
  missing,
  namesCell,
  nameText,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "./blocks.ts";

/** What the pilot covers, for whom, over which days, and who answers for it. */
export function scopeSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { input, format } = context;
  const { pilot, window } = input;
  const isEmpty = pilot.workflows.length === 0;
  const weeks = plural(window.weeks, "whole week");
  const finding = isEmpty
    ? "No workflow is named yet"
    : window.from === null || window.to === null
      ? `${plural(pilot.workflows.length, "workflow")} in ${plural(pilot.segments.length, "segment")}; no whole week of data yet`
      : `${plural(pilot.workflows.length, "workflow")} in ${plural(pilot.segments.length, "segment")}, measured over ${weeks}`;
  const blocks: ReportBlock[] = [
    {
      kind: "keyValues",
      entries: [
        keyValue(
          "Pilot",
          `Day 0 on ${format.dates.fullDate(pilot.startDate)}, Day 180 on ${format.dates.fullDate(pilot.startDate + 180)}; dates in ${pilot.timeZone}`,
        ),
        keyValue(
          "Baseline period",
          window.from === null || window.to === null
            ? optionalCell(null)
            : `${format.dates.range(window.from, window.to)}: the ${weeks} that end on or before the baseline's date`,
        ),
        keyValue(
          "Revenue period",
          window.revenueFrom === null || window.revenueTo === null
            ? optionalCell(null)
            : `${format.dates.range(window.revenueFrom, window.revenueTo)}: the last whole month`,
        ),
        keyValue(
          "History",
          `${plural(window.historyWeeks, "week")} before the period; used for control limits and the note on regression, not in the figures`,
        ),
        keyValue(
          "Confirmation",
          `a period counts once ${plural(window.confirmationHours, "hour")} have passed after its end`,
        ),
        keyValue(
          "Segments",
          pilot.segments.length === 0
            ? optionalCell(null)
            : enumeration(pilot.segments.slice(0, 12).map((one) => nameText(one, 60))),
        ),
      ],
    },
  ];
  if (isEmpty) {
    blocks.push(
      missing(
        "No workflow",
        "Choose one critical customer workflow and import its data; workflows and segments then appear by themselves.",
      ),
    );
  } else {
    blocks.push(
      table(
        "Workflows",
        [
          column("Workflow", 2.4),
          column("What the customer is promised", 3.6),
          column("Executive DRI", 2),
          column("Unit value", 1.2),
        ],
        pilot.workflows.map((workflow) =>
          row(
            textCell(
              nameText(workflow.name),
              workflow.name === pilot.firstWorkflow ? { style: "strong", detail: "pilot workflow" } : {},
            ),
            optionalCell(workflow.customerPromise),
            driCell(workflow.executiveDri),
            optionalCell(
              workflow.unitValueMicros === null ? null : format.micros(workflow.unitValueMicros, "full"),
            ),
          ),
        ),
      ),
    );
  }
  if (window.hasDailyPoints) {
    blocks.push(
      caution(
        "Daily points stand in",
        "Fewer whole weeks exist than the baseline asks for; daily points are used where weeks are missing.",
      ),
    );
  }
  if (pilot.workflows.some((workflow) => workflow.chosenBecauseBad)) {
    blocks.push(
      caution(
        "Regression to the mean",
        "The pilot workflow was chosen because it did badly. Part of any later rise would have come without the pilot; later comparisons are shown against history as well as against this baseline.",
      ),
    );
  }
  return { id: "scope", name: "Scope", finding, hasContent: !isEmpty, blocks };
}

function driCell(names: readonly string[]) {
  const cell = namesCell(names);
  return names.length > 1 ? { ...cell, detail: `${names.length} named, exactly one is right` } : cell;
}
