/** How many lines a text takes where so many letters stand in a line; a word that is longer is broken. */
export function wrappedLines(text: string, perLine: number): number {
  const most = Math.max(1, Math.floor(perLine));
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > most) {
      lines += 1;
      used = 0;
    }
    lines += Math.floor(Math.max(0, word.length - 1) / most);
    used += (used > 0 ? 1 : 0) + (word.length > most ? word.length % most : word.length);
  }
  return lines;
}
