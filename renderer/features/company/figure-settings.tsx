import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import {
  DEFAULT_CONFIRMATION_HOURS,
  DEFAULT_DEAL_FIT_BAR,
  INDEX_COMPONENTS,
  type IndexComponent,
  type IndexComponentName,
} from "../../../shared/metrics/metric-settings.ts";
import { metricSettingsOf } from "../../../shared/pilot-data/metric-settings-of.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { numberFault, numberText, typedNumber, typedShare } from "../../components/typed-number.ts";

const COMPONENT_NAMES: Readonly<Record<IndexComponentName, readonly [name: string, unit: string]>> = {
  nrr: ["Average month's NRR", "%"],
  grr: ["Average month's GRR", "%"],
  timeToValue: ["Time to value", "days"],
  dealFit: ["Deal fit", "0–100"],
};

/** Settings that figures depend on: when data are mature, which deals fit, what the revenue index is made of. */
export function FigureSettings({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const settings = metricSettingsOf(pilot);
  const root = pilotRecord(pilot);
  const set = (label: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, label, [{ command: "pilot.set", input }]);
  return (
    <section className="stack wide" aria-labelledby="figure-settings">
      <h2 id="figure-settings" className="title3">
        What figures depend on
      </h2>
      <p className="caption">
        A change counts for every figure from now on; a sealed baseline keeps what it was sealed with.
      </p>
      <div className="pair">
        <CommitField
          label="Confirmation window, hours"
          value={numberText(settings.confirmationHours)}
          check={(text) =>
            numberFault(text) ?? (isBetween(typedNumber(text), 0, 87_600) ? null : "a number from 0 on")
          }
          description={`Data mature this long after a period ends. Usual: ${DEFAULT_CONFIRMATION_HOURS}.`}
          onCommit={(text) => set("Confirmation window set", { confirmationHours: typedNumber(text) })}
        />
        <CommitField
          label="Deal-fit bar, 0–100"
          value={numberText(settings.dealFitBar)}
          check={(text) =>
            numberFault(text) ?? (isBetween(typedNumber(text), 0, 100) ? null : "a number from 0 to 100")
          }
          description={`Deals below it count as churn debt. Usual: ${DEFAULT_DEAL_FIT_BAR}.`}
          onCommit={(text) => set("Deal-fit bar set", { dealFitBar: typedNumber(text) })}
        />
      </div>
      <div className="row wide">
        <h3 id="index-settings" className="label grow">
          Revenue quality index
        </h3>
        <Button
          disabled={root.rqi === undefined}
          onClick={() => void set("Revenue index back to its usual settings", { rqi: UNSET_INDEX })}
        >
          Back to the usual
        </Button>
      </div>
      <table className="settingstable" aria-labelledby="index-settings">
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Weight</th>
            <th scope="col">Floor</th>
            <th scope="col">Target</th>
          </tr>
        </thead>
        <tbody>
          {INDEX_COMPONENTS.map((name) => (
            <IndexRow key={name} name={name} component={settings.rqi[name]} onSet={set} />
          ))}
        </tbody>
      </table>
      <p className="caption">
        A component at its floor counts 0, at its target 100; the weights are taken relative to each other.
        Time to value gets better downward, so its target is below its floor.
      </p>
    </section>
  );
}

const UNSET_INDEX = Object.fromEntries(
  INDEX_COMPONENTS.map((name) => [name, { weight: null, floor: null, target: null }]),
);

function IndexRow({
  name,
  component,
  onSet,
}: {
  readonly name: IndexComponentName;
  readonly component: IndexComponent;
  readonly onSet: (label: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>;
}): ReactElement {
  const [words, unit] = COMPONENT_NAMES[name];
  const isShare = unit === "%";
  const field = (part: "floor" | "target"): ReactElement => (
    <CommitField
      label={`${words}: ${part}, ${unit}`}
      isBare
      value={numberText(component[part], isShare ? 100 : 1)}
      check={(text) => numberFault(text)}
      onCommit={(text) =>
        onSet(`${words}: ${part} set`, {
          rqi: { [name]: { [part]: isShare ? typedShare(text) : typedNumber(text) } },
        })
      }
    />
  );
  return (
    <tr>
      <th scope="row">
        {words} <span className="faint">{unit}</span>
      </th>
      <td>
        <CommitField
          label={`${words}: weight`}
          isBare
          value={numberText(component.weight)}
          check={(text) => (isBetween(typedNumber(text), 0, 1) ? null : "from 0 to 1")}
          onCommit={(text) =>
            onSet(`${words}: weight set`, { rqi: { [name]: { weight: typedNumber(text) } } })
          }
        />
      </td>
      <td>{field("floor")}</td>
      <td>{field("target")}</td>
    </tr>
  );
}

function isBetween(value: number | null, least: number, most: number): boolean {
  return value !== null && value >= least && value <= most;
}
