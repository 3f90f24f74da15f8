import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostProgram } from "../../hosts/launch.ts";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";

let desktop: DesktopApp;

beforeAll(async () => {
  desktop = await prepareDesktopApp("test page");
});
afterAll(() => desktop?.remove());

/** Starts the app a second time over the same data; gives back how that start ended. */
function startAgain(...args: readonly string[]): Promise<number | null> {
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const all = [...root, `--user-data-dir=${desktop.userData}`, desktop.main, ...args];
  const second = spawn(hostProgram(), all, { stdio: "ignore", cwd: desktop.folder });
  return new Promise((resolve, reject) => {
    second.on("error", reject);
    second.on("exit", resolve);
  });
}

describe("files that the system hands over", () => {
  it("reach the page from the first start's arguments, and from a second start, which ends", async () => {
    const pack = join(desktop.folder, "acme.c180");
    const table = join(desktop.folder, "Work.CSV");
    writeFileSync(pack, "pack");
    writeFileSync(table, "day,count\n");

    const { app, page } = await desktop.start(pack, "notes.txt");
    const names = (): Promise<string[]> => page.evaluate(() => heard.files.map((file) => file.name));
    await expect.poll(names).toStrictEqual(["acme.c180"]);

    // A relative name counts from where the second start stands; what is not there or not ours is left out.
    expect(await startAgain("Work.CSV", "missing.xlsx", "--flag.csv", "readme.md")).toBe(0);
    await expect.poll(names).toStrictEqual(["acme.c180", "Work.CSV"]);
    const content = await page.evaluate(async () => {
      const grant = heard.files[1]?.grant ?? "";
      const read = await converge180Desktop.readFile({ grant, offset: 0, length: 100 });
      return read.ok ? new TextDecoder().decode(read.value) : read.error.code;
    });
    expect(content).toBe("day,count\n");
    await app.close();
  });

  it("the window opens where it was closed", async () => {
    const first = await desktop.start();
    const place = { x: 120, y: 90, width: 1300, height: 800 };
    await first.app.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      place,
    );
    await first.app.close();
    const second = await desktop.start();
    const found = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    await second.app.close();
    expect(found).toStrictEqual(place);
  });
});

describe("an installation without its page", () => {
  it("says so and ends, instead of running on unseen", async () => {
    rmSync(join(desktop.folder, "dist/renderer"), { recursive: true });
    expect(await startAgain()).toBe(1);
  });
});
