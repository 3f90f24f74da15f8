import { Button, Checkbox } from "@mantine/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { OwnershipState } from "../../../shared/domain/ownership-states.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { FiredList } from "./fired-list.tsx";
import { LineSection } from "./line-section.tsx";
import { scopeWords } from "./ownership-table.tsx";
import { ThresholdForm } from "./threshold-form.tsx";

interface OwnershipPanelProps {
  readonly open: OpenPilot;
  readonly row: OwnershipState;
  /** `owner` or `terms`: where a key goes. */
  readonly field: string | null;
  readonly onClose: () => void;
}

/** One metric in one scope: where it stands, who answers for it, its lines with the words, what they fired. */
export function OwnershipPanel({ open, row, field, onClose }: OwnershipPanelProps): ReactElement {
  const { metric, workflowName, segmentName, above, below } = row;
  const { name, pillar, direction } = metricDefinition(metric);
  const [adding, setAdding] = useState<"first" | "above" | "below" | null>(
    field === "terms" && above === null && below === null ? "first" : null,
  );
  const place = {
    metric,
    workflow: row.workflow ?? undefined,
    segment: row.segment ?? undefined,
  };
  const other = above === null ? "above" : below === null ? "below" : null;
  const hasLine = above !== null || below !== null;
  return (
    <SidePanel
      title={name}
      kicker={`${PILLAR_NAMES[pillar]} · ${scopeWords(workflowName, segmentName)}`}
      onClose={onClose}
    >
      <StateSection open={open} row={row} />
      <WhoSection open={open} row={row} hasFocus={field === "owner"} />
      {[above, below].map((threshold) =>
        threshold === null ? null : (
          <LineSection
            key={threshold.id}
            open={open}
            place={place}
            threshold={threshold}
            now={threshold === above ? row.aboveNow : row.belowNow}
            isEditing={field === "terms" && threshold === (above ?? below)}
          />
        ),
      )}
      <section aria-label="Add a line">
        {adding === null ? (
          <>
            {hasLine ? null : <h3 className="label">Line</h3>}
            <p className="muted">
              {hasLine
                ? other === null
                  ? "It has a line on both sides."
                  : "A value may be too good to be true: two-sided needs two lines."
                : direction === "none"
                  ? "This metric is neither better up nor down; a line on it still fires."
                  : "No line is set, so nothing fires by itself."}
            </p>
            {hasLine && other === null ? null : (
              <div>
                <Button onClick={() => setAdding(hasLine ? other : "first")}>
                  {hasLine ? `Add a line ${other}…` : "Set a threshold…"}
                </Button>
              </div>
            )}
          </>
        ) : (
          <>
            <h3 className="label">New line</h3>
            <ThresholdForm
              open={open}
              place={place}
              threshold={null}
              {...(adding === "first" ? {} : { side: adding })}
              onDone={() => setAdding(null)}
            />
          </>
        )}
      </section>
      <FiredList open={open} row={row} />
      <AskSection open={open} subject={{ metric: row.metric }} />
    </SidePanel>
  );
}

function StateSection({
  open,
  row,
}: {
  readonly open: OpenPilot;
  readonly row: OwnershipState;
}): ReactElement {
  const { overview, format } = open;
  const { metric, now } = row;
  const unit = unitOf(metric);
  return (
    <section aria-label="State">
      <DecorativeMark decorative={overview.operational.decorative} metric={metric} hasReasons />
      {now === null ? (
        <p className="muted">No whole period of data has matured yet.</p>
      ) : (
        <p>
          <strong>{format.value(now.value, unit).text}</strong>{" "}
          <span className="caption">
            {[
              format.interval(now.low, now.high, unit),
              now.n === null ? "" : `n ${format.count(now.n)}`,
              format.dates.range(now.from, now.to),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </p>
      )}
      <p>
        <a href={hrefOf(`/c/${overview.pilotId}/metrics/${metric}`)}>Open the metric</a>
      </p>
    </section>
  );
}

function WhoSection({
  open,
  row,
  hasFocus,
}: {
  readonly open: OpenPilot;
  readonly row: OwnershipState;
  readonly hasFocus: boolean;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { metric, record } = row;
  const { name } = metricDefinition(metric);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hasFocus) section.current?.querySelector("input")?.focus();
  }, [hasFocus]);
  const set = (label: string, fields: Readonly<Record<string, unknown>>): void => {
    const scope = {
      ...(row.workflow === null ? {} : { workflow: row.workflow }),
      ...(row.segment === null ? {} : { segment: row.segment }),
    };
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
    void execute(pilot.pilotId, `${label}: ${name}`, [
      record === null
        ? { command: "metricOwnership.add", input: { metric, ...scope, ...given } }
        : { command: "metricOwnership.edit", input: { id: record.id, ...fields } },
    ]);
  };
  const inherited = (field: "owner" | "keeper"): string =>
    (record?.[field] ?? null) === null && row[field] !== null
      ? "comes from the line or the whole metric"
      : "";
  return (
    <section ref={section} aria-label="Who">
      <PersonSelect
        pilot={pilot}
        label="Owner, answers for the number"
        description={inherited("owner")}
        value={row.owner}
        onChange={(owner) => set(owner === null ? "Owner taken away" : "Owner set", { owner })}
      />
      <PersonSelect
        pilot={pilot}
        label="Keeper, enters it"
        description={inherited("keeper")}
        value={row.keeper}
        onChange={(keeper) => set(keeper === null ? "Keeper taken away" : "Keeper set", { keeper })}
      />
      <Checkbox
        label="The leadership is shown the metric"
        checked={row.isShown}
        onChange={({ currentTarget }) =>
          set(currentTarget.checked ? "Shown to the leadership" : "Not shown to the leadership", {
            shownToLeadership: currentTarget.checked,
          })
        }
      />
    </section>
  );
}
