import "../../styles/reviews.css";
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useState } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import { useAddressPart } from "../../app/navigation.ts";
import { usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useComing } from "../../app/use-coming.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { Loading } from "../../components/loading.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { ClaimList } from "./claim-list.tsx";
import { OverrideList } from "./override-list.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { SentenceList } from "./sentence-list.tsx";

/** One board narrative: sentences with computed figures, three claims with their evidence, and publishing. */
export function NarrativeRoute(): ReactElement {
  const id = useAddressPart("narrative");
  const open = usePilot();
  const execute = useExecute();
  const { figures } = useServices();
  const show = useLayers((state) => state.show);
  const [isPublishing, setIsPublishing] = useState(false);
  const { pilot, asOfMs } = open;
  const record = recordById(pilot, "narrative", id);
  const loaded = useAnswer([pilot, asOfMs, id], () => figures.ask("narrative", pilot, asOfMs, id));
  const back = hrefOf(`/c/${pilot.pilotId}/reviews?tab=Board`);
  const coming = useComing(pilot, (state) => recordById(state, "narrative", id) !== null, id);
  if (coming === "coming") return <Loading height={560} what="the narrative" />;
  if (record === null) {
    return (
      <p>
        There is no such narrative. <a href={back}>All narratives</a>
      </p>
    );
  }
  if (loaded.kind === "failed") return <p className="note bad">{loaded.problem.message}</p>;
  if (loaded.kind === "loading" || loaded.value === null)
    return <Loading height={560} what="the narrative" />;
  const state = loaded.value;
  return (
    <div className="reviews stack loose">
      <div className="row wide">
        <div className="grow">
          <a href={back}>Board</a>
          {state.isPublished ? (
            <h2 className="title2">{state.title}</h2>
          ) : (
            <CommitField
              label="Title"
              value={record.title}
              onCommit={async (title) =>
                execute(pilot.pilotId, `Title: ${title}`, [
                  { command: "narrative.edit", input: { id, title } },
                ])
              }
            />
          )}
        </div>
        <StatusLabel
          status={{ word: !state.isPublished ? "draft" : state.isIntact === true ? "sealed" : "broken" }}
          size={16}
          rest={record.digest?.slice(0, 12) ?? ""}
        />
        <Button onClick={() => show("export")}>Export…</Button>
        {state.isPublished ? null : (
          <Button variant="filled" onClick={() => setIsPublishing(true)}>
            Publish…
          </Button>
        )}
      </div>
      {state.older.length === 0 || state.isPublished ? null : (
        <p className="note due" role="status">
          {state.older.length === 1
            ? `Sentence ${(state.older[0] ?? 0) + 1} is older than a figure in it`
            : `Sentences ${state.older.map((place) => place + 1).join(", ")} are older than a figure in them`}
          : read and confirm {state.older.length === 1 ? "it" : "them"}.
        </p>
      )}
      <div className="narrativeside">
        <SentenceList key={record.status} open={open} narrative={record} state={state} />
        <ClaimList open={open} narrative={record} state={state} />
      </div>
      <OverrideList open={open} {...state.overrides} />
      <div className="surface pad">
        <AskSection open={open} subject={{ about: id }} />
      </div>
      {isPublishing ? (
        <PublishDialog open={open} state={state} onClose={() => setIsPublishing(false)} />
      ) : null}
    </div>
  );
}
