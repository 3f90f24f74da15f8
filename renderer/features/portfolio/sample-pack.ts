import { type Result, success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { buildSampleCompany } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";

/** The sample portfolio as one pack. Between two companies the page may answer keys. */
export async function samplePack(): Promise<Result<Uint8Array>> {
  const pilots: WholePilot[] = [];
  for (const company of sampleCompanies()) {
    const made = await buildSampleCompany(company, { app: "Converge180 sample" });
    if (!made.ok) return made;
    pilots.push(made.value);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const pack = writePack(pilots);
  return pack.ok ? success(pack.value) : pack;
}
