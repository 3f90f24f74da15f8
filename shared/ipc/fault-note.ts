import { ERROR_CODES } from "../errors/error-codes.ts";

/** What the log keeps of a fault: its kind, its code, and where in the app's own code it arose. Never its message. */
export interface FaultNote {
  readonly kind: (typeof FAULT_KINDS)[number];
  readonly code: string | null;
  /** `file:line:column` of the app's own files, the innermost first. */
  readonly frames: readonly string[];
}

/** The kinds that are told apart; a message, and so a name or a figure, can hide in any other. */
export const FAULT_KINDS = [
  "AbortError",
  "DataError",
  "Error",
  "InvalidStateError",
  "NotFoundError",
  "QuotaExceededError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "UnknownError",
  "VersionError",
  "ZodError",
  "other",
] as const;

/** A code of the system or of Node. */
const SYSTEM_CODE = /^(?:E[A-Z0-9]{2,14}|ERR_[A-Z0-9_]{2,40})$/;
/** A file of the app: what the build names, or a source while it is developed. */
const FRAME = /([A-Za-z][A-Za-z0-9_-]{0,60}\.(?:js|cjs|mjs|ts|tsx):\d{1,7}:\d{1,7})\)?$/;
/** The most frames that are kept. */
export const MOST_FRAMES = 12;

/** What may be kept of whatever was thrown. */
export function faultNote(fault: unknown): FaultNote {
  const name = textOf(fault, "name");
  const code = textOf(fault, "code");
  return {
    kind: FAULT_KINDS.find((kind) => kind === name) ?? "other",
    code: code !== null && (code in ERROR_CODES || SYSTEM_CODE.test(code)) ? code : null,
    frames: framesOf(textOf(fault, "stack") ?? "", textOf(fault, "message") ?? ""),
  };
}

/** The stack begins with the message, which may look like anything: it is cut off before frames are looked for. */
function framesOf(stack: string, message: string): readonly string[] {
  const end = message === "" ? -1 : stack.indexOf(message);
  const below = end === -1 ? stack : stack.slice(end + message.length);
  return below
    .split("\n")
    .filter((line) => /^\s+at\s/.test(line))
    .flatMap((line) => FRAME.exec(line)?.[1] ?? [])
    .slice(0, MOST_FRAMES);
}

function textOf(fault: unknown, key: "name" | "code" | "stack" | "message"): string | null {
  if (typeof fault !== "object" || fault === null || !(key in fault)) return null;
  const value = (fault as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : null;
}
