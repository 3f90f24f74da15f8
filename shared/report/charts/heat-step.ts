import type { Status } from "./status.ts";
import type { HeatStep } from "./tokens.ts";

/** How far a proven change has come: three steps by the share of the way to the target; 0 where nothing is proven. */
export function heatStep(status: Status, progress: number | null): HeatStep {
  const way = Math.abs(progress ?? 0);
  const size = way > 0.66 ? 3 : way > 0.33 ? 2 : 1;
  if (status.word === "improved") return size;
  if (status.word === "worse") return -size as HeatStep;
  return 0;
}
