import { ardlune } from "./companies/ardlune.ts";
import { brontavia } from "./companies/brontavia.ts";
import { kestrova } from "./companies/kestrova.ts";
import { norrbex } from "./companies/norrbex.ts";
import { ossunela } from "./companies/ossunela.ts";
import { quillando } from "./companies/quillando.ts";
import { tallowmere } from "./companies/tallowmere.ts";
import { velquist } from "./companies/velquist.ts";
import type { SampleCompany } from "./sample-company.ts";

/** The eight companies of the sample portfolio, in their order: a seeded simulation, the same on every machine. */
export function sampleCompanies(): readonly SampleCompany[] {
  return [tallowmere(), kestrova(), brontavia(), velquist(), ossunela(), norrbex(), quillando(), ardlune()];
}
