import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATION_NAMES } from "../../../shared/ipc/operation-names.ts";
import { launchApp } from "../../hosts/launch.ts";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  desktop = await prepareDesktopApp("test page");
  ({ app, page } = await desktop.start());
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
});

const addressOfWindow = (): Promise<string | undefined> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

describe("the window", () => {
  it("has its title, and is a secure origin of its own", async () => {
    expect(await page.title()).toBe("Converge180");
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    expect(await addressOfWindow()).toBe("app://converge180/index.html");
  });

  it("keeps its data in the folder it was given, under the product's name", async () => {
    const { name, place } = await app.evaluate(({ app }) => ({
      name: app.getName(),
      place: app.getPath("userData"),
    }));
    expect({ name, place }).toStrictEqual({ name: "Converge180", place: desktop.userData });
  });

  it("hears the menu", async () => {
    await app.evaluate(({ Menu }) => {
      for (const id of ["new pilot", "palette", "keys"])
        Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    });
    await expect.poll(() => page.evaluate(() => heard.menu)).toStrictEqual(["new pilot", "palette", "keys"]);
  });

  it("hears what was chosen of the menu before its page listened", async () => {
    await page.evaluate(() => sessionStorage.setItem("listens later", "yes"));
    await page.reload();
    await page.waitForFunction(() => "heard" in globalThis);
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById("new pilot")?.click();
    });
    // An answer of main comes after what main said before.
    await page.evaluate(() => converge180Desktop.windowReady({}));
    await page.evaluate(() => {
      (globalThis as unknown as { listenNow: () => void }).listenNow();
      sessionStorage.clear();
    });
    await expect.poll(() => page.evaluate(() => heard.menu)).toStrictEqual(["new pilot"]);
  });
});

describe("isolation", () => {
  it("the page sees the named operations and nothing of Node or Electron", async () => {
    const seen = await page.evaluate(() => ({
      globals: ["require", "process", "module", "Buffer", "ipcRenderer", "electron"].filter(
        (name) => name in window,
      ),
      members: Object.keys(converge180Desktop).toSorted(),
      isFrozen: Object.isFrozen(converge180Desktop),
    }));
    const members = [...OPERATION_NAMES, "onFiles", "onMenu"].toSorted();
    expect(seen).toStrictEqual({ globals: [], members, isFrozen: true });
  });

  it("the page cannot put its own object in the place of the preload's", async () => {
    const kept = await page.evaluate(() => {
      const before = converge180Desktop;
      try {
        Object.assign(window, { converge180Desktop: {} });
      } catch {
        // Refused with an error: as well.
      }
      return converge180Desktop === before;
    });
    expect(kept).toBe(true);
  });
});

