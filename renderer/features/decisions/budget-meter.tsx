import type { ReactElement } from "react";
import type { RightState } from "../../../shared/domain/rights.ts";
import { isBudgetUsed } from "../../../shared/domain/rights.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

/** How much of a week's policy budget is used, drawn and in figures. */
export function BudgetMeter({
  label,
  right,
  format,
}: {
  readonly label?: string;
  readonly right: RightState | null;
  readonly format: ReportFormat;
}): ReactElement {
  const budget = right?.budgetPerWeek ?? null;
  const used = right?.usedThisWeek ?? 0;
  const words = budget === null ? "no budget" : `${format.count(used)} of ${format.count(budget)}`;
  const part = budget === null ? 0 : Math.min(1, used / budget);
  return (
    <span className="meter">
      {label === undefined ? null : (
        <span className="clip" title={label}>
          {label}
        </span>
      )}
      <span className="meterbar" aria-hidden="true">
        <i
          className={right !== null && isBudgetUsed(right) ? "full" : undefined}
          style={{ width: `${part * 100}%` }}
        />
      </span>
      <span className="caption">{words}</span>
    </span>
  );
}
