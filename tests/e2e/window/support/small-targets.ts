import type { Page } from "playwright-core";

/**
 * What can be pressed and is too small (WCAG 2.2, 2.5.8): under 24 px, with another target so near that a circle of 24 px
 * around its middle meets it. Links in a sentence are free; a field counts with its label.
 */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const least = 24;
    const pressed =
      "a[href], button, input, select, textarea, [role=button], [role=tab], [role=option], [role=separator]";
    const targets = [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter(
        (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled"),
      )
      .map((element) => ({
        element,
        box: (element.closest("label") ?? element).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const isSmall = (box: DOMRect): boolean => box.width < least || box.height < least;
    const middle = (box: DOMRect): readonly [number, number] => [
      box.x + box.width / 2,
      box.y + box.height / 2,
    ];
    const isInSentence = (element: HTMLElement): boolean => {
      const around = element.closest("p, li, dd")?.textContent ?? element.textContent;
      const isInline = getComputedStyle(element).display.startsWith("inline");
      return element.tagName === "A" && isInline && around?.trim() !== element.textContent?.trim();
    };
    const meets = (own: DOMRect, other: DOMRect): boolean => {
      const [x, y] = middle(own);
      const [otherX, otherY] = middle(other);
      if (isSmall(other) && Math.hypot(otherX - x, otherY - y) < least) return true;
      const nearX = Math.max(other.left, Math.min(x, other.right));
      const nearY = Math.max(other.top, Math.min(y, other.bottom));
      return Math.hypot(nearX - x, nearY - y) < least / 2;
    };
    return targets
      .filter(({ element, box }) => isSmall(box) && !isInSentence(element))
      .filter(({ element, box }) =>
        targets.some(
          (other) =>
            other.element !== element &&
            !other.element.contains(element) &&
            !element.contains(other.element) &&
            meets(box, other.box),
        ),
      )
      .map(
        ({ element, box }) =>
          `${element.getAttribute("aria-label") ?? element.textContent}: ${Math.round(box.width)} × ${Math.round(box.height)} (${element.className})`,
      );
  });
}
