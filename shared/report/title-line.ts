import type { ReportControl } from "./report-document.ts";

/** What a report is called below its company: title and subtitle, once where the subtitle begins with the title. */
export function titleLine({ title, subtitle }: Pick<ReportControl, "title" | "subtitle">): string {
  if (subtitle === "" || subtitle.startsWith(title)) return subtitle === "" ? title : subtitle;
  return `${title} · ${subtitle}`;
}
