import type { RightsVersion } from "../../../shared/domain/rights-versions.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

/** `Version 1, in force from Sun 30 Aug`: what a version is called in lists. */
export function versionName(version: RightsVersion, inForce: RightsVersion, format: ReportFormat): string {
  const name = version.version === 0 ? "Version 0, as it is today" : `Version ${version.version}`;
  if (version.version === 0) return inForce.version === 0 ? name : "Version 0, as it was before";
  if (version.state === "draft") return `${name}, draft`;
  const from = version.effectiveFrom === null ? "" : ` from ${format.dates.date(version.effectiveFrom)}`;
  return version.version === inForce.version ? `${name}, in force${from}` : `${name}, published${from}`;
}

/** May its rows be changed: a draft, or version 0 that nothing has frozen yet? */
export function isEditable({ state, digest, publishedAt }: RightsVersion): boolean {
  return state === "draft" || (state === "as is" && digest === null && publishedAt === null);
}
