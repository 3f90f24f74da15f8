/** The path of an SVG through points, straight from one to the next, in hundredths of a pixel; empty without points. */
export function linePath(points: readonly { readonly x: number; readonly y: number }[]): string {
  let path = "";
  for (const { x, y } of points) path += `${path === "" ? "M" : "L"}${hundredths(x)} ${hundredths(y)}`;
  return path;
}

function hundredths(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
