/**
 * Every way in which the product refuses something, with what a person can do about it. The codes are stable: scripts
 * and support rely on them. Codes that begin with `W_` are warnings: the input was taken.
 */
export const ERROR_CODES = {
  CANCELLED: { class: "user", remedy: "Start again when you want to." },

  CLIPBOARD_DENIED: {
    class: "user",
    remedy: "Allow this page to use the clipboard, or select the text and copy it by hand.",
  },

  FILE_NOT_FOUND: { class: "file", remedy: "Check the name and the folder." },
  FILE_DENIED: { class: "file", remedy: "Ask for permission to the file or folder, or choose another." },
  FILE_BUSY: { class: "file", remedy: "Close the other program or run that uses it, then try again." },
  FILE_NOT_REGULAR: { class: "file", remedy: "Choose a file, not a folder or a device." },
  FILE_EMPTY: { class: "file", remedy: "Export it again: it holds nothing." },
  FILE_TOO_LARGE: { class: "file", remedy: "Split it into smaller files." },
  FILE_CHANGED: { class: "file", remedy: "Try again when no other program writes to it." },
  FILE_TYPE: { class: "file", remedy: "Give a CSV or XLSX file." },
  DISK_FULL: { class: "file", remedy: "Free some space, then try again." },
  WRITE_FAILED: { class: "file", remedy: "Check the disk and the folder, then try again." },
  VERIFY_FAILED: {
    class: "file",
    remedy: "Check the disk: what was read back differs from what was written.",
  },

  PACK_NOT_A_PACK: { class: "container", remedy: "Choose a .c180 file." },
  PACK_FORMAT: { class: "container", remedy: "Ask the sender for a new copy." },
  PACK_VERSION_TOO_NEW: { class: "container", remedy: "Update Converge180 first." },
  PACK_VERSION_UNKNOWN: { class: "container", remedy: "Ask the sender for a new copy." },
  PACK_TRUNCATED: { class: "container", remedy: "Copy it again: its end is missing." },
  PACK_TRAILING_DATA: { class: "container", remedy: "Ask the sender for a new copy." },
  PACK_ENCRYPTED: { class: "container", remedy: "Give the passphrase (--passphrase-file)." },
  PACK_PILOT: { class: "container", remedy: "Choose a pilot with --pilot ID." },

  ZIP_ENTRY_NAME: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_DUPLICATE: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_SYMLINK: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_OVERLAP: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_HEADER_MISMATCH: { class: "archive", remedy: "Do not open it: the archive is damaged or unsafe." },
  ZIP_METHOD: { class: "archive", remedy: "Ask the sender for a copy made by Converge180." },
  ZIP_ENCRYPTED: { class: "archive", remedy: "Ask the sender for a copy made by Converge180." },
  ZIP_TOO_MANY: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_TOO_BIG: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_RATIO: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_NESTED: { class: "archive", remedy: "Do not open it: the archive is unsafe." },
  ZIP_CRC: { class: "archive", remedy: "Copy it again: it is damaged." },

  PACK_AUTH: { class: "crypto", remedy: "Check the passphrase: it is wrong, or the file was altered." },
  KDF_LIMIT: { class: "crypto", remedy: "Do not open it: its key derivation asks for too much." },

  ENCODING: { class: "text", remedy: "Save the file as UTF-8, or name its encoding in the mapping." },
  JSON_SYNTAX: { class: "text", remedy: "Mend the JSON at that place." },
  JSON_DEPTH: { class: "text", remedy: "Make it less deep." },
  JSON_DUP_KEY: { class: "text", remedy: "Keep one of the two." },
  JSON_FORBIDDEN_KEY: { class: "text", remedy: "Rename the key." },
  STRING_TOO_LONG: { class: "text", remedy: "Shorten the text." },
  CONTROL_CHAR: { class: "text", remedy: "Remove the control character." },

  CSV_QUOTE: { class: "table", remedy: "Close the quotation mark." },
  CSV_COLUMNS: { class: "table", remedy: "Give the row as many cells as the header has." },
  CSV_HEADER_MISSING: { class: "table", remedy: "Add the column, or map another one to it." },
  CSV_HEADER_DUP: { class: "table", remedy: "Rename one of the two columns." },
  TARGET_UNKNOWN: {
    class: "table",
    remedy: "Name the file after its template (work.csv …) or give a mapping with --map.",
  },
  SHEET_MISSING: { class: "table", remedy: "Name an existing sheet." },
  CELL_ERROR: { class: "table", remedy: "Mend the formula in the workbook, or clear the cell." },
  TOO_MANY_ROWS: { class: "table", remedy: "Split the file." },
  TOO_MANY_COLS: { class: "table", remedy: "Remove the columns that are not needed." },
  ROWS_REFUSED: {
    class: "table",
    remedy: "Mend the rows listed above, or import the good rows alone (--good-rows-only).",
  },
  MAPPING: { class: "table", remedy: "Mend the mapping at that place." },

  TYPE: { class: "value", remedy: "Write it in the column's form." },
  REQUIRED: { class: "value", remedy: "Fill the cell." },
  RANGE: { class: "value", remedy: "Give a value inside the range." },
  ENUM: { class: "value", remedy: "Use one of the allowed words." },
  NAME: { class: "value", remedy: "Use another name: * and all are reserved." },
  DATE_INVALID: { class: "value", remedy: "Give a date that exists, as YYYY-MM-DD." },
  DATE_AMBIGUOUS: { class: "value", remedy: "Say day or month first in the mapping's date format." },
  TIME_OFFSET: { class: "value", remedy: "Add the offset (Z or +01:00), or map the column with a zone." },
  NUMBER_AMBIGUOUS: { class: "value", remedy: "Say in the mapping which decimal mark the file uses." },
  PERCENTAGE: { class: "value", remedy: "Give the two counts instead of a percentage." },
  PRECISION: { class: "value", remedy: "Give fewer digits." },
  UNMAPPED: { class: "value", remedy: "Add the value to the mapping, or give an else." },

  REF_DANGLING: { class: "integrity", remedy: "Name a record that exists." },
  ID_DUP: { class: "integrity", remedy: "Keep one of the rows with this key." },
  INVARIANT: { class: "integrity", remedy: "Correct the counts: one of them contradicts another." },
  TIME_ORDER: { class: "integrity", remedy: "Correct the times: they must follow each other." },
  CHECKSUM: { class: "integrity", remedy: "Take the last copy that verifies." },
  CHAIN: { class: "integrity", remedy: "Take the last copy that verifies." },
  REPLAY: { class: "integrity", remedy: "Take the last copy that verifies." },
  SEAL: { class: "integrity", remedy: "Take the last copy that verifies." },
  RULE: { class: "integrity", remedy: "Read the rule in the message." },
  CLAIM_EVIDENCE: {
    class: "integrity",
    remedy: "Bind the claim to a metric that the data show to have improved, or do not make it.",
  },
  CLAIM_DIRECTION: {
    class: "integrity",
    remedy: "Take the claim back, or say what the metric says: it went the other way.",
  },
  LOCKED: { class: "integrity", remedy: "Wait, or give a reason to override." },

  COMMAND_UNKNOWN: { class: "command", remedy: "See `c180 commands` for the list." },
  COMMAND_INPUT: { class: "command", remedy: "See `c180 commands NAME` for the input's schema." },
  SETTING_UNKNOWN: { class: "command", remedy: "Remove the key: it is not a setting." },

  CONFLICT: { class: "merge", remedy: "Settle the list, then merge again." },
  SETTLEMENT: { class: "merge", remedy: "Take the list that the merge wrote and settle it anew." },
  REPLICA_FORK: {
    class: "merge",
    remedy: "Keep one of the two copies, and enter what only the other one has once more.",
  },
  DIFFERENT_ENGAGEMENT: { class: "merge", remedy: "Merge two copies of the same pilot." },

  NO_BROWSER: { class: "report", remedy: "Install Chromium, Chrome or Edge, or choose another format." },
  REPORT_KIND: { class: "report", remedy: "Choose one of the kinds in the message." },
  NO_BASELINE: { class: "report", remedy: "Seal a baseline first." },
  NO_REVIEW: { class: "report", remedy: "Hold a review first, or name one that is on record." },
  NO_MONTH: { class: "report", remedy: "Import a whole month of work.csv or interactions.csv first." },
  NO_PHASE: { class: "report", remedy: "Wait until the phase has begun, or ask for an earlier one." },
  NO_NARRATIVE: { class: "report", remedy: "Write a narrative first." },
  NO_READINESS: { class: "report", remedy: "Answer questions of the readiness questionnaire first." },
  NO_PERSON: { class: "report", remedy: "Name a person of the pilot (--person)." },

  STORE_BUSY: {
    class: "store",
    remedy: "Use the window that is open already, or close it and open this one again.",
  },
  STORE_DAMAGED: {
    class: "store",
    remedy: "Save a pack of every pilot, then restore from the last copy that verifies.",
  },
  SCHEMA_TOO_NEW: { class: "store", remedy: "Start the newest version of Converge180 that was used here." },
  BROWSER_OLDER: {
    class: "store",
    remedy: "Start the version that was used last, or a newer one: an older one can lose the data.",
  },
  READ_ONLY: { class: "store", remedy: "Save packs of what is shown, then start again." },
  ROWS_ELSEWHERE: { class: "store", remedy: "Nothing: the app does it where the rows are." },

  TIMEOUT: { class: "budget", remedy: "Try again; if it happens again, make the input smaller." },
  MEMORY: { class: "budget", remedy: "Make the input smaller." },
  ABORTED_BY_CRASH: { class: "budget", remedy: "Try again: the calculation was started anew." },

  W_UNKNOWN_COLUMN: { class: "warning", remedy: "Kept aside; map it if it is needed." },
  W_UNKNOWN_SHEET: { class: "warning", remedy: "Name the sheet after a template, or name it in a mapping." },
  W_NAME_CASE: { class: "warning", remedy: "Check that both names are meant." },
  W_FUTURE: { class: "warning", remedy: "Its period counts as immature." },
  W_ROUNDED: { class: "warning", remedy: "Nothing; the sum of what was rounded is stated." },
  W_DAILY_NOT_USED: {
    class: "warning",
    remedy: "Nothing; the interactions of that workflow and day are used.",
  },
  W_ENCODING: { class: "warning", remedy: "Name the encoding in the mapping if it was guessed wrong." },
  W_CREATED: { class: "warning", remedy: "Rename it if it is a misspelling." },

  INTERNAL: { class: "bug", remedy: "Please report it: this is our fault." },
} as const satisfies Record<string, { readonly class: string; readonly remedy: string }>;

/** The stable name of a refusal or a warning. */
export type ErrorCode = keyof typeof ERROR_CODES;
