import type { ReactElement } from "react";

/** A range or a signed sum of money: a browser would go on with the next line inside it. */
const FIGURE = /[^\s–…]*\d[^\s–…]*[–…][^\s–…]*\d[^\s–…]*|[^\s+\u2212]*[+\u2212]\p{Sc}\S*/gu;
/** What is longer than any figure is broken like other text. */
const LONGEST = 32;

/** A finding whose figures each stand in one line. */
export function FindingText({ text }: { readonly text: string }): ReactElement {
  const parts: (string | ReactElement)[] = [];
  let from = 0;
  for (const { 0: figure, index } of text.matchAll(FIGURE)) {
    if (figure.length > LONGEST) continue;
    parts.push(
      text.slice(from, index),
      <span key={index} className="whole">
        {figure}
      </span>,
    );
    from = index + figure.length;
  }
  return <>{[...parts, text.slice(from)]}</>;
}
