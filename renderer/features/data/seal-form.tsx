import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { PASSING_VERDICTS } from "../../../shared/domain/pass-criteria.ts";
import { LAST_BASELINE_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { pilotDayText } from "../../../shared/report/format/local-date-format.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Loading } from "../../components/loading.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import {
  type CriteriaDraft,
  type CriterionDraft,
  criteriaFrom,
  criteriaInput,
  targetFault,
  withTarget,
} from "./seal-criteria.ts";

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
  const [criteria, setCriteria] = useState(() =>
    criteriaFrom((pillar) => overview.pillars.find((one) => one.pillar === pillar)?.progress.target ?? null),
  );
  const [waive, setWaive] = useState("");
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const day = parseCalendarDate(date);
  const loaded = useAnswer([pilot, date], () =>
    figures.ask("sufficiency", pilot, asOfMs, day ?? overview.moment.date),
  );
  const gaps = loaded.kind === "ready" ? loaded.value.sufficiency.gaps : [];
  const lateBy = day === null ? 0 : day - start - LAST_BASELINE_DAY;
  const missing = [
    ...(day === null ? ["a date"] : []),
    ...(gaps.length > 0 && waive.trim() === "" ? ["a reason for the gaps"] : []),
    ...(PILLARS.every((pillar) => targetFault(criteria[pillar]) === null)
      ? []
      : ["targets that are numbers"]),
    ...(isSecond && reason.trim() === "" ? ["a reason for a second baseline"] : []),
    ...(typed.trim() === overview.company ? [] : ["the name"]),
  ];
  const isReady = loaded.kind === "ready" && missing.length === 0;
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
        <DateField
          label="As of"
          value={date}
          description={
            day === null
              ? undefined
              : `Day ${pilotDayText(day - start)}${lateBy > 0 ? `, late by ${lateBy} ${lateBy === 1 ? "day" : "days"}: it will be printed` : ""}`
          }
          onChange={(event) => setDate(event.currentTarget.value)}
          styles={{ input: { width: 160 } }}
        />
      </div>
      <div className="stack">
        <h3 className="label" style={{ margin: 0 }}>
          1 Sufficiency and gaps
        </h3>
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
                <ul className="caption dotted">
                  {gaps.slice(0, 12).map(({ what }) => (
                    <li key={what}>{what}</li>
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
        <h3 className="label" style={{ margin: 0 }}>
          3 Read and seal
        </h3>
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
        <div className="row">
          <Button
            variant="filled"
            disabled={!isReady}
            aria-describedby="seal-missing"
            onClick={() => void seal()}
          >
            Seal baseline
          </Button>
          <span className="caption" id="seal-missing">
            {missing.length === 0 ? "" : `Still missing: ${missing.join(", ")}.`}
          </span>
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
  readonly criteria: CriteriaDraft;
  readonly onChange: (criteria: CriteriaDraft) => void;
}): ReactElement {
  return (
    <div className="stack">
      <h3 className="label" style={{ margin: 0 }}>
        2 Day-180 pass criteria
      </h3>
      <p className="muted">
        The value to be reached, and the least verdict against this baseline that counts as a pass.
      </p>
      <ul className="stack tight">
        {PILLARS.map((pillar) => (
          <CriterionFields
            key={pillar}
            open={open}
            pillar={pillar}
            criterion={criteria[pillar]}
            onChange={(criterion) => onChange({ ...criteria, [pillar]: criterion })}
          />
        ))}
      </ul>
    </div>
  );
}

function CriterionFields({
  open: { overview, format },
  pillar,
  criterion,
  onChange,
}: {
  readonly open: OpenPilot;
  readonly pillar: Pillar;
  readonly criterion: CriterionDraft;
  readonly onChange: (criterion: CriterionDraft) => void;
}): ReactElement {
  const metric = HEADLINES[pillar];
  const unitName = format.unitName(unitOf(metric));
  const inUnit = unitName === "" ? "" : `, ${unitName}`;
  return (
    <li className="row wide">
      <span style={{ width: 264 }}>
        {PILLAR_NAMES[pillar]} ·{" "}
        <span className="muted">
          {metricDefinition(metric).name}
          {inUnit}
        </span>
        <DecorativeMark decorative={overview.operational.decorative} metric={metric} />
      </span>
      <TextInput
        aria-label={`Target of ${PILLAR_NAMES[pillar]}${inUnit}`}
        placeholder="no target"
        inputMode="decimal"
        w={128}
        error={targetFault(criterion)}
        value={criterion.target}
        onChange={(event) => onChange(withTarget(criterion, event.currentTarget.value))}
      />
      <NativeSelect
        aria-label={`Verdict of ${PILLAR_NAMES[pillar]}`}
        data={[...PASSING_VERDICTS, "not judged"]}
        value={criterion.verdict}
        onChange={(event) =>
          onChange({ ...criterion, verdict: event.currentTarget.value as CriterionDraft["verdict"] })
        }
      />
    </li>
  );
}
