import type { ChangeEffect } from "../../../shared/domain/change-impact.ts";
import type { Status } from "../../../shared/report/charts/status.ts";

/** The mark of an effect: its verdict with the direction of the value, or that it is due. */
export function effectStatus({ verdict, difference }: Pick<ChangeEffect, "verdict" | "difference">): Status {
  if (verdict === null) return { word: "due" };
  if (verdict !== "improved" && verdict !== "worse") return { word: verdict };
  return { word: verdict, direction: (difference ?? 0) < 0 ? "down" : "up" };
}
