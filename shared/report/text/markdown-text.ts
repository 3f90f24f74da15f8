import { plainText } from "./plain-text.ts";

/** A text that Markdown prints as it is: no markup, no HTML, no table cell ends, no links made from it. */
export function markdownText(text: string): string {
  return (
    plainText(text)
      .replace(/[\\`*_{}[\]<>#|~!&$^@]/gu, (character) =>
        character === "<"
          ? "&lt;"
          : character === ">"
            ? "&gt;"
            : character === "&"
              ? "&amp;"
              : `\\${character}`,
      )
      .replace(/^([-+=]|\d+[.)](?=\s|$))/u, (start) =>
        /^\d/u.test(start) ? `${start.slice(0, -1)}\\${start.slice(-1)}` : `\\${start}`,
      )
      // A bare address would become a link in some renderers.
      .replace(/:\/\//gu, ":&#47;&#47;")
      .replace(/\bwww\./giu, (start) => `${start.slice(0, 3)}&#46;`)
  );
}
