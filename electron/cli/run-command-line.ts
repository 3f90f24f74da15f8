import type { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { createWorld } from "../services/world.ts";
import { createOutput } from "./output.ts";
import { EXIT, type ExitCode, UsageError, type Verb } from "./verb.ts";

/** Where a run prints and what it knows of its surroundings. */
export interface Surroundings {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Options that every verb takes. */
const COMMON_OPTIONS = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

/** Runs one call of the command line and gives its exit code. */
export async function runCommandLine(
  verbs: readonly Verb[],
  commandLine: readonly string[],
  { stdout, stderr, environment }: Surroundings,
): Promise<ExitCode> {
  const [name, ...rest] = commandLine;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? stderr : stdout).write(`${overview(verbs)}\n`);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const verb = verbs.find((candidate) => candidate.name === name);
  if (verb === undefined) {
    stderr.write(`c180: there is no verb "${name}"\n${overview(verbs)}\n`);
    return EXIT.usage;
  }
  try {
    const parsed = parseVerbArguments(verb, rest);
    if (parsed.values.help === true) {
      stdout.write(`${usageOf(verb)}\n`);
      return EXIT.done;
    }
    const [least, most] = verb.positionals;
    if (parsed.positionals.length < least) throw new UsageError("an argument is missing");
    if (parsed.positionals.length > most)
      throw new UsageError(`"${parsed.positionals[most]}" is one argument too many`);
    const world = createWorld(environment);
    if ("message" in world) throw new UsageError(world.message);
    const output = createOutput(stdout, stderr, parsed.values.json === true);
    return await verb.run({
      positionals: parsed.positionals,
      options: parsed.values,
      world,
      output,
      environment,
    });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`c180 ${verb.name}: ${error.message}\n${usageOf(verb)}\n`);
    return EXIT.usage;
  }
}

function parseVerbArguments(verb: Verb, rest: readonly string[]) {
  try {
    const options = { ...COMMON_OPTIONS, ...verb.options };
    return parseArgs({ args: [...rest], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function usageOf(verb: Verb): string {
  return `usage: c180 ${verb.name} ${verb.usage}\n  ${verb.summary}`;
}

function overview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map((verb) => verb.name.length));
  const lines = verbs.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`);
  return ["usage: c180 <verb> … (--json for programs, --help for one verb)", ...lines].join("\n");
}
