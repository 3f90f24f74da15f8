import type { PilotState } from "../journal/pilot-state.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import { contrast } from "./charts/contrast.ts";
import { pictureSize } from "./picture-size.ts";
import type { ReportBrand, ReportLogo } from "./report-document.ts";

/** WCAG 2: letters of normal size. */
const READABLE = 4.5;
/** A larger picture is no logo: it would make every file heavy. */
export const LARGEST_LOGO_BYTES = 1_048_576;

/** How the company's reports look, by its record: its first colour that can be read on white, its logo. Null: neither. */
export function brandOf(pilot: PilotState): ReportBrand | null {
  const company = recordById(pilot, "company", pilotRecord(pilot).company);
  if (company === null) return null;
  const accent = company.colours?.find(isReadableAccent) ?? null;
  const logo = logoOf(pilot, company.logo);
  return accent === null && logo === null ? null : { accent, logo };
}

/** Whether a colour (#RRGGBB) can be read on white. */
export function isReadableAccent(colour: string): boolean {
  return contrast(colour, "#FFFFFF") >= READABLE;
}

function logoOf(pilot: PilotState, id: string | undefined): ReportLogo | null {
  const attachment = id === undefined ? null : recordById(pilot, "attachment", id);
  const bytes = attachment === null ? undefined : pilot.attachments.get(attachment.digest);
  if (bytes === undefined || bytes.length > LARGEST_LOGO_BYTES) return null;
  const size = pictureSize(bytes);
  return size === null ? null : { ...size, bytes };
}
