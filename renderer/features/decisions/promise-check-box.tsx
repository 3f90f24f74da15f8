import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { metricName } from "../../../shared/domain/metric-words.ts";
import type { Operational } from "../../../shared/domain/ownership.ts";
import { pilotRecord, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { operationalShareWords } from "../../components/operational-share.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { boundFault, typedShare } from "../../components/typed-number.ts";
import { promiseSentence, promiseStatus } from "./promise-words.ts";

/** Before the contract: what the product may be promised to do by itself, and what was asked for. */
export function PromiseCheckBox({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview, format } = open;
  const [workflow, setWorkflow] = useState("*");
  const [segment, setSegment] = useState("*");
  const [typed, setTyped] = useState("");
  const share = typed.trim() === "" ? null : typedShare(typed);
  const fault = typed.trim() === "" ? null : boundFault(typed, { most: 100, words: "from 0 to 100" });
  const asked = fault === null ? share : null;
  const loaded = useAnswer([pilot, workflow, segment, asked], () =>
    figures.ask("promiseCheck", pilot, asOfMs, { workflow, segment, asked }),
  );
  const check = loaded.kind === "ready" ? loaded.value : null;
  const scope = [workflow, segment].filter((name) => name !== "*").join(", ");
  return (
    <section className="surface pad stack" aria-labelledby="promise-check">
      <h2 id="promise-check" className="title3">
        Promise check
      </h2>
      <p className="onlyprint caption">
        {overview.company} · as of {format.dates.fullDate(overview.moment.date)} ·{" "}
        {pilotRecord(pilot).notice ?? "confidential"}
      </p>
      <p className="caption">{operationalWords(overview.operational)}</p>
      <div className="row wide top noprint">
        <NativeSelect
          label="Workflow"
          data={choices(open, "workflow", "All workflows")}
          value={workflow}
          onChange={(event) => setWorkflow(event.currentTarget.value)}
        />
        <NativeSelect
          label="Segment"
          data={choices(open, "segment", "All segments")}
          value={segment}
          onChange={(event) => setSegment(event.currentTarget.value)}
        />
        <TextInput
          label="Asked for, %"
          placeholder="80"
          inputMode="decimal"
          w={112}
          value={typed}
          error={fault}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div role="status" className="stack tight">
        {check === null ? (
          <p className="muted">{loaded.kind === "failed" ? loaded.problem.message : "…"}</p>
        ) : (
          <>
            {check.state === null ? null : <StatusLabel status={promiseStatus(check.state)} size={16} />}
            <p className="read">
              {scope === "" ? "" : `${scope}: `}
              {promiseSentence(check, format)}
            </p>
            <p className="caption">
              {check.dataTo === null
                ? ""
                : `Valid until the next import; data to ${format.dates.fullDate(check.dataTo)}.`}
            </p>
          </>
        )}
      </div>
      <div className="noprint">
        <Button disabled={check === null} onClick={() => window.print()}>
          Print for the deal desk…
        </Button>
      </div>
    </section>
  );
}

/** The rate that a promise rests on is one of the metrics: whether somebody would act on it is said with it. */
function operationalWords(operational: Operational): string {
  const isDecorative = operational.decorative.some(({ metric }) => metric === "avd.rate");
  return [operationalShareWords(operational), isDecorative ? `${metricName("avd.rate")} is decorative` : ""]
    .filter((words) => words !== "")
    .join(" · ");
}

function choices({ pilot }: OpenPilot, type: "workflow" | "segment", all: string) {
  return [
    { value: "*", label: all },
    ...recordsOf(pilot, type).map(({ name }) => ({ value: name, label: name })),
  ];
}
