import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { buildSampleCompany } from "../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import type { SampleCalls } from "./sample-calls.ts";
import { type CallHandlers, handOverBytes } from "./serve-calls.ts";

/** The calls of the sample worker: eight companies live their months through, which takes seconds. */
export function createSampleHandlers(): CallHandlers<SampleCalls> {
  return {
    async pack(_, { onProgress, transfer }) {
      const companies = sampleCompanies();
      const pilots: WholePilot[] = [];
      for (const company of companies) {
        onProgress({ made: pilots.length, of: companies.length });
        const made = await buildSampleCompany(company, { app: "Converge180 sample" });
        if (!made.ok) return made;
        pilots.push(made.value);
      }
      const pack = writePack(pilots);
      if (pack.ok) handOverBytes([pack.value], transfer);
      return pack;
    },
  };
}
