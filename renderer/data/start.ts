import type { ErrorCode } from "../../shared/errors/error-codes.ts";
import type { Anchor } from "../host/host.ts";
import type { JournalRelation } from "./journal-lines.ts";

/** What was found of the database. Damaged: it cannot be opened, is not the one of the anchor, or lost a part. */
export type DatabaseFacts =
  | { readonly kind: "missing" }
  | { readonly kind: "damaged"; readonly reason: string; readonly detail?: string | undefined }
  | { readonly kind: "from the future"; readonly schema: number }
  | {
      readonly kind: "present";
      readonly commit: number;
      readonly digest: string;
      readonly app: string;
      readonly chromium: string;
    };

/** How the two copies of one pilot stand to each other, seen from the database; a copy that is missing has no entries. */
export interface PilotFacts {
  readonly pilotId: string;
  /** Faulty: the journal file cannot be read to its end or its chains do not hold. */
  readonly relation: JournalRelation | "faulty";
}

/** What was found of the journal home. */
export type HomeFacts =
  | { readonly kind: "unreadable"; readonly reason: string }
  | { readonly kind: "readable"; readonly anchor: Anchor | null };

/** Everything that a start decides by; gathered before the first write. */
export interface StartFacts {
  /** This code and the browser under it. */
  readonly own: { readonly schema: number; readonly app: string; readonly chromium: string };
  readonly home: HomeFacts;
  readonly database: DatabaseFacts;
  readonly pilots: readonly PilotFacts[];
  /** Whether both homes together hold what the anchor says; true without an anchor. */
  readonly reachesAnchor: boolean;
  /** Whether the database is of before the anchor and the journals by themselves hold what it says, and at most one commit more. */
  readonly areJournalsLast: boolean;
}

/** What a start does. */
export type StartPlan =
  | { readonly kind: "first run" }
  /** `renew`: versions or the anchor are to be written anew. */
  | { readonly kind: "equal"; readonly renew: boolean }
  /** Pilots to bring from the journal into the database, and from the database into the journal. */
  | { readonly kind: "mend"; readonly replay: readonly string[]; readonly append: readonly string[] }
  | { readonly kind: "rebuild" }
  | {
      readonly kind: "read-only";
      readonly code: ErrorCode;
      readonly reason: string;
      readonly detail?: string | undefined;
    }
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly reason: string };

/**
 * Decides what a start does with the two homes. Nothing is ever written over that could be all that is left: where
 * neither home can be shown to be whole, the data are opened for reading only.
 */
export function decideStart(facts: StartFacts): StartPlan {
  const { own, home, database, pilots } = facts;
  const anchor = home.kind === "readable" ? home.anchor : null;
  const newest = Math.max(anchor?.schema ?? 0, database.kind === "from the future" ? database.schema : 0);
  if (newest > own.schema) {
    const reason = `the data are of version ${newest}, this app knows versions up to ${own.schema}`;
    return { kind: "refused", code: "SCHEMA_TOO_NEW", reason };
  }
  const lastChromium = [anchor?.chromium ?? "", database.kind === "present" ? database.chromium : ""];
  const later = lastChromium.find((version) => isOlderChromium(own.chromium, version));
  if (later !== undefined) {
    const reason = `Chromium ${later} used the data last, this is ${own.chromium}`;
    return { kind: "refused", code: "BROWSER_OLDER", reason };
  }
  if (home.kind === "unreadable") return readOnly(`the journal cannot be read: ${home.reason}`);
  if (database.kind === "present") return planWithDatabase(facts, database, anchor);
  const isHomeEmpty = anchor === null && pilots.length === 0;
  if (isHomeEmpty) {
    return database.kind === "missing" ? { kind: "first run" } : damaged(facts, "there is no journal");
  }
  if (pilots.some(({ relation }) => relation === "faulty")) return damaged(facts, "the journal is damaged");
  return facts.reachesAnchor
    ? { kind: "rebuild" }
    : damaged(facts, "the journal ends before the last change");
}

/** Whether a version of Chromium is older than another one; unknown ones ("") are not compared. */
export function isOlderChromium(own: string, last: string): boolean {
  if (own === "" || last === "") return false;
  const ownParts = own.split(".").map(Number);
  const lastParts = last.split(".").map(Number);
  const place = lastParts.findIndex((part, index) => part !== (ownParts[index] ?? 0));
  return place !== -1 && (ownParts[place] ?? 0) < (lastParts[place] ?? 0);
}

function planWithDatabase(
  { own, pilots, reachesAnchor, areJournalsLast }: StartFacts,
  database: DatabaseFacts & { readonly kind: "present" },
  anchor: Anchor | null,
): StartPlan {
  if (anchor === null && database.commit === 0 && pilots.length === 0) return { kind: "first run" };
  // What a database that was set back holds beyond the journals was taken out by a restore since.
  if (areJournalsLast && pilots.some(({ relation }) => relation === "ahead" || relation === "forked")) {
    return { kind: "rebuild" };
  }
  const forked = pilots.filter(({ relation }) => relation === "forked");
  if (forked.length > 0) {
    return readOnly(`database and journal went different ways in ${pilotCount(forked.length)}`);
  }
  const faulty = pilots.filter(({ relation }) => relation === "faulty");
  if (faulty.length > 0 && !isWhole(database, anchor)) {
    return readOnly(
      `the journal of ${pilotCount(faulty.length)} is damaged and the database may lack its end`,
    );
  }
  if (!reachesAnchor) return readOnly("database and journal both end before the last change");
  const replay = pilots.filter(({ relation }) => relation === "behind").map(({ pilotId }) => pilotId);
  const append = pilots
    .filter(({ relation }) => relation === "ahead" || relation === "faulty")
    .map(({ pilotId }) => pilotId);
  if (replay.length + append.length > 0) return { kind: "mend", replay, append };
  const isNewVersion = database.app !== own.app || database.chromium !== own.chromium;
  return { kind: "equal", renew: isNewVersion || anchor === null || anchor.commit !== database.commit };
}

/** The database holds all that was ever committed: the last commit that the anchor knows, or a later one. */
function isWhole(database: DatabaseFacts & { readonly kind: "present" }, anchor: Anchor | null): boolean {
  if (anchor === null) return true;
  return database.commit > anchor.commit || database.digest === anchor.digest;
}

function readOnly(reason: string): StartPlan {
  return { kind: "read-only", code: "READ_ONLY", reason };
}

function damaged({ database }: StartFacts, andHome: string): StartPlan {
  const code = "STORE_DAMAGED";
  if (database.kind !== "damaged") {
    return { kind: "read-only", code, reason: `the database is missing, and ${andHome}` };
  }
  const { reason, detail } = database;
  return { kind: "read-only", code, reason: `the database is damaged (${reason}), and ${andHome}`, detail };
}

function pilotCount(count: number): string {
  return count === 1 ? "one pilot" : `${count} pilots`;
}
