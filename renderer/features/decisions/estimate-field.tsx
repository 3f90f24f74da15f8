import { TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { LENS_NAMES, type LensName } from "../../../shared/domain/lenses.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { useExecute } from "../../app/use-execute.ts";
import { numberFault, numberText, typedNumber } from "../../components/typed-number.ts";
import type { DecisionPart } from "./decision-page.tsx";
import type { LensEditor } from "./use-lens-drafts.ts";

/** What an option that is not chosen would change, in the metric of a lens; of a rate in points. */
export function EstimateField({
  part,
  lens,
  metric,
  option,
  change,
  lenses,
}: {
  readonly part: DecisionPart;
  readonly lens: LensName;
  readonly metric: MetricId;
  readonly option: string;
  readonly change: number | null;
  readonly lenses: LensEditor;
}): ReactElement {
  const execute = useExecute();
  const { decision } = part.subject;
  const factor = metricDefinition(metric).unit === "rate" ? 100 : 1;
  const shown = numberText(change, factor);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown;
  const value = typedNumber(text);
  const isWrong = text.trim() !== "" && value === null;
  const save = (): void => {
    setTyped(null);
    if (isWrong || text.trim() === shown) return;
    const others = (decision.estimates ?? []).filter((one) => one.option !== option || one.lens !== lens);
    const estimates = value === null ? others : [...others, { option, lens, change: value / factor }];
    void execute(part.open.pilot.pilotId, `Estimated: ${option}`, [
      ...[lenses.pending()].flatMap((request) => request ?? []),
      {
        command: "decision.edit",
        input: { id: decision.id, estimates: estimates.length === 0 ? null : estimates },
      },
    ]);
  };
  return (
    <TextInput
      className="estimate"
      aria-label={`${option}: expected change of ${metricDefinition(metric).name} (${LENS_NAMES[lens]})`}
      placeholder="change"
      error={isWrong ? numberFault(text) : null}
      value={text}
      rightSection={<span className="unit">{factor === 100 ? "pts" : ""}</span>}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
