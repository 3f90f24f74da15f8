import type { ReactElement } from "react";
import { usePlace } from "../../app/navigation.ts";
import { MetricPage } from "./metric-page.tsx";

/** The page of the metric that the address names. */
export function MetricRoute(): ReactElement {
  const { rest } = usePlace();
  return <MetricPage metric={rest ?? ""} />;
}
