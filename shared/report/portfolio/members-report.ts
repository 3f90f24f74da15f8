import { type Result, success } from "../../errors/problem.ts";
import type { Circle } from "../../journal/pilot-state.ts";
import { type Portfolio, portfolioOver, type UnreadMember } from "../../portfolio/portfolio.ts";
import { copyFor, marked, type PilotCopy } from "../report-copy.ts";
import type { ReportDocument } from "../report-document.ts";
import { portfolioReport } from "./portfolio-report.ts";

/** When companies are looked at, at which day of their pilots, and for whom. */
export interface MembersRequest {
  readonly asOfMs: number;
  /** Undefined: the usual day. */
  readonly day?: number | undefined;
  /** Undefined: nothing that is held is left out. */
  readonly circle?: Circle | undefined;
  /** Whose numbers and dates it has; undefined: those of every report. */
  readonly locale?: string | undefined;
}

/** A portfolio as a circle may see it. */
export interface PortfolioCopy {
  readonly portfolio: Portfolio;
  /** For whom, and how many records of narrower circles were left out; null: nothing was. */
  readonly copy: Omit<PilotCopy, "pilot"> | null;
}

/** Companies at a moment, one read after the other; nothing of the rows is held on to. */
export function membersPortfolio(
  members: readonly UnreadMember[],
  { asOfMs, day, circle }: MembersRequest,
): Result<PortfolioCopy> {
  const copies = circle === undefined ? null : members.map(({ pilot }) => copyFor(pilot, circle));
  const shown = members.map((member, place) => ({
    ...member,
    pilot: copies?.[place]?.pilot ?? member.pilot,
  }));
  const portfolio = portfolioOver(shown, asOfMs, day);
  if (!portfolio.ok) return portfolio;
  const leftOut = (copies ?? []).reduce((sum, copy) => sum + copy.leftOut, 0);
  return success({
    portfolio: portfolio.value,
    copy: circle === undefined ? null : { circle, leftOut },
  });
}

/** The portfolio report of what a circle may see. */
export function portfolioCopyReport({ portfolio, copy }: PortfolioCopy, locale?: string): ReportDocument {
  const document = portfolioReport({ ...portfolio, locale });
  return copy === null ? document : marked(document, copy);
}

/** The portfolio report of companies at a moment. */
export function membersReport(
  members: readonly UnreadMember[],
  request: MembersRequest,
): Result<ReportDocument> {
  const shown = membersPortfolio(members, request);
  return shown.ok ? success(portfolioCopyReport(shown.value, request.locale)) : shown;
}
