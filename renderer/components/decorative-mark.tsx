import type { ReactElement } from "react";
import type { DecorativeMetric } from "../../shared/domain/ownership.ts";
import { StatusLabel } from "./status-label.tsx";

/** Why a metric is decorative, in the order in which it lacks them; null: it is not. */
export function decorativeReasons(
  decorative: readonly DecorativeMetric[],
  metric: string,
): readonly string[] | null {
  return decorative.find((one) => one.metric === metric)?.reasons ?? null;
}

/**
 * Says beside a metric that nobody would act on it, and why; nothing where it is operational. Begins with a space, which
 * keeps it from what stands before it on its line.
 */
export function DecorativeMark({
  decorative,
  metric,
  hasReasons = false,
}: {
  readonly decorative: readonly DecorativeMetric[];
  readonly metric: string;
  /** The reasons stand beside the word; else they are what the pointer finds. */
  readonly hasReasons?: boolean;
}): ReactElement | null {
  const reasons = decorativeReasons(decorative, metric);
  if (reasons === null) return null;
  const text = reasons.join(", ");
  return (
    <span title={hasReasons ? undefined : `Decorative: ${text}`}>
      {" "}
      <StatusLabel status={{ word: "decorative" }} rest={hasReasons ? text : undefined} />
    </span>
  );
}
