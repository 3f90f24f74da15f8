import "./zod-config.ts";
import * as z from "zod";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { INPUT_NAMES } from "../observations/input-templates.ts";

/** Longest text that a field may hold, in UTF-16 units. */
export const LONGEST_TEXT = 100_000;
/** Longest text that comes from a cell of a file. */
export const LONGEST_IMPORTED_TEXT = 1_048_576;
/** Longest name or title. */
export const LONGEST_NAME = 300;

const wellFormed = (text: string) => text.isWellFormed();
// Tab, line feed and carriage return are the control characters that people write.
const withoutControls = (text: string) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.test(text);

/** Trimmed NFC text on one or more lines, not empty. */
export const text = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(LONGEST_TEXT)
  .refine(wellFormed, "holds half a character")
  .refine(withoutControls, "holds a control character");

/** Trimmed NFC text that names something, on one line. */
export const name = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(LONGEST_NAME)
  .refine(wellFormed, "holds half a character")
  .refine(
    (value) => withoutControls(value) && !/[\t\r\n\u2028\u2029]/u.test(value),
    "holds a control character",
  );

/** A key or a text that files bring: the importer has judged it, so that it is only bounded here. */
export const importedText = z
  .string()
  .trim()
  .normalize("NFC")
  .min(1)
  .max(LONGEST_IMPORTED_TEXT)
  .refine(wellFormed, "holds half a character");

/** The name of a workflow or a segment: `*` and `all` mean "every one" in figures and are not names. */
export const scopeName = importedText
  .refine(withoutControls, "holds a control character")
  .refine((value) => value !== "*" && value !== "all", "* and all are not names");

/** A calendar date, YYYY-MM-DD. */
export const date = z.iso.date();
/** A moment, ISO 8601 in UTC (Z). */
export const moment = z.iso.datetime();
/** A calendar month, YYYY-MM. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u, "is not a month (YYYY-MM)");
/** An ISO week, YYYY-Www. */
export const week = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/u, "is not an ISO week (YYYY-Www)");
/** Time of day, HH:mm. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, "is not a time of day (HH:mm)");
/** Whole micros of the pilot's currency, |x| ≤ 9·10¹⁵. */
export const micros = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);
/** Whole micros, not negative. */
export const positiveMicros = micros.min(0);
/** A share between 0 and 1. */
export const share = z.number().min(0).max(1);
/** A whole number from 0. */
export const count = z.int().min(0).max(1_000_000_000);
/** A whole number from 1. */
export const ordinal = z.int().min(1).max(1_000_000);
/** Hours, at most ten years. */
export const hours = z.number().min(0).max(87_600);
/** A web address that may be opened in a browser. */
export const link = z
  .string()
  .trim()
  .max(2000)
  .regex(/^https?:\/\/\S+$/u, "is not a web address (https://…)");
/** The id of a metric, as in the metric registry. */
export const metricId = z
  .string()
  .max(80)
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/u, "is not the id of a metric");
/** SHA-256 in lower-case hex. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/u, "is not a SHA-256 in hex");
/** The name of an input template. */
export const inputName = z.enum(INPUT_NAMES);

const plainJson: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(plainJson),
    z.record(z.string(), plainJson),
  ]),
);
/** Any JSON value: for documents whose form another part of the product owns. */
export const json: z.ZodType<JsonValue> = plainJson;
/** Any JSON object. */
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), plainJson);

/** Whether a bound is the least or the greatest value that is still good. */
export const boundSide = z.enum(["atLeast", "atMost"]);

/** The id of a record of type `type`, or of any type. Commands refuse ids of records that are not there. */
export function referenceTo(type: string) {
  return z.string().min(1).max(200).meta({ reference: type });
}
