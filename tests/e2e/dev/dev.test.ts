import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Readable } from "node:stream";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAY_LISTEN } from "../../../build/dev-desktop.mjs";
import { findBrowser } from "../../../electron/services/pdf.ts";
import { launchApp } from "../../hosts/launch.ts";
import { projectRoot } from "../../house/project-files.ts";
import { prepareDesktopApp } from "../desktop/support/desktop-app.ts";

/** A checkout that may be changed, with the packages of this one. */
const checkout = mkdtempSync(join(tmpdir(), "converge180-dev-"));
const COPIED = ["build", "renderer", "shared", "package.json", "package-lock.json", "tsconfig.json"];

let dev: ChildProcess;
let address: string;
let browser: Browser;

beforeAll(async () => {
  for (const part of COPIED) cpSync(join(projectRoot, part), join(checkout, part), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(checkout, "node_modules"), "dir");
  const executablePath = findBrowser(process.env);
  if (executablePath === null) throw new Error("this test needs a Chromium: set CHROMIUM_PATH");
  dev = startDev("0");
  address = (await said(dev.stdout)).trim();
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
});
afterAll(async () => {
  await browser?.close();
  dev?.kill("SIGKILL");
  rmSync(checkout, { recursive: true, force: true, maxRetries: 10 });
});

function startDev(port: string): ChildProcess {
  return spawn(process.execPath, ["build/dev.mjs", "--browser", "--port", port], {
    cwd: checkout,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The next text of a stream. */
async function said(stream: Readable | null): Promise<string> {
  if (stream === null) throw new Error("nothing to read");
  const [bytes] = (await once(stream, "data")) as [Buffer];
  return bytes.toString("utf8");
}

/** Changes a file of the window. */
function edit(file: string, change: (text: string) => string): void {
  const path = join(checkout, "renderer", file);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

/** Marks what a full load would lose. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { isMarked: true }));
}

async function isMarked(page: Page): Promise<boolean> {
  return page.evaluate(() => "isMarked" in globalThis);
}

describe("npm run dev", () => {
  it("shows changes of a style and of a screen without loading the page anew, under the product's policy", async () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    const loaded = await page.goto(address);
    await page.getByRole("heading", { name: "Portfolio" }).waitFor({ timeout: 60_000 });
    const { host } = new URL(address);
    const policy = loaded?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain(`connect-src 'self' ws://${host};`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);

    // What a person did stays: the pilot is kept in the browser, and the page is not loaded anew.
    await page.getByRole("button", { name: "Start a pilot…" }).click();
    await page.getByRole("dialog").getByLabel("Company").fill("Kestrel");
    await page.getByRole("button", { name: "Start pilot" }).click();
    await page.getByRole("link", { name: "Portfolio" }).click();
    await page.getByRole("grid", { name: "Companies" }).waitFor();
    await mark(page);

    edit("styles/base.css", (text) => `${text}\nbody {\n  outline-color: rgb(1, 2, 3);\n}\n`);
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).outlineColor), { timeout: 20_000 })
      .toBe("rgb(1, 2, 3)");
    expect(await isMarked(page)).toBe(true);

    edit("features/portfolio/portfolio-place.tsx", (text) => text.replace("New pilot…", "Another pilot…"));
    await page.getByRole("button", { name: "Another pilot…" }).waitFor({ timeout: 20_000 });
    expect(await page.getByRole("grid", { name: "Companies" }).getByText("Kestrel").count()).toBe(1);
    expect(await isMarked(page)).toBe(true);
    expect(complaints).toStrictEqual([]);
    await page.context().close();
  });

  it("shows the same page in the desktop app, which main asks the server for, and its changes without loading it anew", async () => {
    const desktop = await prepareDesktopApp("test page");
    process.env["CONVERGE180_DEV_SERVER"] = address.replace(/\/$/, "");
    try {
      const app = await launchApp({
        userData: desktop.userData,
        main: desktop.main,
        switches: [MAY_LISTEN],
      });
      const page = await app.firstWindow();
      await page.getByRole("heading", { name: "Portfolio" }).waitFor({ timeout: 60_000 });
      // It is main that handed it over: the preload's object is there.
      expect(await page.evaluate(() => "converge180Desktop" in globalThis)).toBe(true);
      await page.getByRole("button", { name: "Start a pilot…" }).waitFor();
      expect(page.url()).not.toContain("127.0.0.1");
      await mark(page);
      edit("features/portfolio/portfolio-start.tsx", (text) =>
        text.replace("Start a pilot…", "Begin a pilot…"),
      );
      await page.getByRole("button", { name: "Begin a pilot…" }).waitFor({ timeout: 20_000 });
      edit("styles/base.css", (text) => `${text}\nbody {\n  outline-color: rgb(4, 5, 6);\n}\n`);
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.body).outlineColor), { timeout: 20_000 })
        .toBe("rgb(4, 5, 6)");
      expect(await isMarked(page)).toBe(true);
      await app.close();
    } finally {
      delete process.env["CONVERGE180_DEV_SERVER"];
      desktop.remove();
    }
  });

  it("refuses another name, says that its port is in use, and ends cleanly when interrupted", async () => {
    const { port } = new URL(address);
    const foreign = await fetch(`http://localhost:${port}/`).catch(() => null);
    expect(foreign === null || foreign.status === 421).toBe(true);
    const second = startDev(port);
    const ended = once(second, "exit");
    expect(await said(second.stderr)).toContain("is npm run dev running already?");
    expect(await ended).toStrictEqual([1, null]);
    dev.kill("SIGINT");
    expect(await once(dev, "exit")).toStrictEqual([0, null]);
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  });
});
