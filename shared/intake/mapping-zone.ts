import { isTimeZone } from "../calendar/zone.ts";
import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { offsetMinutesOf } from "./date-format.ts";

/** The zone in which a foreign file's wall times are meant. */
export type MappingZone =
  | { readonly kind: "pilot" }
  | { readonly kind: "offset"; readonly minutes: number }
  | { readonly kind: "iana"; readonly timeZone: string };

/** Reads `pilot`, an offset such as `+01:00` or `Z`, or the name of an IANA time zone. */
export function parseMappingZone(text: string): Result<MappingZone> {
  if (text === "pilot") return success({ kind: "pilot" });
  if (/^(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)$/i.test(text)) {
    return success({ kind: "offset", minutes: offsetMinutesOf(text) });
  }
  if (isTimeZone(text)) return success({ kind: "iana", timeZone: text });
  return failure("MAPPING", "use pilot, an offset such as +01:00, or a time zone such as Europe/Berlin");
}
