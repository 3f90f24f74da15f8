import type { EpochDay } from "../../calendar/calendar-date.ts";
import type { ReportFormat } from "../format/report-format.ts";
import { counted } from "./attention-words.ts";

/** A company that has not sent a pack in this cycle. */
export interface SilentCompany {
  readonly company: string;
  readonly workflow: string | null;
  /** The day on which it was last heard of; null: never. */
  readonly lastOn: EpochDay | null;
  readonly days: number | null;
  readonly dataTo: EpochDay | null;
  readonly asks: number;
}

/** The message that asks for the pack: plain text to paste into whatever a partner writes with. */
export function packRequest(
  { company, workflow, lastOn, days, dataTo, asks }: SilentCompany,
  format: ReportFormat,
): string {
  const last =
    lastOn === null
      ? "No pack has arrived here yet."
      : `The last one holds entries up to ${format.dates.date(lastOn)}${days === null ? "" : `, ${counted(days, "day")} ago`}.`;
  const data = dataTo === null ? "It holds no data yet." : `Its data end on ${format.dates.date(dataTo)}.`;
  return [
    `Subject: ${company}: the pack of this week`,
    "",
    "Hello,",
    "",
    `please send the pack of ${company}${workflow === null ? "" : ` (${workflow})`}. ${last} ${data}`,
    "",
    "Before you send it:",
    "1. Import what was measured since then (Data, Import).",
    "2. Answer what waits on Today, and close the weekly review.",
    ...(asks === 0 ? [] : [`3. Answer the ${asks === 1 ? "open ask" : `${asks} open asks`}.`]),
    "",
    "Then save the pack (Ctrl or ⌘ S) and send me the .c180 file.",
    "",
    "Thank you.",
  ].join("\n");
}
