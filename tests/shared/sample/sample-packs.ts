import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../../../build/ensure-built.mjs";
import { withFolderLock } from "../../../build/folder-lock.mjs";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { buildSampleCompany } from "../../../shared/sample/build-sample-company.ts";
import type { SampleCompany } from "../../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { projectRoot } from "../../house/project-files.ts";

/**
 * The pack of each company of the sample whose name begins so. Made of the sources once and kept beside the build: most
 * tests open what others have made, as people open a pack, instead of living its months through again.
 */
export async function samplePacks(...names: readonly string[]): Promise<readonly Uint8Array[]> {
  const companies = names.map((name) => {
    const found = sampleCompanies().find((company) => company.name.startsWith(name));
    if (found === undefined) throw new Error(`the sample has no company called ${name}`);
    return found;
  });
  const all = join(projectRoot, "dist/sample-packs");
  const folder = join(all, digestOf(["shared"]));
  const pathOf = (company: SampleCompany): string => join(folder, `${company.key}.c180`);
  if (companies.some((company) => !existsSync(pathOf(company)))) {
    await withFolderLock(join(projectRoot, "dist/.sample-lock"), async () => {
      for (const made of existsSync(all) ? readdirSync(all) : []) {
        if (join(all, made) !== folder) rmSync(join(all, made), { recursive: true });
      }
      mkdirSync(folder, { recursive: true });
      for (const company of companies) {
        if (existsSync(pathOf(company))) continue;
        writeFileSync(`${pathOf(company)}.part`, await packOf(company));
        renameSync(`${pathOf(company)}.part`, pathOf(company));
      }
    });
  }
  return companies.map((company) => new Uint8Array(readFileSync(pathOf(company))));
}

async function packOf(company: SampleCompany): Promise<Uint8Array> {
  const pack = writePack([await livedThrough(company)]);
  if (!pack.ok) throw new Error(`${company.name}: ${pack.problem.message}`);
  return pack.value;
}

/** A company of the sample, made now: every file through the importer, every step through its command. */
export async function livedThrough(company: SampleCompany): Promise<WholePilot> {
  const pilot = await buildSampleCompany(company, { app: "Converge180 sample" });
  if (!pilot.ok) throw new Error(`${pilot.problem.where ?? company.name}: ${pilot.problem.message}`);
  return pilot.value;
}
