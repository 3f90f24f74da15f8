import { failure, type Problem, type Result, success } from "../../../shared/errors/problem.ts";
import type { Circle, PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { companyFolders } from "../../../shared/report/company-folders.ts";
import { KIND_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { hasNothingFor } from "../../../shared/report/nothing-for.ts";
import { copySuffix, hasCopies } from "../../../shared/report/report-copy.ts";
import type { SavedFile } from "../../host/host.ts";
import type { ReportClient } from "../../workers/report-client.ts";
import { momentOf } from "../clock.ts";
import { fileNameOf } from "../files/save-packs.ts";
import type { WindowHost } from "../services.ts";
import { type ReportKind, reportFacts } from "./report-list.ts";

/** A format where a report has it, the usual one of each, or every one. */
export type SetFormats = ReportFormatName | "usual" | "all";

/** Which reports of which companies. */
export interface SetChoice {
  readonly pilotIds: readonly string[];
  readonly kinds: readonly ReportKind[];
  readonly formats: SetFormats;
  readonly paper: "A4" | "Letter";
  /** Whose numbers and dates the reports have (BCP 47); absent: those of every report. */
  readonly locale?: string;
  readonly circle: Circle;
  /** The portfolio report over the same companies too, at this day of their pilots (null: the usual one). */
  readonly portfolio: { readonly day: number | null } | null;
}

/** How far a set is. */
export interface SetStep {
  /** The company that is worked at, or what else is done. */
  readonly what: string;
  /** The report of it. */
  readonly report: string;
  /** Of `count` steps so many are done. */
  readonly done: number;
  readonly count: number;
}

/** A report that a company has nothing for. */
export interface LeftOut {
  readonly company: string;
  readonly report: string;
  readonly why: string;
}

/** What became of a set. */
export interface SetOutcome {
  readonly file: SavedFile;
  readonly files: number;
  readonly companies: number;
  readonly leftOut: readonly LeftOut[];
}

/** What the making of a set works with. */
export interface SetWorld {
  readonly open: (pilotId: string) => Promise<Result<PilotState>>;
  readonly client: Pick<ReportClient, "make" | "makePortfolio" | "release">;
  readonly host: Pick<WindowHost, "kind" | "saveFile" | "printToPdf">;
  readonly signal: AbortSignal;
  readonly onStep: (step: SetStep) => void;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

const PORTFOLIO = "portfolio";

/**
 * Makes the reports of several companies, one company after the other, and saves them as one ZIP with a folder for each.
 * What a company has nothing for is left out and told; anything else that cannot be made ends it without a file. Null: the
 * person did not save it.
 */
export async function runCompanySet(world: SetWorld, choice: SetChoice): Promise<Result<SetOutcome | null>> {
  const { client, host, signal, nowMs } = world;
  const { createGrowingZip } = await import("./growing-zip.ts");
  const opened = await openAll(world, choice.pilotIds);
  if (!opened.ok) return opened;
  const companies = opened.value.map((pilot) => ({ pilot, name: companyName(pilot) }));
  const folders = companyFolders(
    companies.map(({ name }) => name),
    { taken: [PORTFOLIO] },
  );
  const count = companies.length * choice.kinds.length + (choice.portfolio === null ? 0 : 1);
  let done = 0;
  const told = (what: string, report: string) => (): void => world.onStep({ what, report, done, count });

  const own = choice.locale === undefined ? {} : { locale: choice.locale };
  const zip = createGrowingZip(nowMs);
  const leftOut: LeftOut[] = [];
  let files = 0;
  let lastProblem: Problem | null = null;
  const add = async (
    stem: string,
    formats: readonly ReportFormatName[],
    make: Make,
  ): Promise<Result<null>> => {
    for (const format of formats) {
      const bytes = await fileOf(world, make, format, choice.paper);
      if (signal.aborted) return failure("CANCELLED", "the export was cancelled");
      if (!bytes.ok) return bytes;
      zip.add(`${stem}.${format}`, bytes.value);
      files += 1;
    }
    return success(null);
  };

  for (const [place, { pilot, name }] of companies.entries()) {
    for (const kind of choice.kinds) {
      const { name: report, fileName, formats } = reportFacts(kind);
      const onProgress = told(name, report);
      onProgress();
      const circle = hasCopies(kind) ? choice.circle : undefined;
      const request = { kind, circle, asOfMs: momentOf(pilot, nowMs), paper: choice.paper, ...own };
      const added = await add(
        `${folders[place] ?? ""}/${fileName}${copySuffix(circle)}`,
        formatsOf(formats, choice.formats, host),
        (format) => client.make(pilot, { ...request, format }, { signal, onProgress }),
      );
      if (!added.ok && !hasNothingFor(added.problem)) return added;
      if (!added.ok) {
        lastProblem = added.problem;
        leftOut.push({ company: name, report, why: added.problem.message });
      }
      done += 1;
    }
    if (choice.portfolio === null) client.release(pilot.pilotId);
  }
  if (choice.portfolio !== null) {
    const { day } = choice.portfolio;
    const onProgress = told("All companies", "Portfolio report");
    onProgress();
    const pilots = companies.map(({ pilot }) => pilot);
    const request = { nowMs, day, circle: choice.circle, paper: choice.paper, ...own };
    const added = await add(
      `${PORTFOLIO}/${PORTFOLIO}${copySuffix(choice.circle)}`,
      formatsOf(KIND_FORMATS.portfolio, choice.formats, host),
      (format) => client.makePortfolio(pilots, { ...request, format }, { signal, onProgress }),
    );
    if (!added.ok) return added;
    done += 1;
  }
  if (files === 0) return { ok: false, problem: lastProblem ?? nothingChosen };
  told("Waiting for a place to save it", "")();
  const [only] = companies;
  const stem = companies.length === 1 && only !== undefined ? fileNameOf(only.name) : "Portfolio";
  const saved = await host.saveFile(
    `${stem}-reports${copySuffix(choice.circle)}.zip`,
    "application/zip",
    zip.finish(),
  );
  if (!saved.ok || saved.value === null) return saved.ok ? success(null) : saved;
  return success({ file: saved.value, files, companies: companies.length, leftOut });
}

/** The formats of a set that a report comes in; a page in a browser gives the page to print in place of a PDF. */
export function formatsOf(
  known: readonly [ReportFormatName, ...ReportFormatName[]],
  asked: SetFormats,
  { kind }: Pick<WindowHost, "kind">,
): readonly ReportFormatName[] {
  const wanted = known.filter((format, place) =>
    asked === "all" ? true : asked === "usual" ? place === 0 : format === asked,
  );
  if (kind === "desktop") return wanted;
  return [...new Set(wanted.map((format) => (format === "pdf" ? "html" : format)))];
}

type Make = (format: Exclude<ReportFormatName, "pdf">) => Promise<Result<Uint8Array>>;

async function fileOf(
  { host, signal }: SetWorld,
  make: Make,
  format: ReportFormatName,
  paper: "A4" | "Letter",
): Promise<Result<Uint8Array>> {
  const made = await make(format === "pdf" ? "html" : format);
  if (!made.ok || format !== "pdf" || signal.aborted) return made;
  return host.printToPdf(new TextDecoder().decode(made.value), paper);
}

async function openAll(
  { open, signal }: SetWorld,
  pilotIds: readonly string[],
): Promise<Result<readonly PilotState[]>> {
  const pilots: PilotState[] = [];
  for (const pilotId of pilotIds) {
    const opened = await open(pilotId);
    if (signal.aborted) return failure("CANCELLED", "the export was cancelled");
    if (!opened.ok) return opened;
    pilots.push(opened.value);
  }
  return success(pilots);
}

function companyName(pilot: PilotState): string {
  return recordById(pilot, "company", pilotRecord(pilot).company)?.name ?? "Company";
}

const nothingChosen: Problem = { code: "REPORT_KIND", message: "no report was chosen" };
