import type { ReactElement } from "react";
import {
  type ReadinessSection,
  SECTION_NAMES,
  TOP_LEVEL,
} from "../../../shared/domain/readiness/readiness-question.ts";
import type { ReadinessSignal } from "../../../shared/domain/readiness/readiness-signals.ts";
import type { ReadinessState, SectionState } from "../../../shared/domain/readiness/readiness-state.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import { shownNumbers, shownSentence } from "../../app/shown-locale.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

const SIGNAL_STATUS: Readonly<Record<ReadinessSignal["state"], StatusWord>> = {
  shown: "finding",
  "not there": "holds",
  "no data": "no data",
};

/** The five failure patterns: what was said, how sure that is, and what the record shows beside it. */
export function SectionTable({
  state,
  signals,
  selected,
  onSelect,
}: {
  readonly state: ReadinessState;
  readonly signals: readonly ReadinessSignal[];
  readonly selected: ReadinessSection;
  readonly onSelect: (section: ReadinessSection) => void;
}): ReactElement {
  const columns: readonly Column<SectionState>[] = [
    { key: "section", head: "Failure pattern", width: 296, render: ({ section }) => SECTION_NAMES[section] },
    {
      key: "level",
      head: `Said, 0–${TOP_LEVEL}`,
      width: 136,
      render: ({ level }) => <Level level={level} />,
    },
    {
      key: "evidence",
      head: "Evidence",
      width: 72,
      align: "right",
      render: ({ evidenced, questions }) => `${evidenced} of ${questions.length}`,
    },
    {
      key: "confidence",
      head: "Confidence",
      width: 88,
      render: ({ confidence }) => confidence ?? <span className="faint">–</span>,
    },
    {
      key: "signal",
      head: "What the record shows",
      render: ({ section }) => {
        const signal = signals.find((one) => one.section === section);
        return signal === undefined ? null : (
          <StatusLabel
            status={{ word: SIGNAL_STATUS[signal.state] }}
            rest={<span title={shownSentence(signal.text)}>{shownSentence(signal.text)}</span>}
          />
        );
      },
    },
  ];
  return (
    <DataTable
      label="Failure patterns"
      rows={state.sections}
      rowKey={({ section }) => section}
      selected={selected}
      onOpen={({ section }) => onSelect(section)}
      onWalk={({ section }) => onSelect(section)}
      rowHeight={40}
      minWidth={920}
      columns={columns}
    />
  );
}

/** A mean level as four steps and a number. */
function Level({ level }: { readonly level: number | null }): ReactElement {
  if (level === null) return <span className="faint">no answer</span>;
  return (
    <span className="row">
      <span className="levelbar" aria-hidden="true">
        <i style={{ width: `${(level / TOP_LEVEL) * 100}%` }} />
      </span>
      {shownNumbers().fixed(level, 1)}
    </span>
  );
}
