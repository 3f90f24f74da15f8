import { NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { MayAnswer } from "../../../shared/domain/may-i.ts";
import { convergedExecutives } from "../../../shared/domain/people-roles.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { BandList } from "./band-list.tsx";
import { sentence } from "./decision-words.ts";

/** "May I do this now?", answered yes or no, with the reason and what is missing. */
export function MayIBox({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const guardrails = recordsOf(pilot, "guardrail");
  const [domain, setDomain] = useState(guardrails[0]?.domain ?? "");
  const [workflow, setWorkflow] = useState("");
  const [segment, setSegment] = useState("");
  const known = guardrails.some((one) => one.domain === domain) ? domain : (guardrails[0]?.domain ?? "");
  const answer = useAnswer([pilot, known, workflow, segment], () =>
    figures.ask("mayI", pilot, asOfMs, {
      domain: known,
      ...(workflow === "" ? {} : { workflow }),
      ...(segment === "" ? {} : { segment }),
    }),
  );
  const scope = (type: "workflow" | "segment") => [
    { value: "", label: type === "workflow" ? "any workflow" : "any segment" },
    ...recordsOf(pilot, type).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <section className="surface pad mayi" aria-labelledby="mayi">
      <div className="stack">
        <h2 id="mayi" className="title3">
          May I do this now?
        </h2>
        <div className="row wrap">
          <NativeSelect
            aria-label="Domain"
            data={guardrails.map((one) => ({ value: one.domain, label: sentence(one.domain) }))}
            value={known}
            onChange={(event) => setDomain(event.currentTarget.value)}
          />
          <span className="muted">on</span>
          <NativeSelect
            aria-label="Workflow"
            data={scope("workflow")}
            value={workflow}
            onChange={(event) => setWorkflow(event.currentTarget.value)}
          />
          <span className="muted">in</span>
          <NativeSelect
            aria-label="Segment"
            data={scope("segment")}
            value={segment}
            onChange={(event) => setSegment(event.currentTarget.value)}
          />
        </div>
      </div>
      <div className="answer" role="status">
        {answer.kind === "ready" ? <Answer open={open} answer={answer.value} /> : null}
        {answer.kind === "failed" ? <p className="bad">{answer.problem.message}</p> : null}
      </div>
    </section>
  );
}

function Answer({ open, answer }: { readonly open: OpenPilot; readonly answer: MayAnswer }): ReactElement {
  const { allowed, reasons, missing, right, route, narrower } = answer;
  const state = right?.state ?? "not granted";
  const seat = convergedExecutives(open.pilot)[0]?.name ?? "the converged executive";
  return (
    <div className="stack tight">
      <p className="row">
        <strong className={`figure2 ${allowed ? "good" : "bad"}`}>{allowed ? "Yes" : "No"}</strong>
        <StatusLabel status={{ word: state }} size={16} />
      </p>
      <p>{sentence(shownSentence(reasons.join("; ")))}.</p>
      {missing.length === 0 ? null : <p className="caption">Missing: {missing.join("; ")}.</p>}
      {route === "none" ? null : (
        <p className="caption">
          {route === "override"
            ? `Meanwhile only with the recorded override of ${seat}.`
            : `Meanwhile it is routed up to ${seat}.`}
        </p>
      )}
      {narrower.length === 0 ? null : (
        <div className="stack tight">
          <p className="label">In that scope alone</p>
          <BandList bands={narrower} hasAll />
        </div>
      )}
    </div>
  );
}
