import { keyGroups } from "../../renderer/app/keys.ts";
import { keyCaps } from "../../renderer/components/key-glyphs.ts";
import { ERROR_CODES } from "../../shared/errors/error-codes.ts";

/** The pages of the guide that are written from the tables of the app, by file name. */
export function guideTables(): ReadonlyMap<string, string> {
  return new Map([
    ["keys.md", keysPage()],
    ["codes.md", codesPage()],
  ]);
}

function keysPage(): string {
  const groups = keyGroups(false).map(({ title, where, keys }) => {
    const rows = keys.map((fact) => `| ${fact.keys.map(capsOf).join(" or ")} | ${cell(fact.what)} |`);
    const heading = where === undefined ? title : `${title}, ${where}`;
    return [`## ${heading}`, "", "| keys | do |", "| --- | --- |", ...rows, ""].join("\n");
  });
  const about =
    "On a Mac `⌘` stands for `Ctrl`. Keys one after the other stand with a space between them, keys together with a plus. `?` shows\nthe same table in the window.";
  return `# Keys\n\n${about}\n\n${groups.join("\n")}`;
}

function capsOf(keys: string): string {
  const together = keys.includes("+") ? "+" : " ";
  return `\`${keyCaps(keys, false).join(together)}\``;
}

function codesPage(): string {
  const rows = Object.entries(ERROR_CODES).map(([code, { remedy }]) => `| \`${code}\` | ${cell(remedy)} |`);
  const about =
    "Every refusal says what is wrong, where, and what to do; nothing was changed. The codes stay the same from version to version. A code that\nbegins with `W_` is a warning: what was given was taken.";
  return ["# Codes", "", about, "", "| code | what to do |", "| --- | --- |", ...rows, ""].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
