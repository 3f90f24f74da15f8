import { writeFileSync } from "node:fs";
import process from "node:process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

it("a chart is copied as a picture and as a table, and a table pasted into the import", async () => {
  // The dark window: a picture is light all the same.
  const { page, complaints, close } = await browser.open({ scheme: "dark", isAlone: true });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await loadCompany(page, "Tallowmere");
  await page.evaluate(() => {
    location.hash = location.hash.replace(/\/[^/]*$/, "/metrics/trust.acceptance");
  });
  await page.getByRole("button", { name: "Copy picture" }).click();
  await page.getByText("The chart is copied as a picture").waitFor();
  const picture = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType("image/png");
    if (blob === undefined) return null;
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
    let white = 0;
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      const light = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
      if (light === 765) white += 1;
      if (light < 200) dark += 1;
    }
    const text = new Uint8Array(await blob.arrayBuffer()).reduce(
      (all, byte) => all + String.fromCharCode(byte),
      "",
    );
    return {
      width: bitmap.width,
      height: bitmap.height,
      white,
      dark,
      total: data.length / 4,
      base64: btoa(text),
    };
  });
  const seen = process.env["KEEP_CHART_PICTURE"];
  if (seen !== undefined && picture !== null) writeFileSync(seen, Buffer.from(picture.base64, "base64"));
  expect(picture?.height).toBe((340 + 32) * 2);
  expect(picture?.width).toBeGreaterThan(1000);
  expect((picture?.white ?? 0) / (picture?.total ?? 1)).toBeGreaterThan(0.5);
  expect(picture?.dark).toBeGreaterThan(1000);

  await page.getByRole("button", { name: "Copy table" }).click();
  await page.getByText("The chart is copied as a table").waitFor();
  const table = await page.evaluate(() => navigator.clipboard.readText());
  const lines = table.trimEnd().split(/\r?\n/);
  expect(lines[0]).toBe("Week of\tValue\tLow (95 %)\tHigh (95 %)\tn\tState");
  expect(lines.length).toBe(27);
  expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d\t0\.\d+\t0\.\d+\t0\.\d+\t\d+\t/);

  const cells = [
    ["date", "workflow", "segment", "eligible", "attempted", "completed", "qualified"],
    ["2026-11-19", "Payroll query resolution", "Pasted", "10", "9", "8", "7"],
    ["2026-11-20", "Payroll query resolution", "Pasted", "10", "9", "8", "7"],
  ];
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    cells.map((row) => row.join("\t")).join("\r\n"),
  );
  await page.evaluate(() => {
    location.hash = location.hash.replace(/\/metrics.*$/, "/data");
  });
  await page.getByRole("button", { name: "Choose files…" }).waitFor();
  // What is pasted into a field stays there; the heading row alone is no table.
  await page.keyboard.press("ControlOrMeta+V");
  await page.getByText("Pasted table.tsv").first().waitFor();
  await page.getByRole("button", { name: /^Import 2 / }).click();
  await page.getByRole("heading", { name: "Imported", exact: true }).waitFor();
  expect(complaints).toStrictEqual([]);
  await close();
});
