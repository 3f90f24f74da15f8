import { TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import type { Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Value } from "../../components/figure.tsx";
import type { PillarDraft } from "./objective-draft.ts";

/** One pillar of the objective: its headline, weight, baseline and target, and how far today's figure is on its way. */
export function ObjectiveRow({
  open,
  pillar,
  draft,
  progress,
  points,
  doubt,
  onChange,
}: {
  readonly open: OpenPilot;
  readonly pillar: Pillar;
  readonly draft: PillarDraft;
  readonly progress: number | null;
  readonly points: number | null;
  readonly doubt: string | null;
  readonly onChange: (part: Partial<PillarDraft>) => void;
}): ReactElement {
  const { overview, format } = open;
  const metric = HEADLINES[pillar];
  const { name, direction } = metricDefinition(metric);
  const unit = unitOf(metric);
  const unitName = format.unitName(unit);
  const now = overview.pillars.find((one) => one.pillar === pillar);
  const field = (part: keyof PillarDraft, words: string, placeholder?: string): ReactElement => (
    <TextInput
      aria-label={`${PILLAR_NAMES[pillar]}: ${words}`}
      value={draft[part]}
      placeholder={placeholder ?? ""}
      onChange={(event) => onChange({ [part]: event.currentTarget.value })}
    />
  );
  const sealed = overview.baseline === null ? null : (now?.before ?? null);
  return (
    <tr>
      <th scope="row">
        <strong>{PILLAR_NAMES[pillar]}</strong>
        <div className="caption">
          {name}
          {unitName === "" ? "" : `, ${unitName}`}
        </div>
        <div className="caption">{direction === "down" ? "lower" : "higher"} is better</div>
        <DecorativeMark decorative={overview.operational.decorative} metric={metric} />
        {doubt === null ? null : <div className="caption said">{doubt}</div>}
      </th>
      <td>{field("weight", "weight")}</td>
      <td>{field("baseline", `baseline, ${unitName}`, sealed === null ? "" : format.bare(sealed, unit))}</td>
      <td>{field("target", `target, ${unitName}`)}</td>
      <td className="number">
        <Value printed={format.value(now?.value ?? null, unit)} />
      </td>
      <td>
        <div className="way" aria-hidden="true">
          {progress === null ? null : (
            <i
              style={{
                width: `${Math.abs(progress) * 50}%`,
                ...(progress < 0 ? { right: "50%" } : { left: "50%" }),
              }}
            />
          )}
        </div>
        <span className="hidden">
          {progress === null ? "no data" : `${format.numbers.fixed(progress * 100, 0)} per cent of the way`}
        </span>
      </td>
      <td className="number">{points === null ? "–" : format.numbers.signed(points, 1)}</td>
    </tr>
  );
}
