import { createHash, randomBytes } from "node:crypto";
import { parseInstant } from "../../shared/calendar/instant.ts";

/**
 * What differs from run to run: the clock and the ids. `C180_NOW` (a moment with offset) fixes the clock and `C180_SEED`
 * the ids, so that the same commands give the same bytes; that is for tests.
 */
export interface World {
  /** Now, in milliseconds since 1970-01-01T00:00Z. */
  readonly nowMs: number;
  /** Now, as ISO 8601 in UTC. */
  readonly now: string;
  /** A new replica id: one per run; under a seed a digest of the seed and of what the run works on. */
  readonly replicaFor: (...parts: readonly (string | Uint8Array)[]) => string;
  /** A fresh salt for a commitment: 128 bits as hex. */
  readonly salt: () => string;
}

/** Why the environment cannot be used. */
export interface WorldError {
  readonly message: string;
}

/** The world as the environment describes it. */
export function createWorld(environment: Readonly<Record<string, string | undefined>>): World | WorldError {
  const fixed = environment.C180_NOW;
  let nowMs = Date.now();
  if (fixed !== undefined && fixed !== "") {
    const instant = parseInstant(fixed);
    if (instant === null || !("epochMs" in instant)) {
      return { message: "C180_NOW must be a moment with an offset, such as 2026-11-20T15:00:00Z" };
    }
    nowMs = Math.trunc(instant.epochMs);
  }
  const seed = environment.C180_SEED;
  const seeded = seed !== undefined && seed !== "";
  let salts = 0;
  return {
    nowMs,
    now: new Date(nowMs).toISOString(),
    replicaFor: (...parts) => (seeded ? digest(["replica", seed, ...parts]).slice(0, 16) : randomHex(8)),
    salt: () => (seeded ? digest(["salt", seed, String(++salts)]).slice(0, 32) : randomHex(16)),
  };
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}

/** SHA-256 over the parts, each preceded by its length so that no two lists of parts read alike. */
function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    hash.update(`${bytes.length}:`);
    hash.update(bytes);
  }
  return hash.digest("hex");
}
