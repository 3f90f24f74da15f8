import { type Result, success } from "../../shared/errors/problem.ts";
import type { PortfolioMember } from "../../shared/portfolio/portfolio.ts";
import { pilotReport } from "../../shared/report/pilot-report.ts";
import { renderReport } from "../../shared/report/render-report.ts";
import { momentOf } from "../app/clock.ts";
import { createPilotReader } from "../data/pilot-reader.ts";
import { createHeldPilots } from "./held-pilots.ts";
import type { PortfolioReportJob, ReportCalls, ReportJob } from "./report-calls.ts";
import { type CallContext, serveCalls, type WorkerScope } from "./serve-calls.ts";
import { createTellingHandlers } from "./telling-handlers.ts";

const pilots = createHeldPilots(createPilotReader());

serveCalls<ReportCalls>(globalThis as unknown as WorkerScope, {
  ...createTellingHandlers(pilots),
  make,
  makePortfolio,
});

async function make(
  job: ReportJob,
  context: CallContext<ReportCalls["make"]["progress"]>,
): Promise<Result<Uint8Array>> {
  context.onProgress("gathering");
  const pilot = pilots.laidOut(job.pilotId);
  if (!pilot.ok) return pilot;
  const { state, prepared } = pilot.value;
  const document = pilotReport(state, prepared, job);
  if (!document.ok) return document;
  context.onProgress("writing");
  const bytes = new Uint8Array(await renderReport(document.value, job.format, job));
  context.transfer.add(bytes.buffer);
  return success(bytes);
}

async function makePortfolio(
  { pilotIds, nowMs, day, circle, format, paper }: PortfolioReportJob,
  context: CallContext<ReportCalls["makePortfolio"]["progress"]>,
): Promise<Result<Uint8Array>> {
  context.onProgress("gathering");
  const { membersReport } = await import("../../shared/report/portfolio/members-report.ts");
  const members: PortfolioMember[] = [];
  for (const pilotId of pilotIds) {
    const pilot = pilots.laidOut(pilotId);
    if (!pilot.ok) return pilot;
    const { state, prepared } = pilot.value;
    members.push({ pilot: state, data: prepared, asOfMs: momentOf(state, nowMs) });
  }
  const document = membersReport(members, { asOfMs: nowMs, day: day ?? undefined, circle });
  context.onProgress("writing");
  const bytes = new Uint8Array(await renderReport(document, format, { paper }));
  context.transfer.add(bytes.buffer);
  return success(bytes);
}
