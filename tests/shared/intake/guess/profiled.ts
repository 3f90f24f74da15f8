import type { SheetProfile } from "../../../../shared/intake/guess/column-profile.ts";
import { profileSheet } from "../../../../shared/intake/guess/column-profile.ts";
import {
  NO_SETTINGS,
  openImportSource,
  type SheetText,
  sheetTexts,
} from "../../../../shared/intake/import-source.ts";

/** The one sheet of a file's text or bytes. */
export async function sheetOf(content: string | Uint8Array, fileName = "export.csv"): Promise<SheetText> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const source = await openImportSource(bytes);
  const texts = source.ok ? sheetTexts(source.value, NO_SETTINGS, fileName, true) : source;
  const sheet = texts.ok ? texts.value[0] : undefined;
  if (sheet === undefined) throw new Error(texts.ok ? "no sheet" : texts.problem.message);
  return sheet;
}

/** The profile of a file. */
export async function profileOf(content: string | Uint8Array): Promise<SheetProfile> {
  return endOf(profileSheet(await sheetOf(content)));
}

/** What steps come to. */
export function endOf<Value>(steps: Generator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
