import process from "node:process";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { say } from "./say.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
  process.stdout.write(
    "The window comes next; until then use the command line: npm run -s c180 -- demo --out out\n",
  );
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
