import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dateOfMoment } from "../../../shared/calendar/moments.ts";
import { reviewSeries } from "../../../shared/domain/review-series.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { runningReview } from "./review-words.ts";
import { SeriesTable } from "./series-table.tsx";

/** The narratives for the board: drafts and what was published, the newest first. */
export function BoardTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const go = useGo();
  const [isBusy, setIsBusy] = useState(false);
  const { pilot, format, overview } = open;
  const narratives = recordsOf(pilot, "narrative")
    .filter(({ withheld }) => withheld.length === 0)
    .toReversed();
  const published = narratives.find(({ status }) => status === "published");
  const begin = async (): Promise<void> => {
    setIsBusy(true);
    const title = `Board synthesis, ${format.dates.month(overview.moment.date)}`;
    const done = await execute(pilot.pilotId, `Begun: ${title}`, [
      {
        command: "narrative.add",
        input: { title, status: "draft", ...(published === undefined ? {} : { follows: published.id }) },
      },
    ]);
    setIsBusy(false);
    const id = done?.entries[0]?.changes[0]?.record;
    if (id !== undefined) go(`/c/${pilot.pilotId}/reviews/board/${id}`);
  };
  const { timeZone } = pilotRecord(pilot);
  return (
    <div className="stack loose">
      <SynthesisHead open={open} />
      <section className="stack tight" aria-labelledby="narratives">
        <div className="row">
          <h2 id="narratives" className="title3 grow">
            Narratives
          </h2>
          {narratives.length === 0 ? null : (
            <Button onClick={() => void begin()} loading={isBusy}>
              New narrative
            </Button>
          )}
        </div>
        {narratives.length === 0 ? (
          <EmptyState
            what="Here will be the one narrative for the board: how capability becomes defensible growth, margin expansion and risk reduction."
            why="Its figures are computed, each claim is held against its metric, and what was published is sealed."
          >
            <Button variant="filled" onClick={() => void begin()} loading={isBusy}>
              Begin the narrative
            </Button>
          </EmptyState>
        ) : (
          <ul className="surface lines">
            {narratives.map(({ id, title, status, publishedAt, publishedBy }) => {
              const on = dateOfMoment(publishedAt, timeZone);
              return (
                <li key={id} className="row">
                  <a className="grow" href={hrefOf(`/c/${pilot.pilotId}/reviews/board/${id}`)}>
                    {title}
                  </a>
                  <StatusLabel
                    status={{ word: status === "published" ? "sealed" : "draft" }}
                    rest={
                      on === null
                        ? ""
                        : `${format.dates.date(on)}${publishedBy === undefined ? "" : ` by ${publishedBy}`}`
                    }
                  />
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <SeriesTable open={open} series={reviewSeries(pilot, "quarterly", overview.moment.date)} />
    </div>
  );
}

/** The quarterly review itself: it is closed with what was published in it, or with the verdict that nothing was. */
function SynthesisHead({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const [isBusy, setIsBusy] = useState(false);
  const { pilot } = open;
  const running = runningReview(pilot, "quarterly");
  const isPublished = recordsOf(pilot, "narrative").some(
    ({ publishedAt }) => publishedAt !== undefined && publishedAt >= (running?.startedAt ?? "9"),
  );
  const run = async (label: string, command: string, input: object): Promise<void> => {
    setIsBusy(true);
    await execute(pilot.pilotId, label, [{ command, input }]);
    setIsBusy(false);
  };
  return (
    <section className="surface pad row wide nextup" aria-labelledby="synthesis">
      <div className="grow">
        <h2 id="synthesis" className="title2">
          Quarterly board synthesis
        </h2>
        <p className="caption">
          {running === null
            ? "One narrative, three claims, each bound to what the data show."
            : isPublished
              ? "It runs, and a narrative was published in it."
              : "It runs: publish the narrative, then close it."}
        </p>
      </div>
      {running === null ? (
        <Button
          loading={isBusy}
          onClick={() =>
            void run("Started: quarterly board synthesis", "review.start", { kind: "quarterly" })
          }
        >
          Start the synthesis
        </Button>
      ) : (
        <Button
          variant={isPublished ? "filled" : "default"}
          loading={isBusy}
          onClick={() =>
            void run(
              isPublished ? "Synthesis closed" : "Synthesis closed: nothing published",
              "review.close",
              { id: running.id, verdict: isPublished ? "decision" : "none" },
            )
          }
        >
          {isPublished ? "Close the synthesis" : "Close: nothing published"}
        </Button>
      )}
    </section>
  );
}
