/** The light palette; reports and print never use another. */
export const LIGHT = {
  canvas: "#F4F5F7",
  surface: "#FFFFFF",
  sunken: "#EBEDF1",
  hairline: "#D8DCE2",
  border: "#7E8796",
  text: "#171B21",
  text2: "#4B5463",
  text3: "#626B7A",
  accent: "#2A55C0",
  accentTint: "#E6EDFB",
  good: "#0A6F62",
  goodTint: "#DDF1ED",
  bad: "#B02E12",
  badTint: "#FBE6E0",
  unsettled: "#805200",
  unsettledTint: "#FBEFD4",
  unsettledMark: "#B87A00",
  neutral: "#525B6A",
  neutralTint: "#E6E9EE",
  neutralMark: "#7E8796",
  series1: "#2A55C0",
  series2: "#88076E",
  series3: "#1C93B8",
  series4: "#33291A",
} as const;

/** The dark palette, for the window only. */
export const DARK = {
  canvas: "#101318",
  surface: "#181C22",
  sunken: "#0B0D11",
  hairline: "#2B313B",
  border: "#737D8D",
  text: "#ECEFF3",
  text2: "#B0B8C4",
  text3: "#929BA9",
  accent: "#8FB2FF",
  accentTint: "#1C2A4A",
  good: "#4FCBB2",
  goodTint: "#0F332D",
  bad: "#FF8D6E",
  badTint: "#43190F",
  unsettled: "#E6B04C",
  unsettledTint: "#3A2A0C",
  unsettledMark: "#F0C060",
  neutral: "#A5AEBC",
  neutralTint: "#262C35",
  neutralMark: "#7F8998",
  series1: "#8FB2FF",
  series2: "#D0559F",
  series3: "#BDE8F5",
  series4: "#6E7BFF",
} as const satisfies Readonly<Record<ColourToken, string>>;

/** The name of a colour; in SVG and CSS it is the custom property `--c-<name>`. */
export type ColourToken = keyof typeof LIGHT;

/** Ground and text of a heatmap cell by step, −3 (worse, far) to 3 (improved, near the target); light palette. */
export const HEAT_STEPS = {
  "-3": { ground: "#B02E12", text: "#FFFFFF" },
  "-2": { ground: "#D9694C", text: "#171B21" },
  "-1": { ground: "#F3C1B2", text: "#171B21" },
  "0": { ground: "#E6E9EE", text: "#171B21" },
  "1": { ground: "#B5DFD7", text: "#171B21" },
  "2": { ground: "#4FA899", text: "#171B21" },
  "3": { ground: "#0A6F62", text: "#FFFFFF" },
} as const;

/** The same steps in the dark palette, for the window only. */
export const HEAT_STEPS_DARK = {
  "-3": { ground: "#FF8D6E", text: "#101318" },
  "-2": { ground: "#A64626", text: "#ECEFF3" },
  "-1": { ground: "#5A2A1C", text: "#ECEFF3" },
  "0": { ground: "#262C35", text: "#ECEFF3" },
  "1": { ground: "#17463E", text: "#ECEFF3" },
  "2": { ground: "#1F7263", text: "#ECEFF3" },
  "3": { ground: "#4FCBB2", text: "#101318" },
} as const satisfies Readonly<
  Record<keyof typeof HEAT_STEPS, { readonly ground: string; readonly text: string }>
>;

/** How far on the way to the target a proven change is; 0 = nothing proven. */
export type HeatStep = -3 | -2 | -1 | 0 | 1 | 2 | 3;

/** The CSS value of a token, with the light colour where no palette is set. */
export function colour(token: ColourToken): string {
  return VALUES[token];
}

const VALUES = Object.fromEntries(
  Object.entries(LIGHT).map(([token, light]) => [token, `var(--c-${token},${light})`]),
) as Readonly<Record<ColourToken, string>>;

/** The class that colours a cell of a heatmap; its rules are those of {@link heatCss}. */
export function heatClass(step: HeatStep): string {
  return `step${step}`;
}

/** The colours of heatmap cells as CSS rules. */
export function heatCss(): string {
  return Object.entries(HEAT_STEPS)
    .map(([step, { ground, text }]) => `.heat .step${step}{background:${ground};color:${text}}`)
    .join("\n");
}

/** Custom properties of a palette, as the body of a CSS rule. */
export function paletteCss(palette: Readonly<Record<ColourToken, string>>): string {
  return Object.entries(palette)
    .map(([name, value]) => `--c-${name}:${value}`)
    .join(";");
}

/** The colour of the series with this place (0–3); more than four series become small multiples, never a fifth colour. */
export function seriesToken(index: number): ColourToken {
  return SERIES[index % SERIES.length] ?? "series1";
}

const SERIES: readonly ColourToken[] = ["series1", "series2", "series3", "series4"];
