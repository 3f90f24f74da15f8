import { hasRightToLeft, isolateRuns, isWholeName } from "../../shared/report/text/isolate-runs.ts";

/** Attributes that are read or shown as sentences. */
const SENTENCES = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder"];
/** What is typed or run, not shown. */
const NOT_SHOWN = "script, style, textarea, [contenteditable]";

/**
 * Keeps names from right to left together in everything that the window says: places, messages, titles, names for screen
 * readers. Sentences are put together in many places, by the domain too; they are looked at here, once, after they are
 * put on the page and before it is painted. A name that fills its element stays as it is: the style sheet isolates it.
 */
export function isolateShownNames(root: Node): () => void {
  const observer = new MutationObserver((mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === "childList") for (const node of addedNodes) isolateBelow(node);
      else if (type === "characterData") isolateText(target);
      else if (target instanceof Element) isolateAttributes(target);
    }
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: SENTENCES,
  });
  isolateBelow(root);
  return () => observer.disconnect();
}

function isolateBelow(node: Node): void {
  if (node instanceof Text) isolateText(node);
  if (!(node instanceof Element)) return;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let next: Node | null = walker.currentNode; next !== null; next = walker.nextNode()) {
    if (next instanceof Element) isolateAttributes(next);
    else isolateText(next);
  }
}

/** Writing an isolate is a change too: what is isolated already is left alone, so that it ends there. */
function isolateText(node: Node): void {
  const text = node.nodeValue ?? "";
  if (!hasRightToLeft(text)) return;
  const parent = node.parentElement;
  if (parent === null || parent.closest(NOT_SHOWN) !== null) return;
  if (parent.childNodes.length === 1 && isWholeName(text)) return;
  const isolated = isolateRuns(text);
  if (isolated !== text) node.nodeValue = isolated;
}

function isolateAttributes(element: Element): void {
  for (const name of SENTENCES) {
    const text = element.getAttribute(name);
    if (text === null || !hasRightToLeft(text) || isWholeName(text)) continue;
    const isolated = isolateRuns(text);
    if (isolated !== text) element.setAttribute(name, isolated);
  }
}
