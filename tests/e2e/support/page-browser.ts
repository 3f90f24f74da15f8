import process from "node:process";
import { type Browser, chromium } from "playwright-core";
import { onPath } from "../../../build/ensure-chromium.mjs";
import { findBrowser } from "../../../electron/services/pdf.ts";

/** How long a test waits for what a page comes to show: a busy machine takes its time, and waiting ends as soon as it is there. */
export const PATIENCE_MS = 60_000;

/**
 * Starts a browser that shows pages to a test. Where the machine has Chromium without windows of its own, it is that one: the
 * same engine, at two thirds of the cost. What stands for the app as people have it (served, desktop) runs in the whole browser.
 */
export async function startPageBrowser(): Promise<Browser> {
  const executablePath = onPath("chromium-headless-shell")[0] ?? findBrowser(process.env);
  if (executablePath === null) throw new Error("these tests need a Chromium: set CHROMIUM_PATH");
  return chromium.launch({
    executablePath,
    // Chromium refuses to run its sandbox as root, and only then.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu"],
  });
}

let ofThisWorker: Promise<Browser> | null = null;

/** The browser that all test files of a worker share; it ends with the worker. */
export function sharedPageBrowser(): Promise<Browser> {
  ofThisWorker ??= startPageBrowser();
  return ofThisWorker;
}