describe("the content security policy", () => {
  it("is the design's, with a nonce of its own for every load", async () => {
    const policies = await page.evaluate(async () => {
      const policyOf = async (path: string): Promise<string | null> =>
        (await fetch(path)).headers.get("content-security-policy");
      return [await policyOf("/index.html"), await policyOf("/"), await policyOf("/page.js")];
    });
    const nonces = policies.map((policy) => /'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy ?? "")?.[1]);
    expect(new Set(nonces).size).toBe(3);
    expect(policies[0]).toBe(
      `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-${nonces[0]}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  it("lets styles with the nonce through, and no inline script", async () => {
    const seen = await page.evaluate(() => ({
      spacing: getComputedStyle(document.querySelector("h1") ?? document.body).letterSpacing,
      inlineRan: "inlineRan" in window,
    }));
    expect(seen).toStrictEqual({ spacing: "3px", inlineRan: false });
  });

  it("forbids eval, added inline scripts and everything outside", async () => {
    const { fetched, evaluated, added, violated } = await page.evaluate(async () => {
      const violated: string[] = [];
      const both = new Promise<void>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => {
          violated.push(event.effectiveDirective);
          if (violated.includes("connect-src") && violated.includes("script-src-elem")) resolve();
        });
      });
      const script = document.createElement("script");
      script.textContent = "window.added = true";
      document.body.append(script);
      const fetched = await fetch("https://example.com/").then(
        () => "reached",
        (error: unknown) => String(error).slice(0, 9),
      );
      // Playwright's own evaluation is allowed to evaluate; a timer's is the page's.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // oxlint-disable-next-line no-eval
            resolve(String((0, eval)("1")));
          } catch (error) {
            resolve(error instanceof Error ? error.name : "");
          }
        });
      });
      await both;
      return { fetched, evaluated, added: "added" in window, violated };
    });
    expect({ fetched, evaluated, added }).toStrictEqual({
      fetched: "TypeError",
      evaluated: "EvalError",
      added: false,
    });
    expect(violated).toEqual(expect.arrayContaining(["connect-src", "script-src-elem"]));
  });
});

describe("what is served", () => {
  it.each([
    "/..%2fmain/main.js",
    "/%2e%2e/main/main.js",
    "/assets/",
    "/preload.cjs",
    "//page.js",
    "/.built-from.json",
  ])("not %s: only built files, by their exact names", async (path) => {
    // A path of two slashes is not the name of a host here.
    const status = await page.evaluate(
      async (path) => (await fetch(`${location.origin}${path}`)).status,
      path,
    );
    expect(status).toBe(404);
  });

  it("answers nothing but GET", async () => {
    expect(await page.evaluate(async () => (await fetch("/", { method: "POST" })).status)).toBe(405);
  });
});

describe("the page stays where it is", () => {
  it("does not navigate, nor open windows", async () => {
    await page.evaluate(() => {
      location.href = "https://example.com/";
    });
    const opened = await page.evaluate(() => window.open("https://example.com/") === null);
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await page.evaluate(() => document.querySelector("h1")?.textContent)).toBe(
      "A page that does nothing",
    );
    expect(await addressOfWindow()).toBe("app://converge180/index.html");
    expect(typeof opened).toBe("boolean");
  });

  it("has no permission but persistent storage", async () => {
    const states = await page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return [await state("geolocation"), await state("notifications"), await state("persistent-storage")];
    });
    expect(states).toStrictEqual(["denied", "denied", "granted"]);
  });
});

describe("operations", () => {
  it("refuse what is not of their schema, and change nothing", async () => {
    const answers = await page.evaluate(async () => {
      const loose = converge180Desktop as unknown as Record<
        string,
        (request: unknown) => Promise<{ error?: { code: string } }>
      >;
      const requests: readonly [string, unknown][] = [
        ["readJournal", { pilotId: "../../etc" }],
        ["readJournal", { pilotId: "a1-1-0", also: 1 }],
        ["appendJournal", { pilotId: "a1-1-0", lines: ["{}\n{}"] }],
        ["writeBlob", { pilotId: "a1-1-0", name: "../x", size: 1, offset: 0, bytes: new Uint8Array(1) }],
        ["saveFile", { name: "a/b.csv", mediaType: "text/csv", bytes: new Uint8Array(1) }],
        ["readFile", { grant: "/etc/passwd", offset: 0, length: 1 }],
        ["pickFiles", null],
      ];
      return Promise.all(
        requests.map(async ([name, request]) => (await loose[name]?.(request))?.error?.code),
      );
    });
    expect(answers).toStrictEqual(Array.from({ length: 7 }, () => "IPC_REQUEST"));
    expect(await page.evaluate(() => converge180Desktop.listPilots({}))).toStrictEqual({
      ok: true,
      value: [],
    });
  });

  it("refuse what is too large", async () => {
    const answer = await page.evaluate(() => converge180Desktop.readJournal({ pilotId: "a".repeat(20_000) }));
    expect(answer).toStrictEqual({
      ok: false,
      error: { code: "IPC_SIZE", message: "the request is too large" },
    });
  });

  it("refuse every page but the app's own", async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL("app://print/none"));
    await page.waitForFunction(() => location.hostname.startsWith("print"));
    expect(await page.evaluate(() => converge180Desktop.listPilots({}))).toStrictEqual({
      ok: false,
      error: { code: "IPC_SENDER", message: "only the app's own page may ask this" },
    });
  });
});

describe("a page that is loaded anew while it loads", () => {
  it("is no reason to end", async () => {
    const other = await prepareDesktopApp("test page");
    const started = await launchApp({ userData: other.userData, main: other.main });
    const first = await started.firstWindow();
    await first.waitForURL(/converge180/, { waitUntil: "commit" });
    for (let time = 0; time < 3; time++) await first.reload({ waitUntil: "commit" }).catch(() => undefined);
    await first.waitForFunction(() => "heard" in globalThis);
    expect(await first.evaluate(() => converge180Desktop.listPilots({}))).toStrictEqual({
      ok: true,
      value: [],
    });
    await started.close();
    other.remove();
  });
});
