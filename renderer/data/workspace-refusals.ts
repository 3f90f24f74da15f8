import { failure } from "../../shared/errors/problem.ts";

/** Why a second window opens nothing. */
export const BUSY = "another window has the data open";
/** Nothing is written any more where both homes were emptied under the running app. */
export const VANISHED = {
  kind: "read-only",
  code: "STORE_DAMAGED",
  reason: "the data were removed from this machine while the app was open",
} as const;

/** Another window holds the data. */
export function busy() {
  return failure("STORE_BUSY", BUSY);
}

/** Why a pilot is not removed that went on since it was looked at. */
export function changedMeanwhile() {
  return failure("FILE_CHANGED", "the company was changed meanwhile, and was not removed", {
    remedy: "Look at what is new, then remove it again.",
  });
}
