import { NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import {
  LOOP_STAGE_METRICS,
  type LoopMedian,
  type LoopSpeed,
  loopSpeedSentence,
} from "../../../shared/domain/loop-speed.ts";
import { SPEED_DAYS } from "../../../shared/domain/status-loops.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import { shortDays } from "./change-words.ts";
import { knownTrails } from "./known-trails.ts";
import { stageColour } from "./stage-colour.ts";

type Span = "last" | "pilot" | "all";

/** How fast the company learns: the medians of the four stages as one bar, the longest named, what is open counted. */
export function LoopSpeedCard({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview, format } = open;
  const [span, setSpan] = useState<Span>("last");
  const [workflow, setWorkflow] = useState("*");
  const today = overview.moment.date;
  const start = overview.startDate;
  const from = span === "last" ? today - SPEED_DAYS + 1 : span === "pilot" ? (start ?? today) : FIRST_DAY;
  const answer = useAnswer([pilot, from, workflow], () =>
    figures.ask("loopSpeed", pilot, asOfMs, { workflow, from, to: today }),
  );
  const workflows = recordsOf(pilot, "workflow");
  const trails = knownTrails(open).filter((trail) => trail.isOpen);
  const oldest = trails.reduce((most, { ageDays }) => Math.max(most, ageDays ?? 0), 0);
  return (
    <section className="surface speed" aria-labelledby="speed">
      <div className="row wrap">
        <h2 id="speed" className="title3 grow" style={{ flexBasis: 232 }}>
          From signal to validated change
        </h2>
        {workflows.length < 2 ? null : (
          <NativeSelect
            aria-label="Workflow"
            data={[{ value: "*", label: "All workflows" }, ...workflows.map(({ name }) => name)]}
            value={workflow}
            onChange={(event) => setWorkflow(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          aria-label="Loops detected"
          data={[
            { value: "last", label: "detected in the last 12 weeks" },
            ...(start === null ? [] : [{ value: "pilot", label: "detected since Day 0" }]),
            { value: "all", label: "all loops" },
          ]}
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value as Span)}
        />
      </div>
      {answer.kind === "failed" ? (
        <p className="note bad">{answer.problem.message}</p>
      ) : answer.kind === "loading" ? (
        <Loading height={72} what="the medians" />
      ) : (
        <>
          <div className="speed-figures">
            <Total label="Detection to deployment" median={answer.value.detectToDeploy} />
            <Total label="Detection to validation" median={answer.value.detectToValidate} />
            <div>
              <p className="label">Open</p>
              <p className="figure2">{format.count(trails.length)}</p>
              <p className="caption">
                {trails.length === 0
                  ? "nothing waits"
                  : `oldest ${format.numbers.fixed(oldest, 0)} days · ${trails.filter(({ state }) => state === "deployed").length} deployed, not validated · ${trails.filter(({ state }) => state === "no loop").length} without loop`}
              </p>
            </div>
          </div>
          <StageMedians speed={answer.value} />
          <p className="caption">
            {loopSpeedSentence(answer.value, (days) => `${format.numbers.fixed(days, 1)} days`)}
          </p>
        </>
      )}
    </section>
  );
}

/** Earlier than any loop: 1 January 2000. */
const FIRST_DAY = 10_957;

function Total({ label, median }: { readonly label: string; readonly median: LoopMedian }): ReactElement {
  return (
    <div>
      <p className="label">{label}</p>
      <p className="figure2">{median.days === null ? "–" : shortDays(median.days)}</p>
      <p className="caption">
        {median.loops === 0
          ? "no loop"
          : `${median.days === null ? "too few loops have closed" : "median"} · n ${median.loops}`}
      </p>
    </div>
  );
}

/** One bar of four parts, as wide as their medians; a stage that too few loops have closed keeps its place, hatched. */
function StageMedians({ speed }: { readonly speed: LoopSpeed }): ReactElement {
  const known = speed.stages.reduce((sum, { days }) => sum + (days ?? 0), 0);
  const widest = known === 0 ? 1 : known;
  return (
    <ol className="stagebar" aria-label="Medians of the four stages">
      {speed.stages.map((stage, index) => {
        const names = LOOP_STAGE_METRICS[index];
        const isLongest = stage.metric === speed.longest?.metric;
        return (
          <li
            key={stage.metric}
            style={{ flexGrow: stage.days === null ? widest / 8 : Math.max(stage.days, widest / 24) }}
          >
            <span
              className={stage.days === null ? "bar silent" : "bar"}
              style={stage.days === null ? undefined : { background: stageColour(index) }}
            />
            <span className={isLongest ? "name longest" : "name"}>
              {names?.from} → {names?.to}
            </span>
            <span className="caption">
              {stage.days === null
                ? stage.loops === 0
                  ? "not dated"
                  : "too few closed"
                : shortDays(stage.days)}
              {isLongest ? " · longest" : ""}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
