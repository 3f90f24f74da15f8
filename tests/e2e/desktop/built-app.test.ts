import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { ensureBuilt } from "../../../build/ensure-built.mjs";
import { launchApp } from "../../hosts/launch.ts";

const main = fileURLToPath(new URL("../../../dist/main/main.js", import.meta.url));

it("opens the built page on the desktop host, without an error and without breaking the policy", async () => {
  await ensureBuilt({ targets: ["main", "preload", "renderer"] });
  const userData = mkdtempSync(join(tmpdir(), "converge180-built-"));
  onTestFinished(() => rmSync(userData, { recursive: true, force: true, maxRetries: 10 }));
  const app = await launchApp({ userData, main });
  onTestFinished(() => app.close());
  const page = await app.firstWindow();
  await page.getByRole("main").waitFor();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  // Loaded once more, so that nothing of its start is missed.
  await page.reload();
  await page.getByRole("main").waitFor();
  expect(await page.title()).toBe("Converge180");
  expect(complaints).toStrictEqual([]);
});
