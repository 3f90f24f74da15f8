import type { Page } from "playwright-core";
import { loadCompany, loadSample } from "../e2e/window/support/window-page.ts";

/** Leads a fresh page to what a picture of the guide shows. */
export type GuideWay = (page: Page) => Promise<void>;

/** The pictures of the guide by name, each with the way to it in the window over the sample portfolio. */
export const GUIDE_PICTURES: Readonly<Record<string, GuideWay>> = {
  portfolio: async (page) => {
    await loadSample(page);
    await page.getByRole("grid", { name: "Companies" }).getByText("Velquist").waitFor();
  },
  today: async (page) => {
    await loadCompany(page, "Brontavia");
    await page.getByRole("region", { name: "Five pillars" }).waitFor();
  },
  why: async (page) => {
    await loadCompany(page, "Brontavia");
    await page.getByRole("region", { name: "Five pillars" }).waitFor();
    const now = page.getByRole("region", { name: "Now" });
    await now
      .getByRole("button", { name: /Escalation rate/u })
      .first()
      .click();
    await page.getByRole("complementary").getByRole("heading", { name: "Escalation rate" }).waitFor();
  },
  plan: async (page) => {
    await loadCompany(page, "Kestrova");
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await page.getByRole("grid", { name: "Checklist" }).waitFor();
  },
  import: async (page) => {
    await loadCompany(page, "Tallowmere");
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("grid", { name: "Imports" }).waitFor();
  },
  baseline: async (page) => {
    await loadCompany(page, "Tallowmere");
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("tab", { name: "Baseline" }).click();
    await page.getByRole("grid", { name: "Coverage" }).or(page.getByText("Sealed").first()).first().waitFor();
  },
  review: async (page) => {
    await loadCompany(page, "Tallowmere");
    await page.getByRole("link", { name: "Reviews", exact: true }).click();
    await page.getByRole("button", { name: "Start weekly review…" }).click();
    await page.getByRole("button", { name: "Start now" }).click();
    await page.getByRole("navigation", { name: "Sections" }).waitFor();
    await page.getByRole("main").getByRole("heading").first().waitFor();
  },
  decision: async (page) => {
    await loadCompany(page, "Brontavia");
    await page.getByRole("link", { name: "Decisions", exact: true }).click();
    const register = page.getByRole("grid", { name: "Decisions" });
    await register.getByRole("row", { name: /10 % volume discount, Motor/u }).click();
    await page.getByRole("list", { name: "Findings" }).waitFor();
  },
  export: async (page) => {
    await loadCompany(page, "Tallowmere");
    await page.getByRole("region", { name: "Five pillars" }).waitFor();
    await page.keyboard.press("Control+e");
    await page.getByRole("dialog", { name: "Export" }).waitFor();
  },
};
