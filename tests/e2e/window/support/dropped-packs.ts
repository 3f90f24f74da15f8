import type { Page } from "playwright-core";
import type { WholePilot } from "../../../../shared/journal/pilot-state.ts";
import { writePack } from "../../../../shared/pack/write-pack.ts";
import { buildSampleCompany } from "../../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../../shared/sample/sample-portfolio.ts";
import { openPacks } from "./window-page.ts";

/** The bytes of a pack with these pilots. */
export function packOf(...pilots: readonly WholePilot[]): Uint8Array {
  const pack = writePack(pilots);
  if (!pack.ok) throw new Error(pack.problem.message);
  return pack.value;
}

/**
 * One company of the sample, by itself: a test that needs one does not wait for eight. With `without` some of its files
 * were never imported.
 */
export async function sampleCompany(
  name: string,
  { without = () => false }: { readonly without?: (fileName: string) => boolean } = {},
): Promise<WholePilot> {
  const company = sampleCompanies().find((one) => one.name.startsWith(name));
  if (company === undefined) throw new Error(`the sample has no ${name}`);
  const files = company.files.filter((file) => !without(file.name));
  const made = await buildSampleCompany({ ...company, files }, { app: "tests" });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

/** The text of a file of a company of the sample. */
export function sampleFile(name: string, fileName: string): string {
  const company = sampleCompanies().find((one) => one.name.startsWith(name));
  const file = company?.files.find((one) => one.name === fileName);
  if (file === undefined) throw new Error(`the sample has no ${fileName} of ${name}`);
  return new TextDecoder().decode(file.bytes);
}

/** Says yes to what the preview of packs shows. */
export async function takeIn(page: Page): Promise<void> {
  const preview = page.getByRole("dialog", { name: /^Open (?:this pack|\d+ packs)$/ });
  await preview.getByRole("button", { name: /^Open / }).click();
}

/** Opens pilots in the window as one pack, without the ways of a person that `packs.test.ts` goes. */
export async function openPilots(page: Page, ...pilots: readonly WholePilot[]): Promise<void> {
  await openPacks(page, [packOf(...pilots)]);
}
