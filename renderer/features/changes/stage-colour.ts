/** The grey of a stage: four steps of one ink, because a stage is neither good nor bad. */
export function stageColour(index: number): string {
  return STEPS[index % STEPS.length] ?? "var(--c-neutralMark)";
}

const STEPS = [
  "color-mix(in srgb, var(--c-neutralMark) 40%, var(--c-surface))",
  "color-mix(in srgb, var(--c-neutralMark) 65%, var(--c-surface))",
  "var(--c-neutralMark)",
  "var(--c-text2)",
] as const;
