import type { BackgroundCommands } from "../data/background-commands.ts";
import type { CommandCalls } from "./command-calls.ts";
import { createPilotTeller } from "./pilot-teller.ts";
import { createWorkerClient } from "./worker-client.ts";

/** Background commands that can be ended. */
export interface CommandClient extends BackgroundCommands {
  readonly stop: () => void;
}

/** A client with a worker of its own, started by the first heavy command. ABORTED_BY_CRASH: it died, nothing was done. */
export function createCommandClient(): CommandClient {
  const client = createWorkerClient<CommandCalls>(
    () => new Worker(new URL("./command-worker.ts", import.meta.url), { type: "module", name: "commands" }),
  );
  const teller = createPilotTeller(client);
  return {
    run: async (pilot, requests, world) => {
      teller.tell(pilot);
      const done = await client.call("run", { pilotId: pilot.pilotId, requests, world });
      // Imports are rare and pilots are large: what the worker knows of one is not kept until the next.
      teller.release(pilot.pilotId);
      return done;
    },
    stop: client.stop,
  };
}
