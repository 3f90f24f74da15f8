// Takes the pictures of the user guide from the running app and writes its tables anew: `npm run guide`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { ensureChromium } from "./ensure-chromium.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { projectRoot } from "./project-root.mjs";
import { say } from "./say.mjs";
import { currentNode, toolEnvironment } from "./tools.mjs";

await ensureInstalled();
const { chromium, problems } = await ensureChromium();
for (const problem of problems) say(problem);
const env = { ...toolEnvironment(), ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) };
const script = join(projectRoot, "tests/guide/make-guide.ts");
const { status } = spawnSync(currentNode(), [script, ...process.argv.slice(2)], { stdio: "inherit", env });
process.exitCode = status ?? 1;
