/** The part of the panel that the keys go to: the whole panel, or one of its fields. */
export type ItemFocus = "panel" | "title" | "status" | "dri" | "due" | "evidence";

/** The keys on a row of the checklist. */
export const ROW_KEYS: Readonly<Record<string, ItemFocus>> = {
  e: "title",
  s: "status",
  o: "dri",
  d: "due",
  a: "evidence",
};
