import { appendEntry } from "../../../shared/journal/append-entry.ts";
import type { FieldChange } from "../../../shared/journal/journal-entry.ts";
import { makeEntry } from "../../../shared/journal/make-entry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../../../shared/json/json.ts";
import { RECORD_TYPES } from "../../../shared/records/record-types.ts";

/** Texts that would run, load or lead away if anything took them for more than text. `payloadRan` is theirs to set. */
export const PAYLOADS = [
  "<script>payloadRan=1</script>",
  "<img src=x onerror=payloadRan=1>",
  "<svg onload=payloadRan=1>",
  "\"'><img src=x onerror=payloadRan=1>",
  "<iframe srcdoc='<script>parent.payloadRan=1</script>'>",
  "<a href=javascript:payloadRan=1>go</a>",
  "javascript:payloadRan=1",
  "<details open ontoggle=payloadRan=1>",
  "<input autofocus onfocus=payloadRan=1>",
  "<style>@import url(http://evil.example/a.css)</style>",
  "<link rel=stylesheet href=http://evil.example/b.css>",
  "<object data=http://evil.example/c></object>",
  "<base href=http://evil.example/>",
  "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
  "</style></title></textarea><script>payloadRan=1</script>",
  "![p](http://evil.example/p.png) [l](javascript:payloadRan=1)",
  "{{constructor.constructor('payloadRan=1')()}} ${payloadRan=1}",
  '=HYPERLINK("http://evil.example","x")',
  "&lt;script&gt;payloadRan=1&lt;/script&gt;",
  "\u202e<script>payloadRan=1</script>\u0000",
];

/** Where a text may come to stand, and what it would have to break out of there: the first is the plain text. */
export const FRAMES: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `">${payload}`,
  (payload) => `'>${payload}`,
  (payload) => `</textarea></title></option>${payload}`,
  (payload) => `--></style></script>${payload}`,
  (payload) => `]]>${payload}`,
  (payload) => `\n\n${payload}\n`,
  (payload) => `[${payload}](${payload})`,
  (payload) => `| ${payload} | \`${payload}`,
  (payload) => `\\"${payload}\\`,
  (payload) => `<svg><foreignObject>${payload}</foreignObject></svg>`,
  (payload) => `<math><mtext></mtext><mglyph>${payload}`,
  (payload) => `<noscript>${payload}</noscript><template>${payload}`,
  (payload) => payload.replaceAll("<", "\uff1c").replaceAll(">", "\uff1e"),
  (payload) => payload.replaceAll(" ", "/").replaceAll("=", " = "),
  (payload) => `${encodeURIComponent(payload)} ${payload.toUpperCase()} ${payload}`,
];

/** What is sealed has a digest of its own: a pack in which it differs is refused whole. */
const SEALED: ReadonlySet<string> = new Set([
  "snapshot",
  "pilot",
  "rightsMatrix",
  "decisionRight",
  "operatingModel",
]);

/**
 * Every text of every record that its type lets be any text, replaced by a payload: by one entry of the journal. The
 * round says which payload comes first and what all of them are framed in.
 */
export function hostilePilot(
  pilot: WholePilot,
  round: number,
): { readonly pilot: WholePilot; readonly fields: number } {
  let next = round;
  const frame = FRAMES[round % FRAMES.length] ?? String;
  const payload = (): string => `${frame(PAYLOADS[next % PAYLOADS.length] ?? "")} ${next++}`;
  const changes: FieldChange[] = [];
  for (const record of pilot.records.values()) {
    const type = RECORD_TYPES[record.type as keyof typeof RECORD_TYPES];
    // What is in a narrower circle lies elsewhere.
    if (record.circle !== "everyone" || record.removed || SEALED.has(record.type)) continue;
    for (const [field, before] of Object.entries(record.fields)) {
      const schema = (
        type.fields.shape as Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean } }>>
      )[field];
      const after = poisoned(before, payload, (value) => schema?.safeParse(value).success === true);
      if (JSON.stringify(after) !== JSON.stringify(before))
        changes.push({ record: record.id, field, before, after });
    }
  }
  const at = "2026-11-20T11:59:00.000Z";
  const entry = makeEntry(pilot.entries, {
    replica: "feedfeedfeedfeed",
    at,
    actor: payload(),
    app: "tests",
    command: "person.edit",
    changes,
  });
  const appended = appendEntry(pilot, entry);
  if (!appended.ok) throw new Error(appended.problem.message);
  return { pilot: appended.value, fields: changes.length };
}

/** A value in which every string that may be another text is a payload. */
function poisoned(value: JsonValue, payload: () => string, fits: (value: JsonValue) => boolean): JsonValue {
  if (typeof value === "string") {
    const other = payload();
    return fits(other) ? other : value;
  }
  if (Array.isArray(value)) {
    let list: readonly JsonValue[] = value;
    value.forEach((item: JsonValue, place) => {
      const before = list;
      list = list.with(
        place,
        poisoned(item, payload, (one) => fits(before.with(place, one))),
      );
    });
    return [...list];
  }
  if (value !== null && typeof value === "object") {
    let whole: JsonObject = { ...(value as JsonObject) };
    for (const [key, item] of Object.entries(whole)) {
      const before = whole;
      whole = { ...whole, [key]: poisoned(item, payload, (one) => fits({ ...before, [key]: one })) };
    }
    return whole;
  }
  return value;
}
