import type { ColumnTemplate } from "../../observations/input-templates.ts";

/** Words of exports that mean a template's word, by column. */
const WORDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  mode: {
    autonomous: [
      "auto",
      "automatic",
      "automated",
      "bot",
      "ai",
      "ai agent",
      "self service",
      "machine",
      "no touch",
    ],
    assisted: ["copilot", "hybrid", "suggested", "human in the loop", "semi automatic", "partly automated"],
    manual: ["human", "person", "agent", "by hand", "staff"],
  },
  disposition: {
    accepted: ["accept", "approved", "confirmed", "ok", "kept", "agreed"],
    overridden: ["override", "overruled", "rejected", "corrected", "changed", "edited"],
    escalated: ["escalate", "escalation", "transferred", "handed over", "reassigned", "forwarded"],
    none: ["not reviewed", "unreviewed", "no review", "n a"],
  },
  quality: {
    pass: ["passed", "ok", "good", "true", "yes", "y", "1", "met", "within"],
    fail: ["failed", "bad", "false", "no", "n", "0", "missed", "breached"],
    unknown: ["not checked", "n a", "not known"],
  },
  success: {
    true: ["yes", "y", "1", "success", "successful", "solved", "resolved", "passed", "won"],
    false: ["no", "n", "0", "failure", "failed", "unsolved", "unresolved", "lost"],
  },
  verdict: {
    improved: ["better", "improvement", "positive"],
    neutral: ["same", "unchanged", "no change", "no effect"],
    regressed: ["worse", "regression", "negative"],
  },
  status: {
    planned: ["draft", "scheduled", "new", "requested"],
    authorised: ["authorized", "approved"],
    deployed: ["released", "live", "implemented", "done", "completed"],
    validated: ["verified", "confirmed"],
    "rolled back": ["reverted", "backed out", "rollback", "withdrawn"],
  },
  kind: {
    ux: ["ui", "user interface", "design", "flow"],
    policy: ["prompt", "prompts", "rule", "rules", "threshold", "guardrail"],
    routing: ["model", "model routing", "model change"],
    pricing: ["price", "packaging", "plan change"],
    other: ["infrastructure", "misc", "else"],
  },
};

/** The words that cells of a column may hold; null: it is free text or a number. */
export function allowedWords(template: ColumnTemplate): readonly string[] | null {
  if (template.kind === "boolean") return ["true", "false"];
  return template.values ?? null;
}

/** The template's word that a text of a file means; null: not known. Case and punctuation do not count. */
export function wordFor(template: ColumnTemplate, text: string): string | null {
  const allowed = allowedWords(template);
  if (allowed === null) return null;
  const plain = plainWords(text);
  const same = allowed.find((word) => plainWords(word) === plain);
  if (same !== undefined) return same;
  const known = WORDS[template.name] ?? {};
  return allowed.find((word) => known[word]?.includes(plain) === true) ?? null;
}

/** Whether a text is read as it stands. */
export function isOwnWord(template: ColumnTemplate, text: string): boolean {
  const allowed = allowedWords(template) ?? [];
  if (template.kind === "boolean") return allowed.includes(text.toLowerCase());
  if (template.kind !== "words") return allowed.includes(text);
  return text.split(";").every((word) => allowed.includes(word.trim()));
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
