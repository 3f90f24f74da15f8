import { HEADLINES } from "../domain/headlines.ts";
import type { PilotFigures } from "../domain/pilot-figures.ts";
import { PILLARS, type Pillar } from "../metrics/metric-settings.ts";
import { metricDefinition } from "../metrics/registry.ts";

/** Per pillar, what a company settled for itself that its headline depends on, in words; equal words, equal definition. */
export type HeadlineDefinitions = Readonly<Record<Pillar, string>>;

/** The definitions of a company's five headlines. */
export function headlineDefinitions({ settings, prepared }: PilotFigures): HeadlineDefinitions {
  const { nrr, grr, timeToValue, dealFit } = settings.rqi;
  const parts = [
    ["NRR", nrr],
    ["GRR", grr],
    ["time to value", timeToValue],
    ["deal fit", dealFit],
  ] as const;
  return {
    // Rows that arrive counted already were counted by their source's own rules.
    avd: prepared.ranges.has("interactions") ? qualifiedWords(settings) : "as counted at the source",
    trust: "",
    cost: "",
    revenue: parts
      .map(([name, { weight, floor, target }]) => `${name} ${weight} from ${floor} to ${target}`)
      .join(", "),
    loop: "",
  };
}

function qualifiedWords({ workflows }: PilotFigures["settings"]): string {
  const words = [...workflows.values()].map(
    ({ confidenceFloor, unknownQualityCounts }) =>
      `confidence from ${confidenceFloor}, unknown quality ${unknownQualityCounts ? "counts" : "does not count"}`,
  );
  return [...new Set(words)].toSorted().join("; ");
}

/** A pillar whose headline is defined otherwise in some of the companies. */
export interface OtherDefinition {
  readonly pillar: Pillar;
  readonly metric: string;
  /** The words of each company, by its key, in the order given. */
  readonly words: readonly { readonly key: string; readonly words: string }[];
}

/** The pillars in which the companies do not share one definition: their figures may not be read against each other. */
export function otherDefinitions(
  companies: readonly { readonly key: string; readonly definitions: HeadlineDefinitions }[],
): readonly OtherDefinition[] {
  return PILLARS.flatMap((pillar) => {
    const words = companies.map(({ key, definitions }) => ({ key, words: definitions[pillar] }));
    const isShared = new Set(words.map((one) => one.words)).size <= 1;
    return isShared ? [] : [{ pillar, metric: metricDefinition(HEADLINES[pillar]).name, words }];
  });
}
