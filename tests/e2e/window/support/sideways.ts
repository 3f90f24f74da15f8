import type { Page } from "playwright-core";

/** What a page scrolls or cuts sideways, in words; tables scroll in a box of their own, which a key must reach. */
export function sidewaysFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > window.innerWidth) faults.push(`the page, by ${scrollWidth - window.innerWidth} px`);
    const frames = "main, aside, header, .fullwindow, .importflow, .reviewmode, [role=dialog]";
    for (const frame of document.querySelectorAll(frames)) {
      const over = frame.scrollWidth - frame.clientWidth;
      if (over > 1) faults.push(`${frame.tagName.toLowerCase()}.${frame.className}, by ${over} px`);
    }
    for (const pressed of document.querySelectorAll<HTMLElement>(
      "button, a[href], input, select, textarea",
    )) {
      if (pressed.closest(".tablebox, .sourcebox, [role=grid]") !== null || !pressed.checkVisibility())
        continue;
      if (pressed.getBoundingClientRect().right > window.innerWidth + 1)
        faults.push(`cut: ${pressed.getAttribute("aria-label") ?? pressed.textContent}`);
    }
    for (const box of document.querySelectorAll<HTMLElement>(".tablebox")) {
      const isReached =
        box.tabIndex >= 0 || box.querySelector("[tabindex='0'], button, a[href], input") !== null;
      const name = box.querySelector("table")?.getAttribute("aria-label");
      if (box.scrollWidth > box.clientWidth + 1 && !isReached)
        faults.push(`no key reaches the table ${name}`);
    }
    return faults;
  });
}
