import { type Result, success } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { passingDataset } from "../../shared/pilot-data/dataset-reader.ts";
import type { UnreadMember } from "../../shared/portfolio/portfolio.ts";
import { fileLocale } from "../../shared/report/format/locale.ts";
import { pilotReport } from "../../shared/report/pilot-report.ts";
import { renderReport } from "../../shared/report/render-report.ts";
import type { ReportDocument } from "../../shared/report/report-document.ts";
import { momentOf } from "../app/clock.ts";
import { createPilotReader } from "../data/pilot-reader.ts";
import { createHeldPilots } from "./held-pilots.ts";
import type { PortfolioReportJob, ReportCalls, ReportJob, ReportStep } from "./report-calls.ts";
import { type CallContext, serveCalls, type WorkerScope } from "./serve-calls.ts";
import { createTellingHandlers } from "./telling-handlers.ts";

const pilots = createHeldPilots(createPilotReader());
/** The document that the last file was written from: its other formats are written from the same. */
let last: {
  readonly key: string;
  readonly states: readonly PilotState[];
  readonly document: ReportDocument;
} | null = null;

serveCalls<ReportCalls>(globalThis as unknown as WorkerScope, {
  ...createTellingHandlers(pilots),
  make,
  makePortfolio,
});

async function make(job: ReportJob, context: CallContext<ReportStep>): Promise<Result<Uint8Array>> {
  context.onProgress("gathering");
  const state = pilots.stateOf(job.pilotId);
  if (!state.ok) return state;
  const { format, paper, ...asked } = job;
  const request = { ...asked, locale: fileLocale(format, asked.locale) };
  const document = gathered(JSON.stringify(request), [state.value], () => {
    const pilot = pilots.laidOut(job.pilotId);
    return pilot.ok ? pilotReport(pilot.value.state, pilot.value.prepared, request) : pilot;
  });
  return document.ok ? written(document.value, { format, paper }, context) : document;
}

async function makePortfolio(
  { format, paper, ...asked }: PortfolioReportJob,
  context: CallContext<ReportStep>,
): Promise<Result<Uint8Array>> {
  context.onProgress("gathering");
  const { membersReport } = await import("../../shared/report/portfolio/members-report.ts");
  const request = { ...asked, locale: fileLocale(format, asked.locale) };
  const { pilotIds, nowMs, day, circle, locale } = request;
  const members: UnreadMember[] = [];
  for (const pilotId of pilotIds) {
    const state = pilots.stateOf(pilotId);
    if (!state.ok) return state;
    const pilot = state.value;
    members.push({ pilot, read: () => passingDataset(pilot), asOfMs: momentOf(pilot, nowMs) });
  }
  const states = members.map(({ pilot }) => pilot);
  const document = gathered(JSON.stringify(request), states, () =>
    membersReport(members, { asOfMs: nowMs, day: day ?? undefined, circle, locale }),
  );
  return document.ok ? written(document.value, { format, paper }, context) : document;
}

/** The document of a request over these states; made anew only where one of them is another than last time. */
function gathered(
  key: string,
  states: readonly PilotState[],
  make: () => Result<ReportDocument>,
): Result<ReportDocument> {
  const isSame = last?.key === key && states.every((state, place) => state === last?.states[place]);
  if (last !== null && isSame) return success(last.document);
  last = null;
  const document = make();
  if (document.ok) last = { key, states, document: document.value };
  return document;
}

async function written(
  document: ReportDocument,
  { format, paper }: Pick<ReportJob, "format" | "paper">,
  context: CallContext<ReportStep>,
): Promise<Result<Uint8Array>> {
  context.onProgress("writing");
  const bytes = new Uint8Array(await renderReport(document, format, { paper }));
  context.transfer.add(bytes.buffer);
  return success(bytes);
}
