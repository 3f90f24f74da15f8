import type { Result } from "../../shared/errors/problem.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { BackgroundCommands } from "../data/background-commands.ts";
import type { ImportCalls } from "./import-calls.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import { type CallOptions, createWorkerClient } from "./worker-client.ts";

/** The calls that are about a pilot. */
type PilotCallName = {
  readonly [Name in keyof ImportCalls]: ImportCalls[Name]["input"] extends { readonly pilotId: string }
    ? Name
    : never;
}[keyof ImportCalls];

/** The calls that are about files alone. */
type FileCallName = Exclude<
  keyof ImportCalls,
  PilotCallName | "hold" | "extend" | "release" | "packOf" | "readPack" | "openBackup" | "checkPack"
>;

/**
 * Files and imports, away from the thread that draws the window: the worker keeps the files and the rows, the window
 * sees counts and a few rows at a time. ABORTED_BY_CRASH: the worker died, and the files must be opened again.
 */
export interface Imports {
  readonly call: <Name extends FileCallName>(
    name: Name,
    input: ImportCalls[Name]["input"],
    options?: CallOptions<ImportCalls[Name]["progress"]>,
  ) => Promise<Result<ImportCalls[Name]["output"]>>;
  /** Asks about a pilot as it stands. */
  readonly callOn: <Name extends Exclude<PilotCallName, "run" | "hold" | "extend" | "batchPart">>(
    pilot: PilotState,
    name: Name,
    input: Omit<ImportCalls[Name]["input"], "pilotId">,
    options?: CallOptions<ImportCalls[Name]["progress"]>,
  ) => Promise<Result<ImportCalls[Name]["output"]>>;
  /** The worker keeps what it knows of a pilot until the function that is given back is called. */
  readonly keep: (pilotId: string) => () => void;
}

/** The imports with a worker of their own, and the commands on whole tables, which run where the rows are. */
export interface ImportClient extends Imports {
  readonly background: BackgroundCommands;
  readonly stop: () => void;
}

/** How long the worker keeps a pilot that nobody looks at. */
const KEPT_MS = 20_000;

/** A client whose worker is started by the first call. Pilots that come without their rows are read from the database. */
export function createImportClient(databaseName: () => string | null = () => null): ImportClient {
  const client = createWorkerClient<ImportCalls>(
    () => new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module", name: "import" }),
  );
  const teller = createPilotTeller(client, databaseName);
  const keepers = new Map<string, number>();
  const keep = (pilotId: string): (() => void) => {
    keepers.set(pilotId, (keepers.get(pilotId) ?? 0) + 1);
    let isKept = true;
    return () => {
      if (!isKept) return;
      isKept = false;
      const left = (keepers.get(pilotId) ?? 1) - 1;
      keepers.set(pilotId, left);
      // Pilots are large: what the worker knows of one is not kept for long; but from the import to its page is one step.
      setTimeout(() => {
        if (keepers.get(pilotId) === 0) teller.release(pilotId);
      }, KEPT_MS);
    };
  };
  const knowing = async <Value>(
    pilots: readonly PilotState[],
    ask: () => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const releases = pilots.map(({ pilotId }) => keep(pilotId));
    const refusal = pilots.map((pilot) => teller.tell(pilot)).find(({ ok }) => !ok);
    const answer = refusal === undefined || refusal.ok ? await ask() : refusal;
    for (const release of releases) release();
    return answer;
  };
  return {
    call: (name, input, options = {}) => {
      const isBytes = "content" in input && input.content instanceof Uint8Array;
      return client.call(name, input, { ...options, ...(isBytes ? handedOver(input.content) : {}) });
    },
    callOn: async (pilot, name, input, options = {}) => {
      const told = teller.tell(pilot);
      if (!told.ok) return told;
      return client.call(
        name,
        { ...input, pilotId: pilot.pilotId } as ImportCalls[typeof name]["input"],
        options,
      );
    },
    keep,
    background: {
      run: async (pilot, requests, world, signal) => {
        const { pilotId } = pilot;
        return knowing([pilot], () =>
          client.call("run", { pilotId, requests, world }, signal === undefined ? {} : { signal }),
        );
      },
      packOf: (pilots, terms = {}) =>
        knowing(pilots, () =>
          client.call("packOf", { pilotIds: pilots.map(({ pilotId }) => pilotId), terms }),
        ),
      checkPack: (bytes) => client.call("checkPack", { bytes }, handedOver(bytes)),
      readPack: (bytes, passphrase) =>
        client.call("readPack", { bytes, passphrase: passphrase ?? null }, handedOver(bytes)),
      lookAtMerge: (here, arriving) =>
        knowing([here], () => client.call("lookAtMerge", { pilotId: here.pilotId, arriving })),
      settleMerge: (here, arriving, choices, world) =>
        knowing([here], () =>
          client.call("settleMerge", { pilotId: here.pilotId, arriving, choices, world }),
        ),
      openBackup: (bytes) => client.call("openBackup", { bytes }, handedOver(bytes)),
    },
    stop: client.stop,
  };
}

/** Bytes that go to the worker and are empty here afterwards. */
function handedOver({ buffer }: Uint8Array): { readonly transfer: Transferable[] } {
  return { transfer: buffer instanceof ArrayBuffer ? [buffer] : [] };
}
