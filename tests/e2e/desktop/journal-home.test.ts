import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";

const PILOT = "0123456789abcdef-1-0";
const BLOB = "ab".repeat(32);

let desktop: DesktopApp;

beforeAll(async () => {
  desktop = await prepareDesktopApp("test page");
});
afterAll(() => desktop?.remove());

describe("the second home", () => {
  it("has everything that was acknowledged, after the app was killed", async () => {
    const first = await desktop.start();
    const written = await first.page.evaluate(
      async ({ pilotId, name }) => {
        const anchor = {
          storeId: "s1",
          commit: 2,
          digest: "cd".repeat(32),
          schema: 1,
          app: "Converge180 0.1.0",
          chromium: "156",
        };
        const answers = [
          await converge180Desktop.writeBlob({
            pilotId,
            name,
            size: 3,
            offset: 0,
            bytes: new Uint8Array([1, 2]),
          }),
          await converge180Desktop.writeBlob({
            pilotId,
            name,
            size: 3,
            offset: 2,
            bytes: new Uint8Array([3]),
          }),
          await converge180Desktop.replaceJournal({ pilotId, lines: ['{"seq":1}'] }),
          await converge180Desktop.appendJournal({
            pilotId,
            lines: ['{"seq":2}', '{"seq":3,"name":"Müller"}'],
          }),
          await converge180Desktop.writeAnchor({ anchor }),
        ];
        return answers.every((answer) => answer.ok);
      },
      { pilotId: PILOT, name: BLOB },
    );
    expect(written).toBe(true);
    await desktop.kill(first.app);
    // What an append leaves that a power cut interrupts.
    const journal = join(desktop.userData, "journal", PILOT, "journal.jsonl");
    appendFileSync(journal, '{"seq":4,"na');

    const second = await desktop.start();
    const found = await second.page.evaluate(
      async ({ pilotId, name }) => {
        const blob = await converge180Desktop.readBlob({ pilotId, name });
        return {
          pilots: await converge180Desktop.listPilots({}),
          lines: await converge180Desktop.readJournal({ pilotId }),
          blob: blob.ok ? [...blob.value] : [],
          anchor: await converge180Desktop.readAnchor({}),
          appended: await converge180Desktop.appendJournal({ pilotId, lines: ['{"seq":4}'] }),
        };
      },
      { pilotId: PILOT, name: BLOB },
    );
    await second.app.close();
    expect(found).toMatchObject({
      pilots: { ok: true, value: [PILOT] },
      lines: { ok: true, value: ['{"seq":1}', '{"seq":2}', '{"seq":3,"name":"Müller"}'] },
      blob: [1, 2, 3],
      anchor: { ok: true, value: { commit: 2 } },
      appended: { ok: true },
    });
    expect(readFileSync(journal, "utf8").endsWith('"Müller"}\n{"seq":4}\n')).toBe(true);
  });
});
