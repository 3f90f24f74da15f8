import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { after, freshPilot } from "../browser/support/pilots.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, takeIn } from "./support/dropped-packs.ts";
import { setClock } from "./support/window-clock.ts";
import { savePack } from "./support/window-import.ts";
import {
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
const opened: WindowPage[] = [];

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const pages = opened.splice(0);
  const complaints = pages.flatMap(({ complaints: own }) => own);
  for (const one of pages) await one.close();
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

const velta = after(
  freshPilot("Velta"),
  "a2",
  { command: "person.add", input: { name: "Ada Nowak", role: "CPO" } },
  { command: "person.add", input: { name: "Carla Ode", role: "CEO" } },
);

/** The laptop of somebody who has the pilot, at its Today. */
async function laptop(moment: string): Promise<Page> {
  const one = await browser.open({ isAlone: true });
  opened.push(one);
  await setClock(one.page, moment);
  await openPilots(one.page, velta);
  await openCompany(one.page, "Velta");
  return one.page;
}

const goTo = (page: Page, place: string): Promise<void> =>
  page.getByRole("navigation").getByRole("link", { name: place, exact: true }).click();

/** The pack of the pilot on one laptop is opened on another. */
async function carry(from: Page, to: Page): Promise<void> {
  await goTo(from, "Data");
  const bytes = await readFile(await savePack(from));
  await dragFiles(to, [{ name: "velta.c180", bytes }], "drop");
  await takeIn(to);
  await to
    .getByText(/^1 update/)
    .first()
    .waitFor();
  await to.getByRole("button", { name: "Close notice" }).click();
}

const asks = (page: Page) => page.getByRole("grid", { name: "Asks" }).getByRole("row");

describe("a question", { timeout: 90_000 }, () => {
  it("is put on an item, travels in a pack, stands on Today and the agenda, and its answer comes back", async () => {
    const partner = await laptop("2026-11-16T09:00:00Z");
    await goTo(partner, "Portfolio");
    await partner.getByRole("tab", { name: "Asks" }).click();
    await partner.getByText("Here will be the questions put to the companies").waitFor();

    await goTo(partner, "Plan");
    await partner
      .getByRole("grid", { name: "Checklist" })
      .getByText(/^Define the shared objective/)
      .click();
    const panel = partner.getByRole("complementary");
    await panel.getByRole("button", { name: "Ask…" }).click();
    await panel.getByRole("textbox", { name: "Question" }).fill("Who signs the objective?");
    await panel.getByRole("combobox", { name: "Who answers" }).click();
    await partner.getByRole("option", { name: "Carla Ode" }).click();
    await panel.getByLabel("By").fill("2026-11-18");
    await panel.getByLabel("Who may see it").selectOption("Leadership");
    await panel.getByRole("button", { name: "Ask", exact: true }).click();
    await panel.getByText("leadership · Carla Ode · by Wed 18 Nov").waitFor();

    // Three days later it is opened by the CEO: it is late.
    const chief = await laptop("2026-11-19T09:00:00Z");
    await carry(partner, chief);
    await goTo(chief, "Reviews");
    const due = chief.getByRole("region", { name: "Due first" });
    const duty = due.getByRole("listitem").filter({ hasText: "Who signs the objective?" });
    expect(await duty.innerText()).toMatch(
      /late[\s\S]*Carla Ode · by Wed 18 Nov[\s\S]*Define the shared objective/,
    );
    await goTo(chief, "Today");
    await chief.getByRole("button", { name: /more$/ }).click();
    const row = chief.getByRole("region", { name: "Now" }).getByRole("listitem");
    await row.getByRole("button", { name: "Answer: Who signs the objective?" }).click();
    await chief.getByLabel("Answer", { exact: true }).fill("Ada signs on Friday.");
    await chief.getByRole("button", { name: "Record answer" }).click();
    await expect.poll(() => row.getByRole("button", { name: /^Answer: / }).count()).toBe(0);

    await carry(chief, partner);
    await goTo(partner, "Portfolio");
    await partner.getByRole("tab", { name: "Asks" }).click();
    expect(await asks(partner).last().innerText()).toMatch(
      /answered[\s\S]*Who signs the objective\?[\s\S]*Me · Define the shared objective .* · leadership[\s\S]*Velta[\s\S]*Ada signs on Friday\./,
    );
    await partner.getByRole("combobox", { name: "Which questions" }).selectOption("Late (0)");
    await partner.getByText("0 of 1 match.").waitFor();
    await partner.getByRole("button", { name: "Show all" }).click();
    await asks(partner).last().click();
    await partner.getByRole("complementary").getByText("Ada signs on Friday.").waitFor();
  });
});
