import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { PilotSummary } from "../../data/workspace.ts";

/** Which companies: a box for each, and all or none at once. */
export function CompanyChecks({
  companies,
  chosen,
  isDisabled,
  onChange,
}: {
  readonly companies: readonly Pick<PilotSummary, "pilotId" | "company">[];
  readonly chosen: ReadonlySet<string>;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}): ReactElement {
  const isAll = companies.every(({ pilotId }) => chosen.has(pilotId));
  return (
    <fieldset className="companychecks" disabled={isDisabled}>
      <legend>Companies</legend>
      <div className="row">
        <span className="caption grow" role="status">
          {chosen.size} of {companies.length} chosen
        </span>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onChange(isAll ? new Set() : new Set(companies.map(({ pilotId }) => pilotId)))}
        >
          {isAll ? "None" : "All"}
        </Button>
      </div>
      <div className="companylist">
        {companies.map(({ pilotId, company }) => (
          <label key={pilotId}>
            <input
              type="checkbox"
              checked={chosen.has(pilotId)}
              onChange={({ currentTarget: { checked } }) => {
                const next = new Set(chosen);
                if (checked) next.add(pilotId);
                else next.delete(pilotId);
                onChange(next);
              }}
            />
            <span className="clip" title={company}>
              {company}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
