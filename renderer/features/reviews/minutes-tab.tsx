import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dateOfMoment } from "../../../shared/calendar/moments.ts";
import { type MinutesCopy, reviewMinutes } from "../../../shared/domain/review-minutes.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { REVIEW_NAMES } from "../../../shared/report/reviews/review-names.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import { useAddress, useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { withSearch } from "../../app/routing/address.ts";
import { useComing } from "../../app/use-coming.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { MinutesView } from "./minutes-view.tsx";

/** What was said: every closed review, and its minutes in the room's copy or the facilitator's. */
export function MinutesTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const go = useGo();
  const { path, search } = useAddress();
  const { pilot, format } = open;
  const { timeZone } = pilotRecord(pilot);
  const closed = recordsOf(pilot, "review")
    .filter(({ closedAt }) => closedAt !== undefined)
    .toSorted((a, b) => ((a.closedAt ?? "") < (b.closedAt ?? "") ? 1 : -1));
  const asked = search["review"];
  // A review that was closed a moment ago.
  const coming = useComing(pilot, (state) => asked === undefined || isClosed(state, asked), String(asked));
  if (coming === "coming") return <Loading height={480} what="the minutes" />;
  const current = closed.find(({ id }) => id === asked) ?? closed[0];
  if (current === undefined) {
    return (
      <EmptyState
        what="Here will be the minutes of every review: what was decided, answered and parked, and who was there."
        why="They are written by holding the review: nobody types them up."
      />
    );
  }
  const select = (review: RecordOf<"review">): void =>
    go(withSearch(path, { tab: "Minutes", review: review.id }));
  return (
    <div className="minutesside">
      <nav className="noprint" aria-label="Closed reviews">
        <ul className="surface">
          {closed.map((review) => {
            const on = dateOfMoment(review.closedAt, timeZone);
            return (
              <li key={review.id}>
                <button
                  type="button"
                  aria-current={review.id === current.id ? "true" : undefined}
                  onClick={() => select(review)}
                >
                  <span>{on === null ? "no date" : format.dates.date(on)}</span>
                  <span className="caption clip">{REVIEW_NAMES[review.kind]}</span>
                  <span className="caption clip">{endWords(review)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
      <Shown key={current.id} open={open} review={current} />
    </div>
  );
}

function Shown({
  open,
  review,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
}): ReactElement {
  const [copy, setCopy] = useState<MinutesCopy>("room");
  const show = useLayers((state) => state.show);
  return (
    <div className="stack">
      <div className="row noprint">
        <div className="segmented" role="group" aria-label="Copy">
          {(["room", "facilitator"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={copy === one} onClick={() => setCopy(one)}>
              {one === "room" ? "Room copy" : "Facilitator copy"}
            </button>
          ))}
        </div>
        <span className="grow" />
        <Button onClick={() => show("export")}>Export…</Button>
        <Button onClick={() => window.print()}>Print…</Button>
      </div>
      <MinutesView open={open} minutes={reviewMinutes(open.pilot, review, copy)} copy={copy} />
      <div className="surface pad noprint">
        <AskSection open={open} subject={{ about: review.id }} />
      </div>
    </div>
  );
}

function isClosed(pilot: PilotState, id: unknown): boolean {
  return typeof id === "string" && recordById(pilot, "review", id)?.closedAt !== undefined;
}

function endWords({ verdict, tradeOff }: RecordOf<"review">): string {
  if (verdict === "none") return "no decision";
  return tradeOff ?? "a decision, no clear trade-off";
}
