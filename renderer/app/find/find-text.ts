/** The most matches that are marked. */
export const MOST_FOUND = 1000;

/** Where a text stands in what the screen shows, in reading order; letters count as the same in both cases. */
export function findText(roots: readonly Element[], wanted: string): readonly Range[] {
  const needle = wanted.trim().toLowerCase();
  if (needle === "") return [];
  const found: Range[] = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      isShown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    for (let node = walker.nextNode(); node !== null && found.length < MOST_FOUND; node = walker.nextNode()) {
      found.push(...matchesIn(node, needle));
    }
  }
  return found.slice(0, MOST_FOUND);
}

function matchesIn(node: Node, needle: string): readonly Range[] {
  const text = (node.nodeValue ?? "").toLowerCase();
  const ranges: Range[] = [];
  // A letter whose small form has another length would shift what follows: such texts are left out.
  if (text.length !== (node.nodeValue ?? "").length) return ranges;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + needle.length);
    ranges.push(range);
  }
  return ranges;
}

/** What only screen readers hear cannot be shown as found. */
function isShown(element: Element | null): boolean {
  if (element === null || element.closest(".hidden, script, style") !== null) return false;
  return element.checkVisibility();
}
