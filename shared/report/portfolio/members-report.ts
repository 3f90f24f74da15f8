import type { Circle } from "../../journal/pilot-state.ts";
import { type PortfolioMember, portfolioAt } from "../../portfolio/portfolio.ts";
import { copyFor, marked } from "../report-copy.ts";
import type { ReportDocument } from "../report-document.ts";
import { portfolioReport } from "./portfolio-report.ts";

/** The portfolio report of companies at a moment; with a circle a copy in which nothing of narrower ones is said. */
export function membersReport(
  members: readonly PortfolioMember[],
  request: {
    readonly asOfMs: number;
    readonly day?: number | undefined;
    readonly circle?: Circle | undefined;
  },
): ReportDocument {
  const { asOfMs, day, circle } = request;
  if (circle === undefined) return portfolioReport(portfolioAt(members, asOfMs, day));
  const copies = members.map(({ pilot }) => copyFor(pilot, circle));
  const shown = members.map((member, place) => ({ ...member, pilot: copies[place]?.pilot ?? member.pilot }));
  const leftOut = copies.reduce((sum, copy) => sum + copy.leftOut, 0);
  return marked(portfolioReport(portfolioAt(shown, asOfMs, day)), { circle, leftOut });
}
