import { digestOfJson } from "../json/digest.ts";
import type { PilotState } from "./pilot-state.ts";

/** A digest of the heads of a journal by replica, in an order of their own: the same journal has one wherever it is read. */
export function journalDigest({ entries }: Pick<PilotState, "entries">): string {
  const heads = new Map(entries.map(({ replica, hash }) => [replica, hash]));
  return digestOfJson(
    [...heads].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([replica, hash]) => [replica, hash]),
  );
}
