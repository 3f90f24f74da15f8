import { formatCalendarDate, parseCalendarDate } from "../../calendar/calendar-date.ts";
import { operationalEntry } from "../operational.ts";
import type { ReportControl, ReportPart } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { keyValue, nameText, optionalCell, statusCell, textCell } from "./blocks.ts";

/** Title, status and control block: what stands on the cover and on each page. */
export function reportControl(context: BaselineContext): ReportControl {
  const { input, format } = context;
  const { control, pilot, window } = input;
  const isSealed = control.fingerprint !== null;
  const isLate = control.flags.some((flag) => flag.toLowerCase().includes("late"));
  const word = isSealed ? (isLate ? "sealed late" : "sealed") : "not sealed";
  const company = nameText(input.company.name);
  const workflow = pilot.firstWorkflow === null ? "No workflow chosen" : nameText(pilot.firstWorkflow);
  const windowText =
    window.from === null || window.to === null ? null : format.dates.range(window.from, window.to);
  const revenueText =
    window.revenueFrom === null || window.revenueTo === null
      ? null
      : format.dates.range(window.revenueFrom, window.revenueTo);
  return {
    company,
    title: "Baseline report",
    subtitle: workflow,
    asOf: format.dates.fullDate(control.asOf),
    asOfIso: formatCalendarDate(control.asOf),
    version: `Baseline ${control.version}`,
    confidentiality: nameText(control.confidentiality, 64),
    fingerprint: control.fingerprint,
    engine: nameText(control.engine, 40),
    status: { word },
    entries: [
      keyValue(
        "Company",
        input.company.industry === null ? company : `${company}, ${nameText(input.company.industry)}`,
      ),
      keyValue("Workflow", workflow),
      keyValue(
        "As of",
        textCell(`Day ${control.asOf - pilot.startDate} of 180 · ${format.dates.fullDate(control.asOf)}`),
      ),
      keyValue("Baseline period", optionalCell(windowText)),
      keyValue("Revenue period", optionalCell(revenueText)),
      keyValue(
        "Version",
        control.reason === null
          ? `Baseline ${control.version}`
          : `Baseline ${control.version}: ${control.reason}`,
      ),
      keyValue("Status", statusCell(word, control.flags.map((flag) => flagText(flag, format)).join("; "))),
      keyValue(
        "Sealed",
        optionalCell(
          control.sealedAtMs === null
            ? null
            : `${format.dates.moment(control.sealedAtMs, pilot.timeZone)} (${pilot.timeZone})${control.sealedBy === null ? "" : `, by ${nameText(control.sealedBy)}`}`,
        ),
      ),
      keyValue(
        "Fingerprint",
        control.fingerprint === null ? optionalCell(null) : textCell(control.fingerprint, { style: "mono" }),
      ),
      operationalEntry(input.operational, format),
      keyValue("Currency", pilot.currency),
      keyValue("Engine", control.engine),
    ],
  };
}

/** A flag of the seal as it was recorded, its dates as the report writes them. */
function flagText(flag: string, { dates }: BaselineContext["format"]): string {
  return nameText(flag, 160).replaceAll(/\b\d{4}-\d{2}-\d{2}\b/gu, (iso) => {
    const day = parseCalendarDate(iso);
    return day === null ? iso : dates.date(day);
  });
}

/** The cover: control block and contents. */
export function coverPart(control: ReportControl): ReportPart {
  return {
    title: "Cover",
    isCover: true,
    sections: [
      {
        id: "cover",
        number: "",
        name: "Cover",
        finding: "",
        hasContent: true,
        blocks: [{ kind: "keyValues", entries: control.entries }, { kind: "contents" }],
      },
    ],
  };
}
