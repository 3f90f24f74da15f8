import { OFFERED_LOCALES } from "../../shared/report/format/locale.ts";

/** The locales as a field offers them. */
export const LOCALE_CHOICES: readonly { readonly value: string; readonly label: string }[] = Object.entries(
  OFFERED_LOCALES,
).map(([value, label]) => ({ value, label }));
