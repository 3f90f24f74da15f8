import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { Expectation } from "../../../shared/domain/expectation.ts";
import {
  EFFECT_WORDS,
  LENS_EFFECTS,
  LENS_NAMES,
  LENSES,
  type LensName,
} from "../../../shared/domain/lenses.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { signed } from "../../components/effect-control.tsx";
import { Value } from "../../components/figure.tsx";
import type { LensReading } from "../../components/lens-fields.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { expectationStatus, expectationWords, metricLabel } from "./decision-words.ts";
import { FillLensDialog } from "./fill-lens-dialog.tsx";
import { readingScope, readingsNow, readingsOf } from "./lens-reading-words.ts";

/** The three lenses of a decision that was taken: what each expected and, after its date, what was measured. */
export function LensesRead({ open, subject }: DecisionPart): ReactElement {
  const { pilot, format } = open;
  const { decision } = subject;
  const frozen = (decision.evidence ?? []).filter(({ lens }) => lens !== undefined);
  const [isNow, setIsNow] = useState(frozen.length === 0);
  const [filling, setFilling] = useState<LensName | null>(null);
  const readAt = instantOf(frozen[0]?.at);
  const then = readAt === null ? "then" : format.dates.moment(readAt, pilotRecord(pilot).timeZone);
  const readings = isNow ? readingsNow(subject, open) : readingsOf(frozen, open);
  return (
    <section className="stack" aria-labelledby="lenses">
      <div className="row wide">
        <h3 id="lenses" className="title3">
          Three lenses
        </h3>
        <p className="caption grow">
          {isNow
            ? `${readingScope(open, subject)}${frozen.length === 0 ? " · no figures were frozen with it" : ""}`
            : `As they read ${then}, when it was approved`}
        </p>
        {frozen.length === 0 ? null : (
          <Button variant="subtle" onClick={() => setIsNow(!isNow)}>
            {isNow ? "Show what was read then" : "Show what is read now"}
          </Button>
        )}
      </div>
      <div className="lenses">
        {LENSES.map((lens) => (
          <LensRead
            key={lens}
            part={{ open, subject }}
            lens={lens}
            readings={readings[lens] ?? []}
            onFill={() => setFilling(lens)}
          />
        ))}
      </div>
      {filling === null ? null : (
        <FillLensDialog open={open} subject={subject} lens={filling} onClose={() => setFilling(null)} />
      )}
    </section>
  );
}

function LensRead({
  part,
  lens,
  readings,
  onFill,
}: {
  readonly part: DecisionPart;
  readonly lens: LensName;
  readonly readings: readonly LensReading[];
  readonly onFill: () => void;
}): ReactElement {
  const { open, subject } = part;
  const { decision, expectations } = subject;
  const stored = decision.lenses?.[lens];
  const expectation = expectations.find((one) => one.lens === lens);
  const effect = LENS_EFFECTS.find((one) => one === stored?.effect);
  return (
    <section className="lens" aria-label={LENS_NAMES[lens]}>
      <h3 className="title3">{LENS_NAMES[lens]}</h3>
      <ul className="stack tight">
        {readings.map(({ name, printed, interval, isDecorative = false }) => (
          <li key={name} className="reading">
            <span className="muted grow clip" title={name}>
              {name}
            </span>
            <strong>
              <Value printed={printed} />
            </strong>
            {interval === "" ? null : <span className="caption">{interval}</span>}
            {isDecorative ? <StatusLabel status={{ word: "decorative" }} /> : null}
          </li>
        ))}
      </ul>
      {stored === undefined || effect === undefined ? (
        <div className="stack tight">
          <StatusLabel status={{ word: "open" }} rest="empty: nothing was expected on record" />
          {decision.status === "rejected" ? null : (
            <div>
              <Button onClick={onFill}>Fill in…</Button>
            </div>
          )}
        </div>
      ) : (
        <>
          <p className="read">
            <strong>{signed(effect)}</strong> <span className="muted">{EFFECT_WORDS[effect]}</span>
            <br />
            {stored.sentence}
          </p>
          {expectation === undefined ? null : <Outcome part={part} expectation={expectation} />}
          {stored.assessor === undefined ? null : (
            <p className="caption">Assessed by {nameOfPerson(open.pilot, stored.assessor)}</p>
          )}
        </>
      )}
    </section>
  );
}

/** Expected → measured, with the verdict and what else happened in that time. */
function Outcome({
  part,
  expectation,
}: {
  readonly part: DecisionPart;
  readonly expectation: Expectation;
}): ReactElement {
  const { format } = part.open;
  const { word, by, metric, comparison, confounders } = expectation;
  const verdict = comparison?.verdict ?? null;
  return (
    <div className="stack tight outcome">
      <StatusLabel
        status={expectationStatus(word)}
        rest={word === "waiting" ? `until ${format.dates.date(by)}` : (verdict ?? undefined)}
      />
      <p>
        {metricLabel(metric)}: {expectationWords(expectation, format)}
        <DecorativeMark decorative={part.open.overview.operational.decorative} metric={metric} />
      </p>
      {expectation.before === null || expectation.after === null ? null : (
        <p className="caption">
          {format.dates.range(expectation.after.from, expectation.after.to)} against{" "}
          {format.dates.range(expectation.before.from, expectation.before.to)}
        </p>
      )}
      {confounders.length === 0 ? null : (
        <p className="caption">In that time also: {confounders.join(", ")}</p>
      )}
    </div>
  );
}
