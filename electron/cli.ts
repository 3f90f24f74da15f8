import process from "node:process";
import { problemLine } from "./cli/output.ts";
import { runCommandLine } from "./cli/run-command-line.ts";
import { apply } from "./cli/verbs/apply.ts";
import { calendar } from "./cli/verbs/calendar.ts";
import { commands } from "./cli/verbs/commands.ts";
import { compare } from "./cli/verbs/compare.ts";
import { demo } from "./cli/verbs/demo.ts";
import { importFiles } from "./cli/verbs/import.ts";
import { kpis } from "./cli/verbs/kpis.ts";
import { merge } from "./cli/verbs/merge.ts";
import { metrics } from "./cli/verbs/metrics.ts";
import { newPack } from "./cli/verbs/new.ts";
import { portfolio } from "./cli/verbs/portfolio.ts";
import { report } from "./cli/verbs/report.ts";
import { seal } from "./cli/verbs/seal.ts";
import { settings } from "./cli/verbs/settings.ts";
import { slip } from "./cli/verbs/slip.ts";
import { status } from "./cli/verbs/status.ts";
import { tables } from "./cli/verbs/tables.ts";
import { verify } from "./cli/verbs/verify.ts";
import { fileProblem } from "./services/file-problem.ts";

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

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`c180: ${problemLine(fileProblem(error, "standard output", "write"))}\n`);
  process.exit(1);
});

try {
  process.exitCode = await runCommandLine(VERBS, process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
  });
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `c180: INTERNAL: this is our fault; please report it. Nothing was changed.\n${detail}\n`,
  );
  process.exitCode = 1;
}
