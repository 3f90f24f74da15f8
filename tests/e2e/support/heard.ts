import type { Page } from "playwright-core";

/**
 * Listens as a screen reader does: to live regions whose words change, and to alerts that come up. Gives what was heard since,
 * in order; the same words of one region count once until they change.
 */
export async function listenAloud(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const before = new WeakMap<Element, string>();
    const LIVE = ":is([role=status], [role=alert], [aria-live]):not([aria-live=off])";
    const words = (region: Element): string => (region.textContent ?? "").replace(/\s+/gu, " ").trim();
    const hear = (region: Element): void => {
      const said = words(region);
      if (said !== "" && before.get(region) !== said) heard.push(said);
      before.set(region, said);
    };
    for (const region of document.querySelectorAll(LIVE)) before.set(region, words(region));
    new MutationObserver((mutations) => {
      const changed = new Set<Element>();
      for (const { target, addedNodes } of mutations) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE) ?? null;
        if (region !== null) changed.add(region);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches("[role=alert]")) changed.add(node);
          for (const alert of node.querySelectorAll("[role=alert]")) changed.add(alert);
        }
      }
      for (const region of changed) if (region.isConnected) hear(region);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { heardAloud: heard });
  });
  return () => page.evaluate(() => (globalThis as unknown as { heardAloud: string[] }).heardAloud);
}
