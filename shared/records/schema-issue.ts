import type * as z from "zod";

/** What a schema found wrong, in plain words without a full stop. `input` is the value that was parsed. */
export function issueMessage(issue: z.core.$ZodIssue, input: unknown): string {
  const field = issue.path.length === 0 ? "the input" : issue.path.join(".");
  switch (issue.code) {
    case "unrecognized_keys":
      return `${issue.path.length === 0 ? "" : `${field} has `}unknown key ${issue.keys.join(", ").slice(0, 80)}`;
    case "invalid_type":
      return valueAt(input, issue.path) === undefined
        ? `${field} is missing`
        : `${field} is not ${ARTICLED[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `${field} is none of ${issue.values.map(String).join(", ").slice(0, 200)}`;
    case "invalid_format":
      return `${field} ${FORMATS[issue.format] ?? issue.message}`;
    case "too_small":
      return `${field} is too ${issue.origin === "string" || issue.origin === "array" ? "short" : "small"}: at least ${issue.minimum}`;
    case "too_big":
      return `${field} is too ${issue.origin === "string" || issue.origin === "array" ? "long" : "large"}: at most ${issue.maximum}`;
    case "custom":
      return `${field} ${issue.message}`;
    case "invalid_key":
      return `${field} cannot be a name here${issue.issues.map(({ message }) => `: ${message}`).join("")}`;
    default:
      return `${field} is of none of the allowed forms`;
  }
}

/** The JSON pointer (RFC 6901) of a path; "" is the whole. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

const ARTICLED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
  tuple: "a list",
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "is not a date (YYYY-MM-DD)",
  datetime: "is not a moment in UTC (YYYY-MM-DDTHH:mm:ssZ)",
  email: "is not an e-mail address",
};

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    input,
  );
}
