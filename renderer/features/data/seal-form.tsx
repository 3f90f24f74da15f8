import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { PASSING_VERDICTS, type PassingVerdict } from "../../../shared/domain/pass-criteria.ts";
import { LAST_BASELINE_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import { pilotDayText } from "../../../shared/report/format/local-date-format.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Loading } from "../../components/loading.tsx";
import { CoverageTable } from "./coverage-table.tsx";

type Criteria = Readonly<
  Record<Pillar, { readonly target: string; readonly verdict: PassingVerdict | "not judged" }>
>;

/** Sealing a baseline: what there is and what is missing, what counts as a pass on Day 180, and a typed name. */
export function SealForm({
  open,
  isSecond,
}: {
  readonly open: OpenPilot;
  readonly isSecond: boolean;
}): ReactElement {
  const { figures } = useServices();
  const execute = useExecute();
  const { pilot, overview, asOfMs, format } = open;
  const start = overview.startDate ?? overview.moment.date;
  const [date, setDate] = useState(
    formatCalendarDate(Math.min(overview.moment.date, overview.dataTo ?? overview.moment.date)),
  );
  const [criteria, setCriteria] = useState<Criteria>(() => criteriaFrom(open));
  const [waive, setWaive] = useState("");
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const day = parseCalendarDate(date);
  const loaded = useAnswer([pilot, date], () =>
    figures.ask("sufficiency", pilot, asOfMs, day ?? overview.moment.date),
  );
  const gaps = loaded.kind === "ready" ? loaded.value.sufficiency.gaps : [];
  const lateBy = day === null ? 0 : day - start - LAST_BASELINE_DAY;
  const isReady =
    day !== null &&
    loaded.kind === "ready" &&
    typed.trim() === overview.company &&
    (gaps.length === 0 || waive.trim() !== "") &&
    (!isSecond || reason.trim() !== "");
  const seal = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Baseline sealed for ${date}`, [
      {
        command: "baseline.seal",
        input: {
          date,
          criteria: criteriaInput(criteria),
          ...(waive.trim() === "" ? {} : { waive: waive.trim() }),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
      },
    ]);
    if (done !== null) setTyped("");
  };
  return (
    <section className="stack loose" aria-labelledby="seal">
      <div className="stack">
        <h2 id="seal" className="title3">
          {isSecond ? "Seal a second baseline" : "Seal the baseline"}
        </h2>
        <div className="row wide">
          <DateField label="As of" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
          <p className="caption" style={{ alignSelf: "flex-end", paddingBottom: 8 }}>
            {day === null ? "" : `Day ${pilotDayText(day - start)}`}
            {lateBy > 0 ? ` · late by ${lateBy} ${lateBy === 1 ? "day" : "days"}: it will be printed` : ""}
          </p>
        </div>
      </div>
      <div className="stack">
        <h4 className="label" style={{ margin: 0 }}>
          1 Sufficiency and gaps
        </h4>
        {loaded.kind === "loading" ? <Loading height={160} what="sufficiency" /> : null}
        {loaded.kind === "failed" ? <p className="note bad">{loaded.problem.message}</p> : null}
        {loaded.kind === "ready" ? (
          <>
            <CoverageTable coverage={loaded.value.sufficiency.coverage} format={format} />
            {gaps.length === 0 ? (
              <p>Nothing is missing.</p>
            ) : (
              <>
                <p>
                  {gaps.length} {gaps.length === 1 ? "gap" : "gaps"}: fill them by an import, or waive them
                  with a reason.
                </p>
                <ul className="caption stack tight" style={{ gap: 0 }}>
                  {gaps.slice(0, 12).map(({ what }) => (
                    <li key={what}>– {what}</li>
                  ))}
                  {gaps.length > 12 ? <li>{gaps.length - 12} more</li> : null}
                </ul>
                <Textarea
                  label="Reason for waiving the gaps"
                  value={waive}
                  onChange={(event) => setWaive(event.currentTarget.value)}
                  maw={560}
                />
              </>
            )}
          </>
        ) : null}
      </div>
      <CriteriaFields open={open} criteria={criteria} onChange={setCriteria} />
      <div className="stack" style={{ maxWidth: 560 }}>
        <h4 className="label" style={{ margin: 0 }}>
          3 Read and seal
        </h4>
        <p>
          After sealing nobody can change these figures unnoticed. A seal cannot be undone; a second baseline
          needs a reason.
        </p>
        {isSecond ? (
          <Textarea
            label="Reason for a second baseline"
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          label={`Type “${overview.company}” to seal`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div>
          <Button variant="filled" disabled={!isReady} onClick={() => void seal()}>
            Seal baseline
          </Button>
        </div>
      </div>
    </section>
  );
}

function CriteriaFields({
  open,
  criteria,
  onChange,
}: {
  readonly open: OpenPilot;
  readonly criteria: Criteria;
  readonly onChange: (criteria: Criteria) => void;
}): ReactElement {
  return (
    <div className="stack">
      <h4 className="label" style={{ margin: 0 }}>
        2 Day-180 pass criteria
      </h4>
      <p className="muted">
        The value to be reached, as a plain number (a rate as 0.65), and the least verdict that counts as a
        pass.
      </p>
      <ul className="stack tight">
        {PILLARS.map((pillar) => (
          <li key={pillar} className="row wide">
            <span style={{ width: 264 }}>
              {PILLAR_NAMES[pillar]} ·{" "}
              <span className="muted">{metricDefinition(HEADLINES[pillar]).name}</span>
              <DecorativeMark decorative={open.overview.operational.decorative} metric={HEADLINES[pillar]} />
            </span>
            <TextInput
              aria-label={`Target of ${PILLAR_NAMES[pillar]}`}
              placeholder="no target"
              w={112}
              value={criteria[pillar].target}
              onChange={(event) =>
                onChange({
                  ...criteria,
                  [pillar]: { ...criteria[pillar], target: event.currentTarget.value },
                })
              }
            />
            <NativeSelect
              aria-label={`Verdict of ${PILLAR_NAMES[pillar]}`}
              data={[...PASSING_VERDICTS, "not judged"]}
              value={criteria[pillar].verdict}
              onChange={(event) =>
                onChange({
                  ...criteria,
                  [pillar]: { ...criteria[pillar], verdict: event.currentTarget.value as PassingVerdict },
                })
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The objective's targets are the first proposal. */
function criteriaFrom({ overview }: OpenPilot): Criteria {
  const of = (pillar: Pillar): Criteria[Pillar] => {
    const target = overview.pillars.find((one) => one.pillar === pillar)?.progress.target ?? null;
    return {
      target: target === null ? "" : String(target),
      verdict: target === null ? "not judged" : "improved",
    };
  };
  return { avd: of("avd"), trust: of("trust"), cost: of("cost"), revenue: of("revenue"), loop: of("loop") };
}

function criteriaInput(criteria: Criteria): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    PILLARS.flatMap((pillar) => {
      const { target, verdict } = criteria[pillar];
      if (verdict === "not judged") return [];
      return [[pillar, { verdict, ...(target.trim() === "" ? {} : { target: target.trim() }) }]];
    }),
  );
}
