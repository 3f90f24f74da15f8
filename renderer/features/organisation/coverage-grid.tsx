import type { ReactElement } from "react";
import {
  type FamilyCoverage,
  SIGNAL_FAMILIES,
  type SignalGrid,
} from "../../../shared/domain/signal-coverage.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { shownNumbers } from "../../app/shown-locale.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** Data older than this many days are old. */
const OLD_DAYS = 14;

/** Which families of signals meet on each workflow: present, how much of the days, how old. Nobody fills it in. */
export function CoverageGrid({
  open: { format },
  grid,
}: {
  readonly open: OpenPilot;
  readonly grid: SignalGrid;
}): ReactElement {
  return (
    <section className="stack" aria-labelledby="coverage">
      <div className="row wide">
        <h3 id="coverage" className="title3">
          Signal coverage
        </h3>
        <span className="caption">
          {grid.window === null
            ? "Computed from imports: there are none yet."
            : `Computed from imports, ${format.dates.range(grid.window.from, grid.window.to)}`}
        </span>
      </div>
      {grid.rows.length === 0 ? null : (
        <div className="tablebox" tabIndex={0} role="group" aria-label="Signal coverage, scrollable">
          <table className="table" aria-label="Signal coverage">
            <thead>
              <tr>
                <th scope="col">Workflow</th>
                {SIGNAL_FAMILIES.map((family) => (
                  <th key={family} scope="col">
                    {family.slice(0, 1).toUpperCase() + family.slice(1)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {grid.rows.map(({ workflow, families }) => (
                <tr key={workflow}>
                  <th scope="row">{workflow === "*" ? "No workflow named" : workflow}</th>
                  {families.map((family) => (
                    <td key={family.family}>
                      <Cell family={family} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Cell({ family: { share, ageDays } }: { readonly family: FamilyCoverage }): ReactElement {
  if (share === null) return <StatusLabel status={{ word: "no data" }} />;
  const percent = `${shownNumbers().fixed(share * 100, 0)} % of days`;
  const age = ageDays === null || ageDays === 0 ? "" : `, ${ageDays} ${ageDays === 1 ? "day" : "days"} old`;
  const isOld = ageDays !== null && ageDays > OLD_DAYS;
  return (
    <StatusLabel
      status={{ word: isOld ? "late data" : share < 1 ? "partial" : "complete" }}
      rest={`${percent}${age}`}
    />
  );
}
