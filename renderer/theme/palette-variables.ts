import { DARK, HEAT_STEPS, HEAT_STEPS_DARK, LIGHT } from "../../shared/report/charts/tokens.ts";

type Variables = Record<string, string>;
type Steps = Readonly<Record<string, { readonly ground: string; readonly text: string }>>;

/** Custom properties of the light palette: `--c-<token>` and, for heatmap steps, `--h-<step>` and `--h-<step>-text`. */
export const LIGHT_VARIABLES: Variables = variablesOf(LIGHT, HEAT_STEPS, {
  "--c-onAccent": "#FFFFFF",
  "--c-floatShadow": "0 8px 24px rgb(16 19 24 / .16)",
});

/** The same of the dark palette. */
export const DARK_VARIABLES: Variables = variablesOf(DARK, HEAT_STEPS_DARK, {
  "--c-onAccent": "#101318",
  "--c-floatShadow": "0 0 0 1px #2B313B",
});

function variablesOf(palette: Readonly<Record<string, string>>, steps: Steps, others: Variables): Variables {
  const variables: Variables = { ...others };
  for (const [name, value] of Object.entries(palette)) variables[`--c-${name}`] = value;
  for (const [step, { ground, text }] of Object.entries(steps)) {
    variables[`--h-${step}`] = ground;
    variables[`--h-${step}-text`] = text;
  }
  return variables;
}
