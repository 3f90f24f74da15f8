/** The parts of a path that a pattern names with a dollar, such as `pilotId` in `/c/$pilotId/plan`. */
export type PathParts = Readonly<Record<string, string>>;

/**
 * The parts of a path that a pattern has room for; null: the path is another. Both go by the words between slashes; a
 * slash at the end counts for nothing.
 */
export function matchPath(pattern: string, path: string): PathParts | null {
  const wanted = wordsOf(pattern);
  const words = wordsOf(path);
  if (words.length !== wanted.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const word = decoded(words[index] ?? "");
    if (word === null) return null;
    if (want.startsWith("$")) parts[want.slice(1)] = word;
    else if (word !== want) return null;
  }
  return parts;
}

/** The route whose pattern the path matches, with its parts; of several the first with the fewest parts. */
export function matchRoute<Route extends { readonly pattern: string }>(
  routes: readonly Route[],
  path: string,
): { readonly route: Route; readonly parts: PathParts } | null {
  let found: { readonly route: Route; readonly parts: PathParts } | null = null;
  for (const route of routes) {
    const parts = matchPath(route.pattern, path);
    if (parts === null) continue;
    if (found === null || Object.keys(parts).length < Object.keys(found.parts).length)
      found = { route, parts };
  }
  return found;
}

function wordsOf(path: string): readonly string[] {
  return path.split("/").filter((word) => word !== "");
}

function decoded(word: string): string | null {
  try {
    return decodeURIComponent(word);
  } catch {
    return null;
  }
}
