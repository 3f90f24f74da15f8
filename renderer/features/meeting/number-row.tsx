import { Checkbox, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { MEETING_METRICS, typedFigure } from "../../../shared/domain/meeting-zero.ts";
import type { Pillar } from "../../../shared/metrics/metric-settings.ts";
import { fieldDecimal } from "../../../shared/observations/typed-decimal.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { shownDecimalMark } from "../../app/shown-locale.ts";
import type { FigureDraft } from "./meeting-draft.ts";
import { TrendControl } from "./trend-control.tsx";

const QUESTIONS: Readonly<Record<Pillar, readonly [question: string, example: string]>> = {
  avd: ["Of 100 units of this work, how many does the product finish alone, and well enough?", "41"],
  trust: ["Of 100 results that people look at, how many do they take over unchanged?", "86"],
  cost: ["What does one successful outcome cost: model, infrastructure and support together?", "2.44"],
  revenue: [
    "Of 100 of recurring revenue at the start of a month, what do the same customers pay at its end?",
    "99.4",
  ],
  loop: ["How many days pass from noticing a problem to a change that is shown to work?", "14"],
};

/** One number: the question, the field in its unit with an example, that nobody knows, and where it has gone. */
export function NumberRow({
  pillar,
  figure,
  format,
  onChange,
}: {
  readonly pillar: Pillar;
  readonly figure: FigureDraft;
  readonly format: ReportFormat;
  readonly onChange: (part: Partial<FigureDraft>) => void;
}): ReactElement {
  const [question, example] = QUESTIONS[pillar];
  const unit = format.unitName(unitOf(MEETING_METRICS[pillar]));
  const isTyped = figure.text.trim() !== "" && !figure.isUnknown;
  const typed = isTyped ? typedFigure(pillar, figure.text, shownDecimalMark()) : null;
  const name = PILLAR_NAMES[pillar];
  return (
    <li className="numberrow">
      <div>
        <strong>{name}</strong>
        <div className="muted">{question}</div>
      </div>
      <div>
        <TextInput
          aria-label={`${name}, ${unit}`}
          placeholder={`such as ${fieldDecimal(example, shownDecimalMark())}`}
          inputMode="decimal"
          disabled={figure.isUnknown}
          rightSection={<span className="faint unitname">{unit}</span>}
          rightSectionWidth={48}
          value={figure.isUnknown ? "" : figure.text}
          error={typed !== null && !typed.ok ? typed.fault : null}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        {typed?.ok === true && typed.doubt !== null ? (
          <div className="caption said">{typed.doubt}</div>
        ) : null}
      </div>
      <Checkbox
        label="We do not know"
        aria-label={`${name}: we do not know`}
        checked={figure.isUnknown}
        onChange={(event) => onChange({ isUnknown: event.currentTarget.checked })}
      />
      <TrendControl
        label={`${name}: over the last three months`}
        value={figure.trend}
        onChange={(trend) => onChange({ trend })}
      />
    </li>
  );
}
