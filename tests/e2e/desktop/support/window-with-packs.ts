import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { ensureBuilt } from "../../../../build/ensure-built.mjs";
import { samplePacks } from "../../../shared/sample/sample-packs.ts";
import { PATIENCE_MS } from "../../support/page-browser.ts";
import { prepareDesktopApp } from "./desktop-app.ts";
import { listenForComplaints } from "./window-driver.ts";

/** The app that was started with packs of the sample; they lie in a folder of documents, beside what it writes. */
export interface WindowWithPacks {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly documents: (name: string) => string;
  /** Ends it; throws what its page complained about. */
  readonly close: () => Promise<void>;
}

/** Starts the app with a pack of each of these companies of the sample, called after its key. The command line is built too. */
export async function startWithPacks(
  companies: readonly { readonly key: string; readonly name: string }[],
): Promise<WindowWithPacks> {
  await ensureBuilt({ targets: ["cli"] });
  // What is printed is compared with what the command line prints: in the same browser.
  const desktop = await prepareDesktopApp("built page", { isWholeBrowser: true });
  const documents = (name: string): string => join(desktop.folder, "documents", name);
  mkdirSync(documents(""));
  const packs = await samplePacks(...companies.map(({ name }) => name));
  const paths = companies.map(({ key }, place) => {
    writeFileSync(documents(`${key}.c180`), packs[place] ?? new Uint8Array());
    return documents(`${key}.c180`);
  });
  const { app, page } = await desktop.start(...paths);
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints = await listenForComplaints(page);
  return {
    app,
    page,
    documents,
    close: async () => {
      await app.close();
      desktop.remove();
      if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
    },
  };
}
