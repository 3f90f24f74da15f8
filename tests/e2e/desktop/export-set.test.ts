import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formatsOfKind } from "../../../shared/report/file-formats.ts";
import type { ReportKind } from "../../../shared/report/report-document.ts";
import { COMPANY_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { isTorture } from "../../torture/rounds.ts";
import { runCli } from "../support/run-cli.ts";
import { takeIn } from "../window/support/dropped-packs.ts";
import { choose } from "./support/desktop-app.ts";
import { startWithPacks, type WindowWithPacks } from "./support/window-with-packs.ts";

/** In the suite a pilot without a baseline and a target; under torture the whole sample portfolio. */
const COMPANIES = sampleCompanies().filter(({ key }) => isTorture || ["norrbex", "ardlune"].includes(key));
const LIMIT_MS = isTorture ? 300_000 : 60_000;

let started: WindowWithPacks;
let page: Page;
const documents = (name: string): string => started.documents(name);

beforeAll(async () => {
  started = await startWithPacks(COMPANIES);
  ({ page } = started);
});
afterAll(() => started?.close());

/** The files of a ZIP as `folder/file`, with the first bytes of each. */
function membersOf(path: string): ReadonlyMap<string, string> {
  const members = Object.entries(unzipSync(readFileSync(path)));
  return new Map(members.map(([name, bytes]) => [name, Buffer.from(bytes.slice(0, 4)).toString("latin1")]));
}

it("the window writes the full set of several companies: the files that the demo and the command line write, PDF too", {
  timeout: LIMIT_MS * 2,
}, async () => {
  await takeIn(page);
  await page.getByText(new RegExp(`^${COMPANIES.length} new`)).waitFor();
  await page.evaluate(() => {
    location.hash = "#/portfolio";
  });
  await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();
  await choose(started.app, documents("window.zip"));
  await page.keyboard.press("Control+e");
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByLabel("Report", { exact: true }).selectOption("companies");
  await dialog.getByText(`${COMPANIES.length} of ${COMPANIES.length} chosen`).waitFor();
  await dialog.getByLabel("Format").selectOption("all");
  await dialog.getByRole("button", { name: "Export…", exact: true }).click();
  await dialog.getByText("Saved window.zip").waitFor({ timeout: LIMIT_MS });

  const files = new Map<string, readonly string[]>();
  for (const { key, name } of COMPANIES) {
    const pack = documents(`${key}.c180`);
    const made = await runCli(["report", pack, "--kind", "all", "--format", "md", "--out", documents(key)]);
    expect(made).toMatchObject({ code: 0 });
    const kinds = COMPANY_REPORT_KINDS.filter((kind) => made.stdout.includes(`${kind}.md`));
    expect(kinds.length).toBeGreaterThan(0);
    files.set(name.replaceAll(" ", "-"), kinds.flatMap(filesOf));
  }
  files.set("portfolio", filesOf("portfolio"));
  const members = membersOf(documents("window.zip"));
  expect([...members.keys()].toSorted()).toStrictEqual(
    [...files].flatMap(([folder, own]) => own.map((file) => `${folder}/${file}`)).toSorted(),
  );
  const heads = (end: string): ReadonlySet<string> =>
    new Set([...members].filter(([name]) => name.endsWith(end)).map(([, head]) => head));
  expect(heads(".pdf")).toStrictEqual(new Set(["%PDF"]));
  for (const end of [".xlsx", ".docx", ".pptx"])
    expect(heads(end)).toStrictEqual(new Set(["PK\u0003\u0004"]));
});

function filesOf(kind: ReportKind): readonly string[] {
  return formatsOfKind(kind).map((format) => `${kind}.${format}`);
}
