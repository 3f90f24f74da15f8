import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { FindingCode } from "../../../shared/domain/finding.ts";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { timeLeft } from "../../app/time-left.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { type Answer, AnswerDialog } from "./answer-dialog.tsx";

/** Rows that are shown before "more". */
const MOST = 7;

interface NowRow {
  readonly key: string;
  readonly word: StatusWord;
  readonly text: string;
  readonly about: string;
  readonly obligation?: PilotObligation;
  readonly path?: string;
  readonly verb?: string;
}

/** At most seven things in the order of the marks, each with its action in it. */
export function NowList({ open }: { readonly open: OpenPilot }): ReactElement {
  const [hasAll, setHasAll] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const rows = nowRows(open);
  const shown = hasAll ? rows : rows.slice(0, MOST);
  return (
    <section className="surface" aria-labelledby="now">
      <h3 id="now" className="title3" style={{ padding: "12px 16px 8px" }}>
        Now
      </h3>
      {rows.length === 0 ? (
        <p className="muted" style={{ padding: "0 16px 16px" }}>
          Nothing due.
        </p>
      ) : null}
      <ul>
        {shown.map((row) => (
          <li
            key={row.key}
            className="row wide"
            style={{ minHeight: 48, padding: "6px 16px", borderTop: "1px solid var(--c-hairline)" }}
          >
            <div className="grow">
              <div className="row" style={{ alignItems: "baseline" }}>
                <span style={{ flex: "none" }}>
                  <StatusLabel status={{ word: row.word }} />
                </span>
                <span className="clamp" title={row.text}>
                  {row.text}
                </span>
              </div>
              <div className="caption clamp" title={row.about}>
                {row.about}
              </div>
            </div>
            {row.obligation === undefined ? null : (
              <span className="row">
                <Button
                  onClick={() => row.obligation && setAnswer({ obligation: row.obligation, kind: "obeyed" })}
                >
                  Obey
                </Button>
                <Button
                  variant="subtle"
                  onClick={() =>
                    row.obligation && setAnswer({ obligation: row.obligation, kind: "overruled" })
                  }
                >
                  Overrule…
                </Button>
              </span>
            )}
            {row.path === undefined ? null : (
              <a href={hrefOf(row.path)} aria-label={`${row.verb ?? "Look"}: ${row.text}`}>
                {row.verb ?? "Look"}
              </a>
            )}
          </li>
        ))}
      </ul>
      {rows.length > MOST ? (
        <p style={{ padding: "8px 16px", borderTop: "1px solid var(--c-hairline)" }}>
          <button type="button" className="linkbutton" onClick={() => setHasAll(!hasAll)}>
            {hasAll ? "Show fewer" : `${rows.length - MOST} more`}
          </button>
        </p>
      ) : null}
      {answer === null ? null : <AnswerDialog open={open} answer={answer} onClose={() => setAnswer(null)} />}
    </section>
  );
}

function nowRows(open: OpenPilot): readonly NowRow[] {
  const { pilot, overview } = open;
  const base = `/c/${overview.pilotId}`;
  const suspended = overview.rights.filter(({ state }) => state === "suspended");
  return [
    ...overview.obligations.flatMap((obligation) => obligationRow(open, obligation)),
    ...overview.findings
      .filter(({ code }) => code !== "item without DRI" && code !== "late item")
      .map(
        ({ code, text, about }): NowRow => ({
          key: `${code} ${about ?? ""} ${text}`,
          word: findingWord(code),
          text: sentence(text),
          about: code,
          path: code.startsWith("baseline") ? `${base}/data?tab=Baseline` : `${base}/plan`,
        }),
      ),
    ...suspended.map(
      ({ id, domain, reasons }): NowRow => ({
        key: id,
        word: "suspended",
        text: `${domain}: delegation suspended`,
        about: reasons.join("; "),
        path: `${base}/decisions`,
      }),
    ),
    ...overview.items
      .filter((item) => item.late)
      .map(
        (item): NowRow => ({
          key: item.id,
          word: "late",
          text: item.title,
          about: [
            item.phase,
            item.dri === null ? "no DRI" : (recordById(pilot, "person", item.dri)?.name ?? "no DRI"),
            item.missing[0] ?? "",
          ]
            .filter((part) => part !== "")
            .join(" · "),
          path: `${base}/plan?item=${item.id}`,
          verb: "Prove",
        }),
      ),
    ...withoutDri(open, base),
  ];
}

function withoutDri({ overview }: OpenPilot, base: string): readonly NowRow[] {
  const items = overview.items.filter(
    (item) =>
      item.dri === null &&
      !item.late &&
      item.state !== "proven" &&
      item.overrideReason === null &&
      item.due !== null,
  );
  if (items.length === 0) return [];
  const text = `${items.length} ${items.length === 1 ? "item has" : "items have"} no DRI`;
  return [
    {
      key: "without DRI",
      word: "open",
      text,
      about: items
        .map(({ title }) => title)
        .slice(0, 2)
        .join("; "),
      path: `${base}/plan`,
      verb: "Assign",
    },
  ];
}

function obligationRow({ pilot, format, asOfMs }: OpenPilot, obligation: PilotObligation): readonly NowRow[] {
  const { id, state, metric, action, owner, figures, deadlineMs, segment } = obligation;
  if (state !== "running" && state !== "expired" && state !== "late data") return [];
  const last = figures.at(-1);
  const unit = unitOf(metric);
  const interval = last === undefined ? "" : format.interval(last.low, last.high, unit);
  const value =
    last === undefined
      ? ""
      : ` ${format.value(last.value, unit).text}${interval === "" ? "" : ` (${interval})`}`;
  const person = owner === null ? "no owner" : (recordById(pilot, "person", owner)?.name ?? "no owner");
  const left =
    deadlineMs === null
      ? "no deadline"
      : state === "expired"
        ? "expired"
        : `${timeLeft(deadlineMs - asOfMs)} left`;
  return [
    {
      key: id,
      word: state === "expired" ? "expired" : "breach",
      text: `${metricDefinition(metric).name}${segment === "*" ? "" : `, ${segment}`}${value}`,
      about: `“${action ?? "no action committed"}” · ${person} · ${left} · ${obligation.period}`,
      obligation,
    },
  ];
}

function findingWord(code: FindingCode): StatusWord {
  switch (code) {
    case "baseline broken":
      return "broken";
    case "baseline not sealed":
      return "late";
    case "baseline sealed late":
      return "sealed late";
    case "decision in a suspended domain":
      return "suspended";
    default:
      return "unproven";
  }
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
