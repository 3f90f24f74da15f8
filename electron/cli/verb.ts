import type { ParseArgsConfig } from "node:util";
import type { World } from "../services/world.ts";
import type { Output } from "./output.ts";

/** Done · refused or broken, nothing was written · wrong usage · a merge needs a person. */
export const EXIT = { done: 0, refused: 1, usage: 2, unsettled: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type OptionDefinitions = NonNullable<ParseArgsConfig["options"]>;

/** The options of a call as they were given: texts and flags by long name. */
export type OptionValues = Readonly<
  Record<string, string | boolean | readonly (string | boolean)[] | undefined>
>;

/** One call of a verb. */
export interface Call {
  readonly positionals: readonly string[];
  readonly options: OptionValues;
  readonly world: World;
  readonly output: Output;
  /** The variables of the surroundings, such as where a browser is. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One word of the command line. */
export interface Verb {
  readonly name: string;
  /** The arguments after the name, as the usage prints them. */
  readonly usage: string;
  readonly summary: string;
  readonly options: OptionDefinitions;
  /** How many positional arguments it takes. */
  readonly positionals: readonly [least: number, most: number];
  readonly run: (call: Call) => Promise<ExitCode>;
}

/** Thrown for wrong usage only: it ends the run with exit code 2 and the verb's usage. */
export class UsageError extends Error {}

/** The text of an option, or undefined where it was not given. */
export function optionText(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}

/** The text of an option that must be given. */
export function requiredOption(call: Call, name: string): string {
  const value = optionText(call, name);
  if (value === undefined || value === "") throw new UsageError(`--${name} is missing`);
  return value;
}

/** Was a flag given? */
export function optionFlag(call: Call, name: string): boolean {
  return call.options[name] === true;
}

/** A positional argument that the verb's own count guarantees. */
export function positional(call: Call, index: number): string {
  const value = call.positionals[index];
  if (value === undefined) throw new UsageError("an argument is missing");
  return value;
}
