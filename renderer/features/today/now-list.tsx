import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { MineFilter } from "../../app/mine-filter.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useMe } from "../../app/use-me.ts";
import { askWhy, explainMark, whyMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { mine, type NowCounts, type NowRow, nowCounts, nowRows } from "../../figures/now-rows.ts";
import type { TodayNow } from "../../figures/today-now.ts";
import { AskAnswer } from "./ask-answer.tsx";
import { nextReviewWords } from "./next-review-words.ts";
import { nowWords } from "./now-words.ts";

/** Rows that are shown before "more". */
const MOST = 7;

/** At most seven things in the order of the marks, each with its action in it. */
export function NowList({
  open,
  today,
  isMine,
  onMine,
}: {
  readonly open: OpenPilot;
  readonly today: TodayNow;
  readonly isMine: boolean;
  readonly onMine: (isMine: boolean) => void;
}): ReactElement {
  const [hasAll, setHasAll] = useState(false);
  const [me] = useMe(open.pilot);
  const all = nowRows(open.pilot, open.overview, today);
  const rows = isMine ? (me === null ? [] : mine(all, me)) : all;
  const shown = hasAll ? rows : rows.slice(0, MOST);
  return (
    <section className="surface now" aria-labelledby="now">
      <header className="row">
        <h3 id="now" className="title3 grow">
          Now
        </h3>
        <MineFilter pilot={open.pilot} isMine={isMine} onChange={onMine} />
      </header>
      {rows.length === 0 ? (
        <p className="muted quiet">
          {isMine && me === null
            ? "Choose who you are in this company to see what is yours."
            : isMine && all.length > 0
              ? `Nothing of ${all.length} is yours.`
              : `Nothing due.${nextReviewWords(today.next, open) === null ? "" : ` Next: weekly review, ${nextReviewWords(today.next, open)}.`}`}
        </p>
      ) : null}
      <ul onKeyDown={moveBetweenRows}>
        {shown.map((row) => (
          <Row key={row.key} row={row} open={open} />
        ))}
      </ul>
      {rows.length > MOST ? (
        <p className="more">
          <button type="button" className="linkbutton" onClick={() => setHasAll(!hasAll)}>
            {hasAll ? "Show fewer" : `${rows.length - MOST} more`}
          </button>
        </p>
      ) : null}
      <Counts counts={nowCounts(all, open.overview, today)} base={`/c/${open.overview.pilotId}`} />
    </section>
  );
}

function Row({ row, open }: { readonly row: NowRow; readonly open: OpenPilot }): ReactElement {
  const [isAnswering, setIsAnswering] = useState(false);
  const { status, headline, quote, facts, why, link } = nowWords(row, open);
  const { pilotId } = open.pilot;
  const text = (
    <>
      <span className="line">
        <StatusLabel status={status} />
        <span className="clamp" title={headline}>
          {headline}
        </span>
      </span>
      {quote === undefined ? null : <span className="quote">“{quote}”</span>}
      <span className="caption clamp" title={facts}>
        {facts}
      </span>
    </>
  );
  return (
    <li {...(why === undefined ? {} : whyMark(pilotId, why))} {...placeMark(row, pilotId)}>
      <div className="row wide">
        {why === undefined ? (
          <div className="nowmain grow">{text}</div>
        ) : (
          <button type="button" className="nowmain grow" onClick={() => askWhy(pilotId, why)}>
            {text}
          </button>
        )}
        <Actions
          row={row}
          headline={headline}
          link={link}
          pilotId={pilotId}
          onAnswer={() => setIsAnswering(true)}
        />
      </div>
      {isAnswering && row.kind === "ask" ? (
        <AskAnswer open={open} ask={row.ask} onClose={() => setIsAnswering(false)} />
      ) : null}
    </li>
  );
}

function Actions({
  row,
  headline,
  link,
  pilotId,
  onAnswer,
}: {
  readonly row: NowRow;
  readonly headline: string;
  readonly link: { readonly verb: string; readonly path: string } | undefined;
  readonly pilotId: string;
  readonly onAnswer: () => void;
}): ReactElement | null {
  if (row.kind === "obligation") {
    const subject = { kind: "obligation", id: row.obligation.id } as const;
    return (
      <span className="row actions">
        <Button onClick={() => askWhy(pilotId, subject, "obey")}>Obey…</Button>
        <Button variant="subtle" onClick={() => askWhy(pilotId, subject, "overrule")}>
          Overrule…
        </Button>
      </span>
    );
  }
  if (row.kind === "ask") {
    return (
      <span className="row actions">
        <Button aria-label={`Answer: ${headline}`} onClick={onAnswer}>
          Answer…
        </Button>
      </span>
    );
  }
  if (link === undefined) return null;
  return (
    <a className="actions" href={hrefOf(link.path)} aria-label={`${link.verb}: ${headline}`}>
      {link.verb}
    </a>
  );
}

/** The figure of a row, where it has one that can be explained. */
function placeMark(row: NowRow, pilotId: string): Readonly<Record<string, string>> {
  if (row.kind !== "obligation") return {};
  const { metric, workflow, segment, figures } = row.obligation;
  const figure = figures.at(-1);
  return figure === undefined
    ? {}
    : explainMark(pilotId, { metric, workflow, segment, from: figure.from, to: figure.to });
}

/** ↑ and ↓ go from row to row; everything in a row is reached with Tab. */
function moveBetweenRows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (step === 0 || target === null || target.matches("textarea, input")) return;
  const rows = [...event.currentTarget.children];
  const here = rows.findIndex((row) => row.contains(target));
  const next = rows[here + step]?.querySelector<HTMLElement>("button, a");
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
}

function Counts({
  counts,
  base,
}: {
  readonly counts: NowCounts;
  readonly base: string;
}): ReactElement | null {
  const { late, unproven, withoutDri, asks } = counts;
  const parts = [
    { text: `late ${late}`, path: `${base}/plan`, count: late },
    { text: `unproven ${unproven}`, path: `${base}/decisions?tab=Guardrails`, count: unproven },
    { text: `without DRI ${withoutDri}`, path: `${base}/plan`, count: withoutDri },
    { text: `asks ${asks}`, path: "/portfolio?tab=Asks", count: asks },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  return (
    <p className="counts caption">
      {parts.map(({ text, path }, index) => (
        <span key={text}>
          {index === 0 ? "" : " · "}
          <a href={hrefOf(path)}>{text}</a>
        </span>
      ))}
    </p>
  );
}
