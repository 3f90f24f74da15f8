import type { ReactElement } from "react";
import { recordById } from "../../../../shared/records/read-records.ts";
import { useAddressPart } from "../../../app/navigation.ts";
import { usePilot } from "../../../app/pilot-context.ts";
import { withSearch } from "../../../app/routing/address.ts";
import { Redirect } from "../../../app/routing/redirect.tsx";
import { useServices } from "../../../app/services.ts";
import { useAnswer } from "../../../app/use-answer.ts";
import { useComing } from "../../../app/use-coming.ts";
import { Loading } from "../../../components/loading.tsx";
import { Room } from "./room.tsx";

/** Review mode: one view for the room. A review that was left in the middle is gone on with where it was. */
export function ReviewModeRoute(): ReactElement {
  const id = useAddressPart("review");
  const open = usePilot();
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const review = recordById(pilot, "review", id);
  const loaded = useAnswer([pilot, asOfMs], () => figures.ask("reviewAgenda", pilot, asOfMs, null));
  const coming = useComing(pilot, (state) => recordById(state, "review", id) !== null, id);
  if (coming === "coming") return <Waiting />;
  if (review === null || review.startedAt === undefined || review.closedAt !== undefined) {
    return <Redirect to={withSearch(`/c/${pilot.pilotId}/reviews`, { tab: "Minutes", review: id })} />;
  }
  if (loaded.kind === "loading") return <Waiting />;
  if (loaded.kind === "failed") {
    return (
      <main className="content" data-region="content" tabIndex={-1}>
        <p className="note bad" role="alert">
          {loaded.problem.message} ({loaded.problem.code}). Nothing was changed.
        </p>
      </main>
    );
  }
  return <Room key={id} open={open} review={review} agenda={loaded.value} />;
}

function Waiting(): ReactElement {
  return (
    <main className="content" data-region="content" tabIndex={-1}>
      <Loading height={600} what="the review" />
    </main>
  );
}
