import type { ReactElement } from "react";
import type { Operational } from "../../shared/domain/ownership.ts";
import { metricDefinition } from "../../shared/metrics/registry.ts";
import { StatusMark } from "../../shared/report/charts/status-mark.tsx";
import { shownNumbers } from "../app/shown-locale.ts";
import { CELL } from "./cell-focus.ts";

/** `operational share 86 %`: of the metrics that the leadership is shown, how many somebody would act on. */
export function operationalShareWords({ share }: Operational): string {
  return share === null ? "" : `operational share ${percent(share)}`;
}

/** The share with a mark where metrics are decorative, which the pointer finds by name; it leads to who answers for what. */
export function OperationalShare({
  of: { share, decorative },
  href,
  className = "",
  isBare = false,
  isCell = false,
}: {
  readonly of: Operational;
  /** Where metrics get their owners. */
  readonly href: string;
  readonly className?: string;
  /** Its name stands at the head of the column or row. */
  readonly isBare?: boolean;
  /** The keys of its table reach it. */
  readonly isCell?: boolean;
}): ReactElement | null {
  if (share === null) return null;
  const names = decorative.map(({ metric }) => metricDefinition(metric).name).join(", ");
  return (
    <a
      className={`operational ${className}`}
      href={href}
      {...(isCell ? { [CELL]: "", tabIndex: -1 } : {})}
      title={decorative.length === 0 ? "No metric is decorative" : `Decorative: ${names}`}
    >
      {isBare ? null : "operational share "}
      {percent(share)}
      {decorative.length === 0 ? null : (
        <>
          <span aria-hidden="true" className="row">
            <StatusMark status={{ word: "decorative" }} size={14} />
          </span>
          <span className="hidden">, {decorative.length} decorative</span>
        </>
      )}
    </a>
  );
}

function percent(share: number): string {
  return `${shownNumbers().fixed(share * 100, 0)} %`;
}
