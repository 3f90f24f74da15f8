import { LIGHT } from "../../shared/report/charts/tokens.ts";

/** How many pixels a point of the chart has in its picture: sharp on a projector and on paper. */
const SCALE = 2;
const PADDING = 16;
/** What the styles of the page say of a chart's parts. */
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-weight",
  "font-variant-numeric",
  "text-anchor",
  "letter-spacing",
];

/**
 * A chart of the page as a picture (PNG) on white, in the light palette whatever the window shows: pictures go into
 * documents.
 */
export async function chartPicture(chart: SVGSVGElement, fontCss: string): Promise<Uint8Array> {
  const { width, height } = chart.getBoundingClientRect();
  const address = URL.createObjectURL(
    new Blob([standAlone(chart, width, height, fontCss)], { type: "image/svg+xml" }),
  );
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round((width + 2 * PADDING) * SCALE);
    canvas.height = Math.round((height + 2 * PADDING) * SCALE);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser draws no pictures");
    context.fillStyle = LIGHT.surface;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(SCALE, SCALE);
    context.drawImage(image, PADDING, PADDING, width, height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (png === null) throw new Error("the picture could not be written");
    return new Uint8Array(await png.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The chart as a file of its own: styles of the page written into its parts, colours of the light palette. */
function standAlone(chart: SVGSVGElement, width: number, height: number, fontCss: string): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  for (const [name, colour] of Object.entries(LIGHT)) copy.style.setProperty(`--c-${name}`, colour);
  // Styles are computed where the page's style sheets reach, out of sight.
  const stage = document.createElement("div");
  stage.style.cssText = `position:fixed;left:-10000px;top:0;width:${width}px`;
  stage.append(copy);
  document.body.append(stage);
  for (const part of [copy, ...copy.querySelectorAll<SVGElement>("*")]) {
    // Values of their own: what is set on a part must not change what is read of those within it. Set one by one: the
    // page's policy allows no attribute.
    const computed = getComputedStyle(part);
    const values = STYLES.map((name) => [name, computed.getPropertyValue(name)] as const);
    for (const [name, value] of values) part.style.setProperty(name, value);
    part.style.setProperty("font-family", "Inter, Arial, sans-serif");
  }
  stage.remove();
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = fontCss;
  copy.prepend(style);
  return new XMLSerializer().serializeToString(copy);
}
