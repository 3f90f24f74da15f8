import { runCommandLine, type Surroundings } from "./run-command-line.ts";
import { EXIT, type ExitCode } from "./verb.ts";
import { apply } from "./verbs/apply.ts";
import { calendar } from "./verbs/calendar.ts";
import { commands } from "./verbs/commands.ts";
import { compare } from "./verbs/compare.ts";
import { demo } from "./verbs/demo.ts";
import { importFiles } from "./verbs/import.ts";
import { kpis } from "./verbs/kpis.ts";
import { merge } from "./verbs/merge.ts";
import { metrics } from "./verbs/metrics.ts";
import { newPack } from "./verbs/new.ts";
import { portfolio } from "./verbs/portfolio.ts";
import { report } from "./verbs/report.ts";
import { seal } from "./verbs/seal.ts";
import { settings } from "./verbs/settings.ts";
import { slip } from "./verbs/slip.ts";
import { status } from "./verbs/status.ts";
import { tables } from "./verbs/tables.ts";
import { verify } from "./verbs/verify.ts";

const VERBS = [
  newPack,
  settings,
  importFiles,
  merge,
  metrics,
  compare,
  status,
  apply,
  commands,
  tables,
  seal,
  verify,
  report,
  slip,
  calendar,
  kpis,
  portfolio,
  demo,
];

/**
 * What `c180` does with its arguments, wherever it prints.
 * @returns the exit code; a fault of ours is one, and says so
 */
export async function commandLine(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    return await runCommandLine(VERBS, args, surroundings);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    surroundings.stderr.write(
      `c180: INTERNAL: this is our fault; please report it. Nothing was changed.\n${detail}\n`,
    );
    return EXIT.refused;
  }
}
