import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import {
  CLAIM_NAMES,
  type ClaimKind,
  type ClaimState,
  missingClaims,
} from "../../../shared/domain/narrative-claims.ts";
import type { NarrativeState } from "../../../shared/domain/narrative-state.ts";
import { METRICS, metricDefinition } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { CLAIM_KINDS } from "../../../shared/records/review.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { CLAIM_STATUS } from "../../../shared/report/reviews/board-report.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { asSentence } from "./review-words.ts";

type Claims = NonNullable<RecordOf<"narrative">["claims"]>;

/** The three claims, each with the figure that it rests on and what it lacks. */
export function ClaimList({
  open,
  narrative,
  state,
}: {
  readonly open: OpenPilot;
  readonly narrative: RecordOf<"narrative">;
  readonly state: NarrativeState;
}): ReactElement {
  const execute = useExecute();
  const [isAdding, setIsAdding] = useState(false);
  const claims = narrative.claims ?? [];
  const save = async (label: string, next: Claims): Promise<boolean> => {
    const done = await execute(open.pilot.pilotId, label, [
      { command: "narrative.edit", input: { id: narrative.id, claims: next } },
    ]);
    return done !== null;
  };
  const missing = missingClaims(state.claims);
  return (
    <section className="stack claims" aria-labelledby="claims">
      <h3 id="claims" className="title3">
        Three claims
      </h3>
      {state.claims.map((claim) => (
        <Claim
          key={claim.place}
          open={open}
          claim={claim}
          frozen={narrative.claims?.[claim.place]?.figure ?? null}
          isPublished={state.isPublished}
          onRemove={() =>
            void save(
              `Claim taken back: ${claim.claim}`,
              claims.filter((_, place) => place !== claim.place),
            )
          }
        />
      ))}
      {state.isPublished || missing.length === 0 ? null : (
        <p className="caption">
          Nothing is claimed yet on {missing.map((kind) => CLAIM_NAMES[kind].toLowerCase()).join(", ")}.
        </p>
      )}
      {state.isPublished ? null : isAdding ? (
        <NewClaim
          first={missing[0] ?? "growth"}
          onCancel={() => setIsAdding(false)}
          onAdd={async (claim) => {
            if (await save(`Claimed: ${claim.claim}`, [...claims, claim])) setIsAdding(false);
          }}
        />
      ) : (
        <div className="row">
          <Button onClick={() => setIsAdding(true)}>Add a claim…</Button>
        </div>
      )}
    </section>
  );
}

function Claim({
  open,
  claim,
  frozen,
  isPublished,
  onRemove,
}: {
  readonly open: OpenPilot;
  readonly claim: ClaimState;
  readonly frozen: Claims[number]["figure"] | null;
  readonly isPublished: boolean;
  readonly onRemove: () => void;
}): ReactElement {
  const { format, pilot } = open;
  const { kind, claim: text, metric, state, fault, figure } = claim;
  const shown = isPublished ? (frozen ?? null) : figure;
  const unit = metric === null ? "count" : unitOf(metric);
  const interval = format.interval(shown?.differenceLow ?? null, shown?.differenceHigh ?? null, unit);
  return (
    <article className="surface pad stack tight">
      <div className="row">
        <span className="label grow">{kind === null ? "Other claim" : CLAIM_NAMES[kind]}</span>
        {isPublished ? (
          <StatusLabel status={{ word: "proven" }} />
        ) : (
          <StatusLabel status={{ word: CLAIM_STATUS[state] }} />
        )}
      </div>
      <p className="read">{text}</p>
      {metric === null ? null : (
        <p>
          <a href={hrefOf(`/c/${pilot.pilotId}/metrics/${metric}`)}>{metricDefinition(metric).name}</a>{" "}
          {shown === null ? null : (
            <>
              <span className="unbroken">
                {format.value(shown.before, unit).text} → {format.value(shown.value, unit).text},
              </span>{" "}
              <span className="unbroken">
                {format.difference(shown.difference, unit).text}
                {interval === "" ? "" : ` (${interval})`}
              </span>
            </>
          )}
          <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} hasReasons />
        </p>
      )}
      {fault === null || isPublished ? null : (
        <p className="caption bad">{asSentence(format.sentence(fault.text))}</p>
      )}
      {isPublished ? null : (
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <button type="button" className="linkbutton" onClick={onRemove} aria-label={`Take back: ${text}`}>
            Take back
          </button>
        </div>
      )}
    </article>
  );
}

function NewClaim({
  first,
  onAdd,
  onCancel,
}: {
  readonly first: ClaimKind;
  readonly onAdd: (claim: Claims[number]) => Promise<void>;
  readonly onCancel: () => void;
}): ReactElement {
  const [kind, setKind] = useState<ClaimKind>(first);
  const [claim, setClaim] = useState("");
  const [metric, setMetric] = useState("");
  const isReady = claim.trim() !== "" && metric !== "";
  return (
    <form
      className="surface pad stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void onAdd({ kind, claim: claim.trim(), metric });
      }}
    >
      <NativeSelect
        label="On"
        data={CLAIM_KINDS.map((one) => ({ value: one, label: CLAIM_NAMES[one] }))}
        value={kind}
        onChange={(event) => setKind(CLAIM_KINDS.find((one) => one === event.currentTarget.value) ?? kind)}
      />
      <TextInput
        autoFocus
        label="We claim"
        value={claim}
        onChange={(event) => setClaim(event.currentTarget.value)}
      />
      <NativeSelect
        label="Evidence"
        description="The metric must be shown to have improved since the sealed baseline."
        data={[
          { value: "", label: "Choose a metric" },
          ...METRICS.filter(({ direction }) => direction !== "none").map(({ id, name }) => ({
            value: id,
            label: name,
          })),
        ]}
        value={metric}
        onChange={(event) => setMetric(event.currentTarget.value)}
      />
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={!isReady}>
          Claim it
        </Button>
      </div>
    </form>
  );
}
