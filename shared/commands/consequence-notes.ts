/** Does a note of a command say that an obligation was fired, withdrawn or restated? */
export function isConsequence(note: string): boolean {
  return /^(fired|withdrawn|restated): /u.test(note);
}

/**
 * What several imports in a row did together: an obligation that one fired and the next withdrew was never to be
 * answered, so that both sentences go. Other notes stay as they are.
 */
export function netConsequences(notes: readonly string[]): readonly string[] {
  const fired = new Map<string, number>();
  const dropped = new Set<number>();
  for (const [place, note] of notes.entries()) {
    const [, kind, about] = /^(fired|withdrawn): (.*?\))(?::[^)]*)?$/u.exec(note) ?? [];
    if (kind === undefined || about === undefined) continue;
    const earlier = fired.get(about);
    if (earlier === undefined) fired.set(about, place);
    else if (!notes[earlier]?.startsWith(kind)) {
      dropped.add(earlier).add(place);
      fired.delete(about);
    }
  }
  return notes.filter((_, place) => !dropped.has(place));
}
