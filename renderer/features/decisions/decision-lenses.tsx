import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { FrozenFigure } from "../../../shared/domain/frozen-figure.ts";
import { LENS_NAMES, LENSES, type LensName } from "../../../shared/domain/lenses.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { useExecute } from "../../app/use-execute.ts";
import { LensFields, type LensReading } from "../../components/lens-fields.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { expectationStatus, expectationWords, metricLabel } from "./decision-words.ts";
import { PersonField } from "./person-field.tsx";
import type { LensEditor } from "./use-lens-drafts.ts";

/** The three lenses: what is read now or was read then, the expected effect, and what became of it. */
export function DecisionLenses({
  open,
  subject,
  lenses,
  isShowingNow,
  onShowNow,
}: DecisionPart & {
  readonly lenses: LensEditor;
  readonly isShowingNow: boolean;
  readonly onShowNow: (isShowingNow: boolean) => void;
}): ReactElement {
  const { decision, lock } = subject;
  const frozen = (decision.evidence ?? []).filter(({ lens }) => lens !== undefined);
  const isTaken = decision.status === "approved" || decision.status === "executed";
  const isFrozen = isTaken && frozen.length > 0 && !isShowingNow;
  return (
    <section
      className="stack"
      aria-labelledby="lenses"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void lenses.save();
      }}
    >
      <div className="row">
        <h3 id="lenses" className="title3 grow">
          Three lenses
        </h3>
        {isTaken && frozen.length > 0 ? (
          <Button variant="subtle" onClick={() => onShowNow(!isShowingNow)}>
            {isShowingNow ? "Show what was read then" : "Show what is read now"}
          </Button>
        ) : null}
      </div>
      <LensFields
        value={lenses.drafts}
        onChange={lenses.onChange}
        format={open.format}
        isDisabled={lock !== null}
        readings={isFrozen ? readingsOf(frozen, open.format) : readingsNow({ open, subject })}
        foot={(lens) => <LensFoot open={open} subject={subject} lens={lens} lenses={lenses} />}
      />
    </section>
  );
}

function readingsNow({ open, subject }: DecisionPart): Partial<Record<LensName, readonly LensReading[]>> {
  return readingsOf(
    subject.readings.map(({ lens, figure }) => ({ ...figure, lens })),
    open.format,
  );
}

function readingsOf(
  figures: readonly (FrozenFigure & { readonly lens?: LensName })[],
  format: ReportFormat,
): Partial<Record<LensName, readonly LensReading[]>> {
  return Object.fromEntries(
    LENSES.map((lens) => [
      lens,
      figures.flatMap((figure): readonly LensReading[] => {
        const { metric, segment, value, low, high } = figure;
        if (figure.lens !== lens || !isMetricId(metric)) return [];
        const unit = unitOf(metric);
        const where = segment === "*" ? "" : `, ${segment}`;
        return [
          {
            name: `${metricLabel(metric)}${where}`,
            printed: format.value(value, unit),
            interval: value === null ? "" : format.interval(low, high, unit),
          },
        ];
      }),
    ]),
  );
}

/** Who assessed the lens; after its date what was measured. */
function LensFoot({
  open,
  subject,
  lens,
  lenses,
}: DecisionPart & { readonly lens: LensName; readonly lenses: LensEditor }): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const { decision, lock, expectations } = subject;
  const stored = decision.lenses?.[lens];
  const judged = expectations.find((one) => one.lens === lens);
  const setAssessor = (assessor: string | null): void => {
    if (stored === undefined) return;
    const { assessor: _, ...rest } = stored;
    const next = assessor === null ? rest : { ...rest, assessor };
    void execute(pilot.pilotId, `Assessor of ${LENS_NAMES[lens]}: ${decision.title}`, [
      { command: "decision.edit", input: { id: decision.id, lenses: { ...decision.lenses, [lens]: next } } },
    ]);
  };
  return (
    <div className="stack lensfoot">
      <PersonField
        pilot={pilot}
        label={`${LENS_NAMES[lens]}: assessed by`}
        hasLabel={false}
        nobody="Assessed by …"
        value={stored?.assessor}
        isDisabled={lock !== null || stored === undefined}
        onChange={setAssessor}
      />
      {lock === null ? <Unsaved lenses={lenses} lens={lens} isStored={stored !== undefined} /> : null}
      {judged === undefined ? null : (
        <div className="stack tight">
          <StatusLabel
            status={expectationStatus(judged.word)}
            rest={judged.word === "waiting" ? `until ${format.dates.date(judged.by)}` : undefined}
          />
          <p className="caption">
            {metricLabel(judged.metric)}: {expectationWords(judged, format)}
            {judged.comparison?.verdict == null ? "" : ` · ${judged.comparison.verdict}`}
          </p>
          {judged.confounders.length === 0 ? null : (
            <p className="caption">In that time also: {judged.confounders.join(", ")}</p>
          )}
        </div>
      )}
    </div>
  );
}

/** A lens is on the record once it has an effect and a sentence: until then the page says what it lacks. */
function Unsaved({
  lenses,
  lens,
  isStored,
}: {
  readonly lenses: LensEditor;
  readonly lens: LensName;
  readonly isStored: boolean;
}): ReactElement | null {
  const { effect, sentence } = lenses.drafts[lens];
  const hasSentence = sentence.trim() !== "";
  if (effect !== null && hasSentence) return null;
  if (effect === null && !hasSentence) {
    return isStored ? null : <p className="caption straddle">Empty: it needs an effect and a sentence.</p>;
  }
  return (
    <p className="caption straddle">
      Not saved yet: it needs {effect === null ? "an effect" : "a sentence"}.
    </p>
  );
}
