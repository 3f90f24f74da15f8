import "../../styles/titles.css";
import { type ReactElement, type ReactNode, useState } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { CONVERGENCE_TESTS, type ConvergenceTestName } from "../../../shared/domain/title-gate.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { TestDialog } from "./test-dialog.tsx";

/** Staged convergence as a checklist: when titles may change, and what of it is missing. */
export function TitleGateCard({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview, pilot, format } = open;
  const { titleGate, moment, baseline } = overview;
  const [testing, setTesting] = useState<ConvergenceTestName | null>(null);
  const isOpen = titleGate.state === "open";
  const left = titleGate.opensOn === null ? null : titleGate.opensOn - moment.date;
  const base = `/c/${pilot.pilotId}`;
  const sealed = dayOf(baseline?.date);
  const tests = recordsOf(pilot, "convergenceTest");
  const lastOf = (name: ConvergenceTestName) =>
    tests.findLast(({ test, on }) => test === name && (dayOf(on) ?? moment.date) <= moment.date);
  return (
    <section className="stack" aria-labelledby="titles">
      <h2 id="titles" className="title3">
        Titles and reporting lines
      </h2>
      <div className="surface">
        <div className="gate">
          <StatusLabel
            status={{ word: isOpen ? "proven" : "waiting" }}
            size={16}
            rest={isOpen ? "titles may change" : "titles are locked"}
          />
          <p className="read">
            {titleGate.opensOn === null
              ? "Title changes open 90 days after the launch, which is not recorded yet."
              : `Title changes ${isOpen ? "have been open since" : "open"} ${format.dates.date(titleGate.opensOn)}${
                  isOpen ? "." : " at the earliest, if all of this holds."
                }`}
          </p>
        </div>
        <ul>
          <Line
            isMet={left !== null && left <= 0}
            words="90 days after the launch"
            value={
              titleGate.launchedOn === null ? (
                <>
                  no: <a href={hrefOf(`${base}/reviews`)}>no weekly review is closed yet</a>
                </>
              ) : left !== null && left > 0 ? (
                `no (${left} left), launched ${format.dates.date(titleGate.launchedOn)}`
              ) : (
                `yes, launched ${format.dates.date(titleGate.launchedOn)}`
              )
            }
          />
          <Line
            isMet={titleGate.testsPassed === titleGate.testsTotal}
            words="Four things under test have passed"
            value={`${titleGate.testsPassed} of ${titleGate.testsTotal}`}
          >
            <ul className="tests">
              {CONVERGENCE_TESTS.map((name) => {
                const last = lastOf(name);
                const on = dayOf(last?.on);
                return (
                  <li key={name}>
                    <span aria-hidden="true">
                      <StatusMark
                        status={{
                          word: last?.passed === true ? "proven" : last === undefined ? "open" : "late",
                        }}
                      />
                    </span>
                    <span className="grow">
                      {name}
                      <span className="muted">
                        {last === undefined
                          ? ": not tested"
                          : `: ${last.passed ? "passed" : "failed"}${on === null ? "" : ` ${format.dates.date(on)}`}`}
                      </span>
                      {last?.evidence === undefined ? null : <div className="caption">{last.evidence}</div>}
                    </span>
                    <button
                      type="button"
                      className="linkbutton"
                      aria-label={`Record… the test of ${name}`}
                      onClick={() => setTesting(name)}
                    >
                      Record…
                    </button>
                  </li>
                );
              })}
            </ul>
          </Line>
          <Line
            isMet={baseline !== null}
            words="The baseline is sealed"
            value={
              baseline === null ? (
                <>
                  no: <a href={hrefOf(`${base}/data?tab=Baseline`)}>seal it</a>
                </>
              ) : (
                `yes, for ${sealed === null ? baseline.date : format.dates.date(sealed)}`
              )
            }
          />
          <Line
            isMet={titleGate.verdict === "performs"}
            words="The verdict against the pass criteria is “performs”"
            value={titleGate.verdict === "not due" ? "not due before Day 121" : titleGate.verdict}
          >
            {overview.verdict === null || overview.verdict.reasons.length === 0 ? null : (
              <p className="caption">{overview.verdict.reasons.join("; ")}</p>
            )}
          </Line>
        </ul>
      </div>
      <p className="caption">
        A change of a title or of a reporting line before that needs a reason, which the board narrative
        prints.
      </p>
      {testing === null ? null : <TestDialog open={open} test={testing} onClose={() => setTesting(null)} />}
    </section>
  );
}

function Line({
  isMet,
  words,
  value,
  children,
}: {
  readonly isMet: boolean;
  readonly words: string;
  readonly value: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <li className="gate line">
      <div className="row" style={{ alignItems: "flex-start" }}>
        <span aria-hidden="true" style={{ paddingTop: 1 }}>
          <StatusMark status={{ word: isMet ? "proven" : "open" }} />
        </span>
        <span className="grow">
          <span className="hidden">{isMet ? "met: " : "not met: "}</span>
          {words}
        </span>
        <span className="muted" style={{ textAlign: "right" }}>
          {value}
        </span>
      </div>
      {children}
    </li>
  );
}
