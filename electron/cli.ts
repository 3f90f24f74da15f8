import process from "node:process";
import { commandLine } from "./cli/command-line.ts";
import { problemLine } from "./cli/output.ts";
import { fileProblem } from "./services/file-problem.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`c180: ${problemLine(fileProblem(error, "standard output", "write"))}\n`);
  process.exit(1);
});

process.exitCode = await commandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
});
