import * as z from "zod";
import type { AnyCommand, Command } from "../../../shared/commands/command.ts";
import type { CommandWorld } from "../../../shared/commands/execute-command.ts";
import { executeWith } from "../../../shared/commands/execute-command.ts";
import { creation } from "../../../shared/commands/field-changes.ts";
import { newPilot } from "../../../shared/commands/new-pilot.ts";
import { COMMANDS } from "../../../shared/commands/registry.ts";
import type { PilotView } from "../../../shared/domain/pilot-view.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import { success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import type { JsonValue } from "../../../shared/json/json.ts";
import type { Dataset } from "../../../shared/metrics/dataset.ts";
import type { InputName } from "../../../shared/observations/input-templates.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";

/** Rows as text: what a batch CSV holds, without its column of lines. */
export interface TestRows {
  readonly input: InputName;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** For records that only commands of other parts of the product make. */
const makeRecord: Command<{
  readonly type: "titleChange";
  readonly fields: Record<string, JsonValue>;
}> = {
  name: "test.make",
  summary: "Makes a record.",
  input: z.any(),
  run: (_, { type, fields }, context) => success({ changes: creation(context.nextId(), type, fields) }),
};

const ALL: ReadonlyMap<string, AnyCommand> = new Map(
  [...COMMANDS, makeRecord].map((command): [string, AnyCommand] => [command.name, command]),
);

/** A pilot that real commands are run on, one after the other. */
export class TestPilot {
  state: WholePilot;
  /** The clock of the next command, ISO 8601 in UTC. */
  now: string;
  /** The machine that writes. */
  replica = "test";
  readonly #reader = createDatasetReader();
  #salts = 0;

  constructor(startDate: string | null = "2026-06-22", timeZone = "UTC") {
    this.now = "2026-06-22T08:00:00Z";
    const start = startDate === null ? {} : { startDate };
    const made = newPilot({ company: "Tallowmere", timeZone, currency: "GBP", ...start }, this.#world());
    if (!made.ok) throw new Error(made.problem.message);
    this.state = made.value.state;
  }

  /** Runs a command that must be done; the id of the first record that it made, or "". */
  run(command: string, input: unknown): string {
    const done = this.try(command, input);
    if (!done.ok) throw new Error(`${command}: ${done.problem.code} ${done.problem.message}`);
    const before = this.state;
    this.state = done.value.state;
    return [...this.state.records.keys()].find((id) => !before.records.has(id)) ?? "";
  }

  /** Runs a command that may be refused; the pilot stays as it is. */
  try(command: string, input: unknown) {
    return executeWith(ALL, this.state, { command, input }, this.#world());
  }

  person(name: string, role?: string): string {
    return this.run("person.add", role === undefined ? { name } : { name, role });
  }

  /** Imports rows, and makes the workflows and segments that they name. */
  import({ input, columns, rows }: TestRows): string {
    const lines = rows.map((row, index) => [index + 2, ...row].join(","));
    const text = `${["line", ...columns].join(",")}\n${lines.join("\n")}\n`;
    this.run("import.add", { input, rows: text, file: `${input}.csv` });
    return [...this.state.records.values()].filter(({ type }) => type === "batch").at(-1)?.id ?? "";
  }

  recordId(type: string, name: string): string {
    const found = [...this.state.records.values()].find(
      (record) => record.type === type && record.fields["name"] === name,
    );
    if (found === undefined) throw new Error(`no ${type} ${name}`);
    return found.id;
  }

  get pilotId(): string {
    return this.state.pilotId;
  }

  /** The same pilot on another machine: what happens to one does not happen to the other. */
  copy(replica = this.replica): TestPilot {
    const copy = new TestPilot(null);
    copy.state = this.state;
    copy.now = this.now;
    copy.replica = replica;
    return copy;
  }

  dataset(): Dataset {
    const dataset = this.#reader.datasetOf(this.state);
    if (!dataset.ok) throw new Error(dataset.problem.message);
    return dataset.value;
  }

  view(asOf: string): PilotView {
    return pilotView(this.state, this.dataset(), Date.parse(asOf));
  }

  #world(): CommandWorld {
    return {
      now: this.now,
      replica: this.replica,
      app: "converge180 0.1.0",
      actor: "Consultant",
      salt: () => {
        this.#salts += 1;
        return `salt ${this.#salts}`;
      },
    };
  }
}
