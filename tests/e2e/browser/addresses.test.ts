import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";

let chromium: ChromiumPages;
let page: Page;
beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  page = await chromium.open();
  await page.evaluate(prepare);
  return () => page.context().close();
});

declare global {
  /** Addresses whose code comes when it is told to, and what was shown of them, in order. */
  var addresses: {
    readonly router: ReturnType<typeof converge180.createWindowRouter>;
    readonly shown: string[];
    readonly arrive: Record<"slow" | "broken", (works: boolean) => Promise<void>>;
    /** Lets everything that is under way go on. */
    readonly settle: () => Promise<void>;
  };
}

function prepare(): void {
  const coming = { slow: [] as ((works: boolean) => void)[], broken: [] as ((works: boolean) => void)[] };
  const content = () => null;
  const wait = (name: "slow" | "broken") => () =>
    new Promise<typeof content>((resolve, reject) => {
      coming[name].push((works) => (works ? resolve(content) : reject(new Error(`no ${name} code`))));
    });
  const route = (pattern: string, place: object) => ({ pattern, isFramed: false, place }) as never;
  const router = converge180.createWindowRouter(
    [
      route("/quick", { content }),
      route("/quick/$part", { content }),
      route("/slow", { load: wait("slow") }),
      route("/broken", { load: wait("broken") }),
    ],
    () => "/quick",
  );
  const shown: string[] = [];
  router.subscribe(() => {
    const place = router.shown();
    const text =
      `${place?.address.href} ${JSON.stringify(place?.parts)} ${place?.fault?.message ?? ""}`.trim();
    if (shown.at(-1) !== text) shown.push(text);
  });
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  const arrive = (name: "slow" | "broken") => async (works: boolean) => {
    coming[name].shift()?.(works);
    await settle();
  };
  globalThis.addresses = {
    router,
    shown,
    arrive: { slow: arrive("slow"), broken: arrive("broken") },
    settle,
  };
}

describe("the addresses of the window", () => {
  it("lead from nothing to where one starts, and back does not lead to nothing again", async () => {
    const { shown, hash, length } = await page.evaluate(async () => {
      const { router, shown } = addresses;
      const before = history.length;
      await router.load();
      return { shown, hash: location.hash, length: history.length - before };
    });
    expect({ shown, hash, length }).toStrictEqual({ shown: ["/quick {}"], hash: "#/quick", length: 0 });
  });

  it("show at once what has come, and what stood before until other code has", async () => {
    const steps = await page.evaluate(async () => {
      const { router, arrive, settle } = addresses;
      await router.load();
      const seen: unknown[] = [];
      const look = () => seen.push([router.address().href, router.shown()?.address.href]);
      router.go("/quick/one?tab=Two");
      look();
      // What is pushed within one step of the browser is one entry of its history.
      await settle();
      router.go("/slow");
      look();
      await arrive.slow(true);
      look();
      history.back();
      await new Promise((resolve) => window.addEventListener("popstate", resolve, { once: true }));
      await settle();
      look();
      location.hash = "#/slow";
      await new Promise((resolve) => window.addEventListener("hashchange", resolve, { once: true }));
      look();
      return seen;
    });
    expect(steps).toStrictEqual([
      ["/quick/one?tab=Two", "/quick/one?tab=Two"],
      ["/slow", "/quick/one?tab=Two"],
      ["/slow", "/slow"],
      ["/quick/one?tab=Two", "/quick/one?tab=Two"],
      // What came once is there.
      ["/slow", "/slow"],
    ]);
  });

  it("never show what comes late where one went elsewhere meanwhile", async () => {
    const shown = await page.evaluate(async () => {
      const { router, arrive, shown } = addresses;
      await router.load();
      router.go("/slow");
      router.go("/quick/one");
      await arrive.slow(true);
      return shown;
    });
    expect(shown).toStrictEqual(["/quick {}", '/quick/one {"part":"one"}']);
  });

  it("say why code did not come, and fetch it again when asked", async () => {
    const shown = await page.evaluate(async () => {
      const { router, arrive, shown } = addresses;
      await router.load();
      router.go("/broken");
      await arrive.broken(false);
      const again = router.load();
      await arrive.broken(true);
      await again;
      router.go("/elsewhere");
      return shown;
    });
    expect(shown).toStrictEqual(["/quick {}", "/broken {} no broken code", "/broken {}", "/elsewhere {}"]);
  });

  it("stay where a guard says so", async () => {
    const places = await page.evaluate(async () => {
      const { router, settle } = addresses;
      await router.load();
      let isStaying = true;
      const end = router.guard({ blockerFn: () => isStaying });
      const places: string[] = [];
      for (const staying of [true, false]) {
        isStaying = staying;
        router.go("/quick/one");
        await settle();
        places.push(`${router.address().href} ${location.hash}`);
      }
      end();
      isStaying = true;
      router.go("/quick");
      await settle();
      return [...places, `${router.address().href} ${location.hash}`];
    });
    expect(places).toStrictEqual(["/quick #/quick", "/quick/one #/quick/one", "/quick #/quick"]);
  });
});
