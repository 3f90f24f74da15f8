import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import type { MeetingDraft } from "./meeting-draft.ts";

/** What every step of the meeting works with. */
export interface StepProps {
  readonly draft: MeetingDraft;
  readonly format: ReportFormat;
  readonly onChange: (part: Partial<MeetingDraft>) => void;
}
