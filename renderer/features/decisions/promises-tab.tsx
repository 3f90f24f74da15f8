import type { ReactElement } from "react";
import type { PromiseLedger, PromiseRow } from "../../../shared/domain/promise-ledger.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { PromiseCheckBox } from "./promise-check-box.tsx";
import { promiseStatus, shareText } from "./promise-words.ts";

/** What may be promised, and what contracts promise against what is delivered. */
export function PromisesTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const loaded = useAnswer([pilot], () => figures.ask("promises", pilot, asOfMs, null));
  if (loaded.kind === "failed") return <p className="note bad">{loaded.problem.message}</p>;
  if (loaded.kind === "loading") return <Loading height={480} what="the promises" />;
  const ledger = loaded.value;
  return (
    <div className="stack loose">
      <PromiseCheckBox open={open} />
      {ledger.rows.length === 0 ? (
        <div className="noprint">
          <EmptyState
            what="Here will be what contracts promise the product to do by itself, customer by customer, against the lower bound of what is delivered."
            why="A promise above that bound is revenue at stake. The promises come with customers.csv, column promised_autonomy."
          >
            <a href={hrefOf(`/c/${overview.pilotId}/data`)}>Import customers</a>
          </EmptyState>
        </div>
      ) : (
        <Ledger open={open} ledger={ledger} />
      )}
    </div>
  );
}

function Ledger({
  open,
  ledger,
}: {
  readonly open: OpenPilot;
  readonly ledger: PromiseLedger;
}): ReactElement {
  const { format, overview } = open;
  const { gap } = ledger;
  return (
    // The deal desk gets the answer on paper, not what other customers were promised.
    <section className="stack noprint" aria-labelledby="ledger">
      <h3 id="ledger" className="title3">
        Promised against delivered
      </h3>
      <p>
        {gap === null
          ? "Nothing was measured yet that promises could be held against."
          : `Contracts promise ${shareText(gap.promised, format)} on average, weighted by revenue; the lower bound of what is delivered is ${shareText(gap.low, format)}: ${
              gap.promised > gap.low
                ? `${format.difference(gap.promised - gap.low, "rate").text.replace("+", "")} too much`
                : "covered"
            }.`}{" "}
        {ledger.short} of {ledger.promises} promises lie above the bound of their segment,{" "}
        {moneyText(ledger.arrShortMicros, format)} of {moneyText(ledger.arrMicros, format)} a year.
        {ledger.withoutPromise === 0
          ? ""
          : ` ${ledger.withoutPromise} ${ledger.withoutPromise === 1 ? "customer has" : "customers have"} no promise on record.`}
      </p>
      <DataTable<PromiseRow>
        label="Promises"
        rows={ledger.rows}
        rowKey={({ id }) => id}
        minWidth={860}
        columns={columnsOf(format)}
      />
      <p className="caption">
        Delivered: autonomous value rate of the segment over the mature weeks, lower end of its 95 % interval.{" "}
        <a href={hrefOf(`/c/${overview.pilotId}/metrics?tab=Customers`)}>All customers</a>
      </p>
    </section>
  );
}

function columnsOf(format: ReportFormat): Parameters<typeof DataTable<PromiseRow>>[0]["columns"] {
  return [
    {
      key: "state",
      head: "State",
      width: 168,
      render: ({ state }) => <StatusLabel status={promiseStatus(state)} />,
    },
    { key: "name", head: "Customer", render: ({ name }) => <span title={name}>{name}</span> },
    {
      key: "segment",
      head: "Segment",
      width: 136,
      render: ({ segment }) => segment ?? <span className="faint">none</span>,
    },
    {
      key: "promised",
      head: "Promised",
      width: 96,
      align: "right",
      render: ({ promised }) => (promised === null ? "–" : shareText(promised, format)),
    },
    {
      key: "low",
      head: "Lower bound",
      width: 112,
      align: "right",
      render: ({ low }) => (low === null ? "–" : shareText(low, format)),
    },
    {
      key: "gap",
      head: "Short by",
      width: 96,
      align: "right",
      render: ({ gap }) =>
        gap === null || gap <= 0 ? "–" : format.difference(gap, "rate").text.replace("+", ""),
    },
    {
      key: "arr",
      head: "ARR",
      width: 120,
      align: "right",
      render: ({ arrMicros }) => (arrMicros === null ? "–" : moneyText(arrMicros, format)),
    },
    {
      key: "renewal",
      head: "Renewal",
      width: 136,
      render: ({ renewalOn }) =>
        renewalOn === null ? <span className="faint">not known</span> : format.dates.fullDate(renewalOn),
    },
  ];
}

function moneyText(micros: number, format: ReportFormat): string {
  return format.value(micros / 1e6, "money").text;
}
