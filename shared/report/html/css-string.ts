/**
 * A text as a CSS string, safe inside a `<style>` element: every character but letters, digits and spaces is written
 * as its code, so that no name can end the string, the rule or the element.
 */
export function cssString(text: string): string {
  const escaped = Array.from(text)
    .map((character) =>
      SAFE.test(character) ? character : `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
    )
    .join("");
  return `"${escaped}"`;
}

const SAFE = /^[A-Za-z0-9 ]$/u;
