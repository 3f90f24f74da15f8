import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import type { DecisionRegister, RegisterRow } from "../../../shared/domain/decision-register.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import {
  categoryName,
  decisionRest,
  decisionStatus,
  expectationStatus,
  findingWords,
  waitWords,
  worstExpectation,
} from "./decision-words.ts";
import { RegisterMisses } from "./register-misses.tsx";
import { RegisterSummary } from "./register-summary.tsx";

const VIEWS = ["All", "Waiting", "Decided", "With findings", "Expected and missed"] as const;
type View = (typeof VIEWS)[number];

/** What was decided and what waits: the register with its findings, misses and waits. */
export function RegisterTab({
  open,
  onNew,
}: {
  readonly open: OpenPilot;
  readonly onNew: () => void;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const answer = useAnswer([pilot], () => figures.ask("decisionRegister", pilot, asOfMs, null));
  if (answer.kind === "failed") return <p className="note bad">{answer.problem.message}</p>;
  if (answer.kind === "loading") return <Loading height={360} what="the register" />;
  if (answer.value.rows.length === 0) {
    return (
      <EmptyState
        what="Here will be every decision with its three lenses: customer outcome, reliability and cost, revenue."
        why="What each expected is held against what was measured, and who decided against who might."
      >
        <Button variant="filled" onClick={onNew}>
          New decision…
        </Button>
      </EmptyState>
    );
  }
  return <Register open={open} register={answer.value} onNew={onNew} />;
}

function Register({
  open,
  register,
  onNew,
}: {
  readonly open: OpenPilot;
  readonly register: DecisionRegister;
  readonly onNew: () => void;
}): ReactElement {
  const go = useGo();
  const [view, setView] = useState<View>("All");
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const rows = register.rows.filter(
    (row) => isIn(row, view) && (wanted === "" || textOf(open, row).includes(wanted)),
  );
  return (
    <div className="stack loose">
      <RegisterSummary open={open} register={register} />
      <section className="stack" aria-label="Register">
        <div className="toolbar">
          <TextInput
            aria-label="Filter decisions"
            placeholder="Filter"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            w={240}
          />
          <NativeSelect
            aria-label="Which decisions"
            data={VIEWS.map((name) => `${name} (${register.rows.filter((row) => isIn(row, name)).length})`)}
            value={`${view} (${register.rows.filter((row) => isIn(row, view)).length})`}
            onChange={(event) => setView(VIEWS[event.currentTarget.selectedIndex] ?? "All")}
          />
          <span className="grow" />
          <Button variant="filled" onClick={onNew}>
            New decision…
          </Button>
        </div>
        {rows.length === 0 ? (
          <p className="muted">
            0 of {register.rows.length} match.{" "}
            <button
              type="button"
              className="linkbutton"
              onClick={() => {
                setText("");
                setView("All");
              }}
            >
              Clear the filter
            </button>
          </p>
        ) : (
          <DataTable
            label="Decisions"
            rows={rows}
            rowKey={({ id }) => id}
            rowHeight={48}
            minWidth={980}
            onOpen={({ id }) => go(`/c/${open.overview.pilotId}/decisions/${id}`)}
            columns={columnsOf(open)}
          />
        )}
      </section>
      <RegisterMisses open={open} register={register} />
    </div>
  );
}

function columnsOf(open: OpenPilot): readonly Column<RegisterRow>[] {
  const { pilot, format } = open;
  const { timeZone } = pilotRecord(pilot);
  return [
    {
      key: "state",
      head: "State",
      width: 160,
      render: ({ word, findings }) =>
        findings.length === 0 ? (
          <StatusLabel status={decisionStatus(word)} rest={decisionRest(word)} />
        ) : (
          <StatusLabel status={{ word: "finding" }} rest={decisionStatus(word).word} />
        ),
    },
    {
      key: "title",
      head: "Decision",
      render: ({ title, category, domain }) => (
        <span className="two" title={title}>
          <strong>{title}</strong>
          <small>{[categoryName(category), ...(domain === null ? [] : [domain])].join(" · ")}</small>
        </span>
      ),
    },
    {
      key: "person",
      head: "With",
      width: "16%",
      render: ({ person }) =>
        person === null ? <span className="faint">nobody named</span> : nameOfPerson(pilot, person),
    },
    {
      key: "when",
      head: "Decided, or due",
      width: "14%",
      render: (row) => <When open={open} row={row} timeZone={timeZone} />,
    },
    {
      key: "expected",
      head: "Expected, measured",
      width: 160,
      render: (row) => {
        const word = worstExpectation(row);
        if (word === null)
          return <span className="faint">{row.decidedAt === null ? "–" : "not in figures"}</span>;
        const [waiting] = row.expectations.filter((one) => one.word === "waiting");
        const rest =
          word === "waiting" && waiting !== undefined ? format.dates.shortDate(waiting.by) : undefined;
        return <StatusLabel status={expectationStatus(word)} rest={rest} />;
      },
    },
    {
      key: "findings",
      head: "Findings",
      width: 144,
      render: ({ findings }) =>
        findings.length === 0 ? (
          <span className="faint">none</span>
        ) : (
          <span className="findings clamp" title={findings.map(({ text }) => text).join("\n")}>
            {findingWords(findings)}
          </span>
        ),
    },
  ];
}

function When({
  open,
  row,
  timeZone,
}: {
  readonly open: OpenPilot;
  readonly row: RegisterRow;
  readonly timeZone: string;
}): ReactElement {
  const { format, asOfMs } = open;
  const decidedAt = instantOf(row.decidedAt ?? row.executedAt ?? undefined);
  const raisedAt = instantOf(row.raisedAt ?? undefined);
  const due = dayOf(row.dueOn ?? undefined);
  const wait = raisedAt === null ? "" : waitWords(Math.max(0, (decidedAt ?? asOfMs) - raisedAt), format);
  const main =
    decidedAt === null
      ? due === null
        ? "no date"
        : `due ${format.dates.date(due)}`
      : format.dates.moment(decidedAt, timeZone);
  const small = wait === "" ? "" : decidedAt === null ? `raised ${wait} ago` : `after ${wait}`;
  return (
    <span className="two">
      {main}
      <small>{small}</small>
    </span>
  );
}

function isIn(row: RegisterRow, view: View): boolean {
  const isDecided = row.decidedAt !== null || row.executedAt !== null;
  switch (view) {
    case "All":
      return true;
    case "Waiting":
      return !isDecided;
    case "Decided":
      return isDecided;
    case "With findings":
      return row.findings.length > 0;
    case "Expected and missed":
      return row.expectations.some(({ word }) => word === "missed");
  }
}

function textOf({ pilot }: OpenPilot, row: RegisterRow): string {
  const person = row.person === null ? "" : nameOfPerson(pilot, row.person);
  return [row.title, row.domain ?? "", categoryName(row.category), row.word, person].join(" ").toLowerCase();
}
