import { CONTENT, type DeckSlide, type SlideItem } from "./deck.ts";
import { textHeight } from "./slide-heights.ts";

/** So many findings stand on one slide at most. */
const MOST = 3;
/** A slide that is filled further stands alone, in inches. */
const SHORT = 3.2;
/** Space above a finding that follows, and below it. */
const ABOVE = 0.32;
const BELOW = 0.08;
/** Letters of a finding that is not the title. */
const POINTS = 16;

/** Slides that say little are put together, the first finding as the title, as far as they fit below each other. */
export function joinedSlides(slides: readonly DeckSlide[]): readonly DeckSlide[] {
  const joined: { slide: DeckSlide; count: number }[] = [];
  for (const slide of slides) {
    const last = joined.at(-1);
    const both = last === undefined || last.count === MOST ? null : together(last.slide, slide);
    if (last === undefined || both === null) joined.push({ slide, count: 1 });
    else joined[joined.length - 1] = { slide: both, count: last.count + 1 };
  }
  return joined.map(({ slide, count }) =>
    count > 1 ? slide : { ...slide, items: slide.roomy ?? slide.items },
  );
}

/** Null: they do not fit, or one of them is full enough by itself. */
function together(first: DeckSlide, second: DeckSlide): DeckSlide | null {
  if (!isShort(second) && !isShort(first)) return null;
  if ([first, second].some(({ items }) => items.some(isLarge)) || isContinued(second)) return null;
  const text = `${nameOf(second)}${second.title}`;
  const box = {
    ...CONTENT,
    y: CONTENT.y + heightOf(first) + ABOVE,
    h: textHeight(text, CONTENT.w, POINTS),
  };
  const below = box.y + box.h + BELOW;
  if (below + heightOf(second) > CONTENT.y + CONTENT.h) return null;
  const moved = second.items.map((item): SlideItem => {
    return { ...item, box: { ...item.box, y: item.box.y - CONTENT.y + below } };
  });
  return {
    kicker: `${first.kicker} · ${second.kicker.replace(/^Appendix: /u, "")}`,
    title: first.title,
    items: [...first.items, { kind: "text", style: "heading", text, box }, ...moved],
    notes: first.notes,
  };
}

/** A finding at the end of the deck is of one of several companies: its section is named. */
function nameOf({ kicker }: DeckSlide): string {
  const [, name] = /^Appendix: \S+ (.+)$/u.exec(kicker) ?? [];
  return name === undefined ? "" : `${name}: `;
}

function isShort(slide: DeckSlide): boolean {
  return heightOf(slide) <= SHORT;
}

function heightOf({ items }: DeckSlide): number {
  return Math.max(0, ...items.map(({ box }) => box.y + box.h)) - CONTENT.y;
}

/** Large figures and charts are what a slide is about. */
function isLarge({ kind }: SlideItem): boolean {
  return kind === "chart" || kind === "figures" || kind === "signatures";
}

function isContinued({ title }: DeckSlide): boolean {
  return /\(\d+ of \d+\)$/u.test(title);
}
