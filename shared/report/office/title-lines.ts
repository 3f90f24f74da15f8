import { wrappedLines } from "./wrapped-lines.ts";

/** Mean width of a bold letter of Calibri in a title, against its size. */
const LETTER = 0.44;
/** A space behind a lone number: `144 person-hours` is read in one piece. */
const BEHIND_NUMBER = /(?<=(?:^|\s)[+\u2212]?[\d.,]+) /gu;
const JOINED = "\u0000";

/**
 * The lines of a title in a width, both in points: about equally long, and broken between words alone. Office itself would
 * fill the first line and go on wherever it may, even inside `5.2–8.8` or behind the plus of `+€616`. All lines but the last
 * end with the space between.
 */
export function titleLines(title: string, width: number, points: number): readonly string[] {
  const most = Math.floor(width / (points * LETTER));
  const text = title.replaceAll(BEHIND_NUMBER, JOINED);
  const count = wrappedLines(text, most);
  if (count === 1) return [title];
  let perLine = Math.ceil(text.length / count);
  while (perLine < most && wrappedLines(text, perLine) > count) perLine += 1;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > perLine) {
      lines.push(`${line} `);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => one.replaceAll(JOINED, " "));
}
