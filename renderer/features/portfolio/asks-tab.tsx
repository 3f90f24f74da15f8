import { NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { askWord } from "../../../shared/domain/open-asks.ts";
import { useGo } from "../../app/navigation.ts";
import { recordPath } from "../../app/record-path.ts";
import { type Column, DataTable, scrolling } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { NamedAsk } from "../../figures/overview.ts";
import type { PortfolioRow } from "./use-portfolio.ts";

/** A question, its company, and the words of its dates. */
interface CompanyAsk {
  readonly pilotId: string;
  readonly company: string;
  readonly ask: NamedAsk;
  readonly word: AskWord;
  readonly due: string;
  readonly answered: string;
}

type AskWord = ReturnType<typeof askWord>;

/** Late before open before answered. */
const WORDS = ["late", "open", "answered"] as const satisfies readonly AskWord[];
const NAMES: Readonly<Record<AskWord, string>> = { late: "Late", open: "Open", answered: "Answered" };

/** Every question put to a company, late ones first, with the answers that came back. */
export function AsksTab({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactElement {
  const go = useGo();
  const [choice, setChoice] = useState<AskWord | null>(null);
  const asks = rows.flatMap(asksOf).toSorted((a, b) => WORDS.indexOf(a.word) - WORDS.indexOf(b.word));
  const shown = choice === null ? asks : asks.filter(({ word }) => word === choice);
  if (asks.length === 0) {
    return (
      <EmptyState
        what="Here will be the questions put to the companies, and the answers that come back."
        why="A question is asked in the panel of what it is about: an item, a figure, a decision, a change. It travels in the pack, stands on Today and on the next agenda, and its answer returns with the next pack."
      />
    );
  }
  const count = (word: AskWord): number => asks.filter((one) => one.word === word).length;
  return (
    <div className="stack">
      <div className="toolbar">
        <h2 className="title3">
          {count("late") + count("open")} open, {count("late")} late
        </h2>
        <NativeSelect
          aria-label="Which questions"
          data={[
            { value: "", label: `All (${asks.length})` },
            ...WORDS.map((word) => ({ value: word, label: `${NAMES[word]} (${count(word)})` })),
          ]}
          value={choice ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setChoice(WORDS.find((word) => word === value) ?? null);
          }}
        />
      </div>
      {shown.length === 0 ? (
        <p className="muted">
          0 of {asks.length} match.{" "}
          <button type="button" className="linkbutton" onClick={() => setChoice(null)}>
            Show all
          </button>
        </p>
      ) : (
        <DataTable
          label="Asks"
          columns={COLUMNS}
          rows={shown}
          rowKey={({ pilotId, ask }) => `${pilotId} ${ask.id}`}
          onOpen={({ pilotId, ask }) => go(`/c/${pilotId}/${placeOf(ask)}`)}
          rowHeight={48}
          minWidth={960}
          {...scrolling(shown.length)}
        />
      )}
    </div>
  );
}

function asksOf({ summary, details }: PortfolioRow): readonly CompanyAsk[] {
  if (details === null) return [];
  const { dates } = details.format;
  return details.overview.asks.map((ask) => ({
    pilotId: summary.pilotId,
    company: summary.company,
    ask,
    word: askWord(ask),
    due: ask.due === null ? "–" : dates.date(ask.due),
    answered: [ask.answeredByName ?? "", ask.answeredOn === null ? "" : dates.date(ask.answeredOn)]
      .filter((part) => part !== "")
      .join(" · "),
  }));
}

/** Where the question stands with its answer: at what it is about, else on Today. */
function placeOf({ about, aboutType, metric }: NamedAsk): string {
  if (about !== null && aboutType !== null) return recordPath(aboutType, about) ?? "today";
  return metric === null ? "today" : `metrics/${metric}`;
}

const COLUMNS: readonly Column<CompanyAsk>[] = [
  {
    key: "state",
    head: "State",
    width: 104,
    render: ({ word }) => <StatusLabel status={{ word }} />,
  },
  {
    key: "question",
    head: "Question",
    render: ({ ask: { text, subject, askedBy, circle } }) => (
      <span className="two" title={text}>
        <strong>{text}</strong>
        <small>
          {[askedBy ?? "", subject ?? "the pilot as a whole", CIRCLES[circle]]
            .filter((part) => part !== "")
            .join(" · ")}
        </small>
      </span>
    ),
  },
  {
    key: "company",
    head: "Company",
    width: 160,
    render: ({ company, ask: { ownerName } }) => (
      <span className="two" title={company}>
        <span className="clip">{company}</span>
        <small>{ownerName ?? "nobody named"}</small>
      </span>
    ),
  },
  {
    key: "due",
    head: "Due",
    width: 136,
    render: ({ due, ask: { ageDays } }) => (
      <span className="two">
        <span>{due}</span>
        <small>{ageDays === null ? "" : `asked ${daysAgo(ageDays)}`}</small>
      </span>
    ),
  },
  {
    key: "answer",
    head: "Answer",
    width: "26%",
    render: ({ ask: { answer }, answered }) =>
      answer === null ? (
        <span className="faint">–</span>
      ) : (
        <span className="two" title={answer}>
          <span className="clip">{answer}</span>
          <small>{answered}</small>
        </span>
      ),
  },
];

const CIRCLES = { everyone: "", leadership: "leadership", partner: "partner only" } as const;

function daysAgo(days: number): string {
  return days === 0 ? "today" : days === 1 ? "1 day ago" : `${days} days ago`;
}
