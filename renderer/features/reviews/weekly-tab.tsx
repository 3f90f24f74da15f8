import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { nextReview } from "../../../shared/domain/next-review.ts";
import { reviewSeries } from "../../../shared/domain/review-series.ts";
import { saveCalendar } from "../../app/files/save-calendar.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Loading } from "../../components/loading.tsx";
import { AgendaView } from "./agenda-view.tsx";
import { reviewPath, runningReview, whenWords } from "./review-words.ts";
import { RhythmBanner } from "./rhythm-banner.tsx";
import { SeriesTable } from "./series-table.tsx";
import { StartDialog } from "./start-dialog.tsx";

/** The next weekly review with its agenda, made of the record, and the series behind it. */
export function WeeklyTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const services = useServices();
  const { figures } = services;
  const go = useGo();
  const [isStarting, setIsStarting] = useState(false);
  const { pilot, asOfMs, overview } = open;
  const loaded = useAnswer([pilot, asOfMs], () => figures.ask("reviewAgenda", pilot, asOfMs, null));
  const next = nextReview(pilot, overview.moment);
  const running = runningReview(pilot, "weekly");
  const series = reviewSeries(pilot, "weekly", overview.moment.date);
  return (
    <div className="stack loose">
      <RhythmBanner series={series} />
      <section className="surface pad row wide nextup" aria-labelledby="next-review">
        <div className="grow">
          <h2 id="next-review" className="title2">
            {next === null ? "No weekly review is planned" : whenWords(next, open)}
          </h2>
          <p className="caption">
            {next === null ? (
              <a href={hrefOf(`/c/${pilot.pilotId}/company?tab=Cadence`)}>Set the day of the weekly review</a>
            ) : (
              "The agenda below is made of the record: nobody has to prepare anything."
            )}
          </p>
        </div>
        <Button onClick={() => void saveCalendar(services, open, null)}>Save the dates (.ics)…</Button>
        {running === null ? (
          <Button variant="filled" onClick={() => setIsStarting(true)}>
            Start weekly review…
          </Button>
        ) : (
          <Button variant="filled" onClick={() => go(reviewPath(pilot.pilotId, running.id))}>
            Go on with the review
          </Button>
        )}
      </section>
      <div className="agendaside">
        {loaded.kind === "failed" ? (
          <p className="note bad">{loaded.problem.message}</p>
        ) : loaded.kind === "loading" ? (
          <Loading height={480} what="the agenda" />
        ) : (
          <AgendaView open={open} agenda={loaded.value} />
        )}
        <SeriesTable open={open} series={series} />
      </div>
      {isStarting ? (
        <StartDialog
          open={open}
          kind="weekly"
          planned={next?.isRunning === false ? next.review : null}
          onClose={() => setIsStarting(false)}
        />
      ) : null}
    </div>
  );
}
