import type { CommandWorld } from "../../shared/commands/execute-command.ts";
import { APP } from "../../shared/product-version.ts";
import type { World } from "../services/world.ts";

/** Who acts where a command does not say it. */
const ACTOR = "command line";

/** What commands of this run may know. `parts` are what the run works on: pack and input. */
export function commandWorld(world: World, ...parts: readonly (string | Uint8Array)[]): CommandWorld {
  return { now: world.now, replica: world.replicaFor(...parts), app: APP, actor: ACTOR, salt: world.salt };
}
