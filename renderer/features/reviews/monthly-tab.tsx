import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { reviewSeries } from "../../../shared/domain/review-series.ts";
import type { StrategicReset } from "../../../shared/domain/strategic-reset.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { ResetTable, SegmentTable } from "./reset-table.tsx";
import { runningReview } from "./review-words.ts";
import { SeriesTable } from "./series-table.tsx";

/** The monthly strategic reset: where do we invest, from observed data. */
export function MonthlyTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const loaded = useAnswer([pilot, asOfMs], () => figures.ask("strategicReset", pilot, asOfMs, null));
  const running = runningReview(pilot, "monthly");
  return (
    <div className="stack loose">
      <ResetHead open={open} running={running} reset={loaded.kind === "ready" ? loaded.value : null} />
      {loaded.kind === "failed" ? (
        <p className="note bad">{loaded.problem.message}</p>
      ) : loaded.kind === "loading" ? (
        <Loading height={320} what="the month" />
      ) : loaded.value.cells.length === 0 ? (
        <EmptyState
          what="Here will be every workflow in every segment, ranked by what a person-day of the month gave."
          why="It says whether we invest in the right ones. It needs a whole month of data."
        >
          <a href={hrefOf(`/c/${pilot.pilotId}/data`)}>Import data</a>
        </EmptyState>
      ) : (
        <>
          <ResetTable open={open} reset={loaded.value} review={running} />
          <SegmentTable open={open} reset={loaded.value} />
        </>
      )}
      <SeriesTable open={open} series={reviewSeries(pilot, "monthly", overview.moment.date)} />
    </div>
  );
}

function ResetHead({
  open,
  running,
  reset,
}: {
  readonly open: OpenPilot;
  readonly running: RecordOf<"review"> | null;
  readonly reset: StrategicReset | null;
}): ReactElement {
  const execute = useExecute();
  const [isBusy, setIsBusy] = useState(false);
  const { pilot, format } = open;
  const month = reset?.month ?? null;
  const said = running?.cells?.length ?? 0;
  const run = async (label: string, command: string, input: object): Promise<void> => {
    setIsBusy(true);
    await execute(pilot.pilotId, label, [{ command, input }]);
    setIsBusy(false);
  };
  return (
    <section className="surface pad row wide nextup" aria-labelledby="reset">
      <div className="grow">
        <h2 id="reset" className="title2">
          {month === null
            ? "Strategic reset"
            : `Strategic reset of ${format.dates.range(month.from, month.to)}`}
        </h2>
        <p className="caption">
          {running === null
            ? "Are we investing in the right workflows and segments?"
            : `It runs: ${said} of ${reset?.cells.length ?? 0} cells judged.`}
          {reset?.hasEffort === false && month !== null
            ? " Effort not recorded: nothing can be ranked by person-day."
            : ""}
        </p>
      </div>
      {running === null ? (
        <Button
          variant="filled"
          loading={isBusy}
          disabled={month === null}
          onClick={() => void run("Started: monthly strategic reset", "review.start", { kind: "monthly" })}
        >
          Start the reset
        </Button>
      ) : (
        <>
          {said === 0 ? (
            <Button
              loading={isBusy}
              onClick={() =>
                void run("Reset closed: no decision", "review.close", { id: running.id, verdict: "none" })
              }
            >
              No decision today
            </Button>
          ) : null}
          <Button
            variant="filled"
            loading={isBusy}
            disabled={said === 0}
            onClick={() =>
              void run("Reset closed with its verdicts", "review.close", {
                id: running.id,
                verdict: "decision",
              })
            }
          >
            Close the reset
          </Button>
        </>
      )}
    </section>
  );
}
