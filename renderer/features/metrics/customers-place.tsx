import "../../styles/customers.css";
import { type ReactElement, type ReactNode, useState } from "react";
import { type CustomerList, type CustomerRow, RENEWAL_DAYS } from "../../../shared/domain/customer-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { ChoiceChips } from "../../components/choice-chips.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { FilterField, isMatch } from "../../components/filter-field.tsx";
import { Loading } from "../../components/loading.tsx";
import { NoMatch } from "../../components/no-match.tsx";
import { CustomerPanel } from "./customer-panel.tsx";
import { CustomerTable } from "./customer-table.tsx";

/** Which customers are looked at together. */
const VIEWS = {
  all: { label: "All", holds: () => true },
  stake: { label: "At stake", holds: ({ isAtStake }: CustomerRow) => isAtStake },
  gap: { label: "Promise above delivery", holds: ({ gap }: CustomerRow) => gap !== null && gap > 0 },
  trust: { label: "Trust falls", holds: ({ trust }: CustomerRow) => trust.isFalling },
  renewal: {
    label: `Renewal in ${RENEWAL_DAYS} days`,
    holds: ({ daysToRenewal: days }: CustomerRow) => days !== null && days >= 0 && days <= RENEWAL_DAYS,
  },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly holds: (row: CustomerRow) => boolean }>
>;
type View = keyof typeof VIEWS;
const VIEW_KEYS = Object.keys(VIEWS) as readonly View[];

/** The list with the panel of the customer that is chosen in it; `head` stands above the list. */
export function CustomersPlace({
  open,
  panel,
  head,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly head: ReactNode;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const answer = useAnswer([pilot], () => figures.ask("customers", pilot, asOfMs, null));
  const chosen = answer.kind === "ready" ? answer.value.rows.find(({ id }) => id === panel.id) : undefined;
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        {head}
        {answer.kind === "failed" ? (
          <p className="note bad">{answer.problem.message}</p>
        ) : answer.kind === "loading" ? (
          <Loading height={480} what="the customers" />
        ) : (
          <CustomersList open={open} panel={panel} list={answer.value} />
        )}
      </main>
      {chosen === undefined ? null : (
        <CustomerPanel key={chosen.id} open={open} row={chosen} field={panel.field} onClose={panel.close} />
      )}
    </>
  );
}

/** What customers were promised and get, when they renew, and where their trust goes. */
function CustomersList({
  open,
  panel,
  list,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly list: CustomerList;
}): ReactElement {
  const [view, setView] = useState<View>("all");
  const [text, setText] = useState("");
  if (list.rows.length === 0) {
    return (
      <EmptyState
        what="Here will be the customers: revenue, renewal, what they were promised and what they get."
        why="A renewal with falling trust or an uncovered promise stands first."
      >
        <a href={hrefOf(`/c/${open.overview.pilotId}/data`)}>Import customers.csv</a>
      </EmptyState>
    );
  }
  const found = list.rows.filter((row) => isMatch(`${row.name} ${row.segment ?? ""}`, text));
  const rows = found.filter(VIEWS[view].holds);
  return (
    <div className="stack">
      <Sentence open={open} list={list} />
      <div className="stack tight">
        <div className="toolbar">
          <ChoiceChips
            label="Which customers"
            choices={VIEW_KEYS.map((key) => ({
              key,
              label: VIEWS[key].label,
              count: found.filter(VIEWS[key].holds).length,
            }))}
            current={view}
            onChange={setView}
          />
          <FilterField label="Filter customers" value={text} onChange={setText} />
        </div>
        {rows.length === 0 ? (
          <NoMatch
            of={list.rows.length}
            onAll={() => {
              setView("all");
              setText("");
            }}
          />
        ) : (
          <CustomerTable open={open} rows={rows} panel={panel} />
        )}
      </div>
    </div>
  );
}

function Sentence({ open, list }: { readonly open: OpenPilot; readonly list: CustomerList }): ReactElement {
  const { format } = open;
  const { atStake, arrAtStakeMicros, rows, withoutPromise, weeks } = list;
  const weeksText =
    weeks === null ? "no whole week of data yet" : `delivered ${format.dates.range(weeks.from, weeks.to)}`;
  return (
    <div>
      <p className="read">
        {atStake === 0 ? (
          `No renewal within ${RENEWAL_DAYS} days meets falling trust or an uncovered promise.`
        ) : (
          <>
            <strong>{format.micros(arrAtStakeMicros, "compact")}</strong> of yearly revenue at stake with{" "}
            {atStake} of {rows.length} customers: renewal within {RENEWAL_DAYS} days, and trust falls or the
            promise is not covered.
          </>
        )}
      </p>
      <p className="caption">
        {[weeksText, withoutPromise > 0 ? `${withoutPromise} with no promise on record` : ""]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
    </div>
  );
}
