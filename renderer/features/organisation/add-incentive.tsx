import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { isBookings } from "../../../shared/domain/incentive-plans.ts";
import { metricName } from "../../../shared/domain/metric-words.ts";
import { isMetricId, METRICS } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { numberText, typedShare } from "../../components/typed-number.ts";
import { weightFault } from "./weight-fault.ts";

/** The choice of something that is no metric of the pilot. */
const OTHER = "other";

/** Adds a part to a plan: a metric of the pilot, or whatever else it hangs on. */
export function AddIncentive({
  open,
  person,
  suggested,
  left,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly person: string;
  /** Shared metrics that the others have and this plan lacks. */
  readonly suggested: readonly string[];
  /** What is missing to 100 %, 0–1. */
  readonly left: number;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [choice, setChoice] = useState<string>(suggested[0] ?? OTHER);
  const [own, setOwn] = useState("");
  const [weight, setWeight] = useState(left > 0 ? numberText(left, 100) : "");
  const [isShared, setIsShared] = useState(true);
  const metric = choice === OTHER ? own.trim() : choice;
  const share = typedShare(weight);
  const fault = weightFault(weight);
  const submit = async (): Promise<void> => {
    if (fault !== null || metric === "") return;
    const shadow = recordsOf(open.pilot, "shadowMetric").find(
      ({ name, withheld }) => withheld.length === 0 && name.toLowerCase() === metric.toLowerCase(),
    );
    const done = await execute(open.pilot.pilotId, `Part added: ${metricName(metric)}`, [
      {
        command: "incentive.add",
        input: {
          person,
          metric,
          weight: share,
          ...(isMetricId(metric) && isShared ? { shared: true } : {}),
          ...(isBookings({ metric }) ? { bookings: true } : {}),
          ...(shadow === undefined ? {} : { shadowMetric: shadow.id }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <form
      className="stack subform"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        label="What it hangs on"
        searchable
        data={[
          { value: OTHER, label: "Something else…" },
          ...METRICS.filter(({ direction }) => direction !== "none").map(({ id, name }) => ({
            value: id,
            label: name,
          })),
        ]}
        value={choice}
        onChange={(value) => setChoice(value ?? OTHER)}
        nothingFoundMessage="No metric has that name"
      />
      {choice === OTHER ? (
        <TextInput
          label="Name"
          placeholder="Such as bookings, or objectives of the own field"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      ) : (
        <Checkbox
          label="A pilot outcome that the leaders share"
          checked={isShared}
          onChange={(event) => setIsShared(event.currentTarget.checked)}
        />
      )}
      <TextInput
        label="Weight, %"
        w={120}
        value={weight}
        error={weight === "" ? null : fault}
        onChange={(event) => setWeight(event.currentTarget.value)}
      />
      <div className="row end">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={fault !== null || metric === ""}>
          Add part
        </Button>
      </div>
    </form>
  );
}
