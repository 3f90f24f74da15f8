import type { ReactElement } from "react";
import type { PillarCoverage } from "../../../shared/domain/sufficiency.ts";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { DataTable } from "../../components/data-table.tsx";

/** How well each pillar's headline is covered, for all and by segment: n of the window. */
export function CoverageTable({
  coverage,
  format,
}: {
  readonly coverage: readonly PillarCoverage[];
  readonly format: ReportFormat;
}): ReactElement {
  const segments = [...new Set(coverage.map(({ segment }) => segment))];
  return (
    <DataTable
      label="Coverage"
      rows={PILLARS}
      rowKey={(pillar) => pillar}
      minWidth={200 + 112 * segments.length}
      columns={[
        { key: "pillar", head: "Pillar", width: 120, render: (pillar) => PILLAR_NAMES[pillar] },
        {
          key: "weeks",
          head: "Weeks",
          width: 80,
          align: "right",
          render: (pillar) => {
            const all = coverage.find((one) => one.pillar === pillar && one.segment === "*");
            return all === undefined ? "–" : all.weeks === null ? "monthly" : all.weeks;
          },
        },
        ...segments.map((segment) => ({
          key: segment,
          head: segment === "*" ? "n, all" : `n, ${segment}`,
          align: "right" as const,
          render: (pillar: (typeof PILLARS)[number]) =>
            format.count(coverage.find((one) => one.pillar === pillar && one.segment === segment)?.n ?? null),
        })),
      ]}
    />
  );
}
