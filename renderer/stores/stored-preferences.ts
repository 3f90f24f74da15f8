/** Where the preferences of this installation are kept. */
export const PREFERENCES_ITEM = "converge180.preferences";

/** The company that was looked at last, read before the store of the preferences is loaded; null: none, or unreadable. */
export function storedLastPilotId(storage: Pick<Storage, "getItem">): string | null {
  try {
    const stored = JSON.parse(storage.getItem(PREFERENCES_ITEM) ?? "null") as {
      readonly state?: { readonly lastPilotId?: unknown };
    } | null;
    const last = stored?.state?.lastPilotId;
    return typeof last === "string" ? last : null;
  } catch {
    return null;
  }
}
