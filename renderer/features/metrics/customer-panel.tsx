import type { ReactElement } from "react";
import type { CustomerRow } from "../../../shared/domain/customer-rows.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { Sparkline } from "../../../shared/report/charts/sparkline.tsx";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { RecordHistory } from "../../app/record-history.tsx";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import {
  amountFault,
  boundFault,
  microsText,
  numberText,
  typedMicros,
  typedNumber,
  typedShare,
} from "../../components/typed-number.ts";
import { promiseStatus, trustStatus } from "./promise-status.ts";
import { PromiseStrip } from "./promise-strip.tsx";

const HISTORY: Readonly<Record<string, string>> = {
  segment: "Segment",
  arrMicros: "ARR in micros",
  promisedAutonomy: "Promised autonomy",
  renewalOn: "Renewal",
  fitScore: "Fit score",
  firstValueOn: "First value",
  note: "Note",
};

/** One customer: what it was promised and gets, where the trust of its segment goes, its months, its fields. */
export function CustomerPanel({
  open,
  row,
  field,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly row: CustomerRow;
  /** `promise`: where the key E goes. */
  readonly field: string | null;
  readonly onClose: () => void;
}): ReactElement {
  const { format } = open;
  const renewal =
    row.renewalOn === null || row.daysToRenewal === null
      ? "no renewal date"
      : row.daysToRenewal < 0
        ? `renewal passed ${format.dates.date(row.renewalOn)}`
        : `renewal ${format.dates.date(row.renewalOn)}, in ${row.daysToRenewal} days`;
  return (
    <SidePanel title={row.name} kicker={[row.segment ?? "no segment", renewal].join(" · ")} onClose={onClose}>
      <PromiseSection open={open} row={row} />
      <TrustSection open={open} row={row} />
      <MonthsSection open={open} row={row} />
      <FieldsSection open={open} row={row} hasFocus={field === "promise"} />
      <AskSection open={open} subject={{ about: row.id }} />
      <RecordHistory open={open} ids={[row.id]} fields={HISTORY} />
    </SidePanel>
  );
}

function PromiseSection({
  open,
  row,
}: {
  readonly open: OpenPilot;
  readonly row: CustomerRow;
}): ReactElement {
  const { format } = open;
  const { promised, trust, gap } = row;
  const status = promiseStatus(row);
  return (
    <section aria-label="Promise">
      <h3 className="label">Promised and delivered autonomy</h3>
      {status === null ? (
        <p className="muted">
          {promised === null ? "No promise is on record." : "What its segment gets is not measured yet."}
        </p>
      ) : (
        <>
          <StatusLabel
            status={status}
            size={16}
            rest={
              gap !== null && gap > 0
                ? `${format.numbers.fixed(gap * 100, 1)} points above what can be promised`
                : "covered by the low end"
            }
          />
          <PromiseStrip row={row} />
        </>
      )}
      {trust.delivered === null ? null : (
        <p className="caption">
          {row.segment ?? "Its segment"} gets {format.value(trust.delivered.value, "rate").text} (
          {format.interval(trust.delivered.low, trust.delivered.high, "rate")}), n{" "}
          {format.count(trust.delivered.n)}
          {promised === null ? "" : `; promised ${format.value(promised, "rate").text}`}
        </p>
      )}
    </section>
  );
}

function TrustSection({ open, row }: { readonly open: OpenPilot; readonly row: CustomerRow }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const course = useAnswer([pilot, row.name], () => figures.ask("customerCourse", pilot, asOfMs, row.name));
  const points = course.kind === "ready" ? course.value.acceptance : [];
  const { trend, sinceBaseline } = row.trust;
  const line = (label: string, comparison: typeof trend | typeof sinceBaseline): ReactElement => (
    <div className="row">
      <span className="grow">
        <StatusLabel
          status={trustStatus(comparison)}
          rest={differenceText(comparison?.difference ?? null, format)}
        />
      </span>
      <span className="caption">{label}</span>
    </div>
  );
  return (
    <section aria-label="Trust">
      <h3 className="label">Acceptance of its segment</h3>
      {points.length === 0 ? null : (
        <Sparkline
          width={408}
          height={40}
          points={points.map(({ value, state }) => ({ value, isHollow: state !== "whole" }))}
          {...baselineOf(sinceBaseline?.before ?? null)}
        />
      )}
      {line("against the weeks before", trend)}
      {sinceBaseline === null ? (
        <p className="caption">No sealed baseline covers it.</p>
      ) : (
        line("against the baseline", sinceBaseline)
      )}
    </section>
  );
}

function MonthsSection({
  open,
  row,
}: {
  readonly open: OpenPilot;
  readonly row: CustomerRow;
}): ReactElement | null {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const course = useAnswer([pilot, row.name], () => figures.ask("customerCourse", pilot, asOfMs, row.name));
  const months = course.kind === "ready" ? course.value.months : [];
  if (months.length === 0) return null;
  const money = (micros: number): string => format.numbers.fixed(micros / 1e6, 0);
  return (
    <section aria-label="Months">
      <h3 className="label">Monthly recurring revenue, {format.currency}</h3>
      <table className="table" aria-label="Months">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className="number">
              Start
            </th>
            <th scope="col" className="number">
              Won
            </th>
            <th scope="col" className="number">
              Lost
            </th>
            <th scope="col" className="number">
              End
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, startMicros, wonMicros, lostMicros, endMicros }) => (
            <tr key={month}>
              <td>{format.dates.month(month)}</td>
              <td className="number">{money(startMicros)}</td>
              <td className="number">{wonMicros === 0 ? "0" : `+${money(wonMicros)}`}</td>
              <td className="number">{lostMicros === 0 ? "0" : money(-lostMicros)}</td>
              <td className="number">{money(endMicros)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FieldsSection({
  open,
  row,
  hasFocus,
}: {
  readonly open: OpenPilot;
  readonly row: CustomerRow;
  readonly hasFocus: boolean;
}): ReactElement | null {
  const execute = useExecute();
  const { pilot, format } = open;
  const customer = recordById(pilot, "customer", row.id);
  if (customer === null) return null;
  const edit = (fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `Customer edited: ${row.name}`, [
      { command: "customer.edit", input: { id: row.id, ...fields } },
    ]);
  const percent = { most: 100, words: "a percentage from 0 to 100" };
  const score = { most: 100, words: "a number from 0 to 100" };
  return (
    <section aria-label="Fields">
      <CommitField
        label="Promised autonomy, %"
        value={numberText(customer.promisedAutonomy, 100)}
        autoFocus={hasFocus}
        check={(text) => (text === "" ? null : boundFault(text, percent))}
        onCommit={(text) => edit({ promisedAutonomy: text === "" ? null : typedShare(text) })}
      />
      <CommitField
        label="Renewal"
        type="date"
        value={customer.renewalOn ?? ""}
        onCommit={(text) => edit({ renewalOn: text === "" ? null : text })}
      />
      <CommitField
        label={`Yearly revenue, ${format.currency}`}
        value={microsText(customer.arrMicros)}
        check={(text) => (text === "" ? null : amountFault(text))}
        onCommit={(text) => edit({ arrMicros: text === "" ? null : typedMicros(text) })}
      />
      <CommitField
        label="Fit score, 0–100"
        value={numberText(customer.fitScore)}
        check={(text) => (text === "" ? null : boundFault(text, score))}
        onCommit={(text) => edit({ fitScore: text === "" ? null : typedNumber(text) })}
      />
      <CommitField
        label="Note"
        isLong
        value={customer.note ?? ""}
        onCommit={(text) => edit({ note: text === "" ? null : text })}
      />
    </section>
  );
}

function differenceText(difference: number | null, format: ReportFormat): string | undefined {
  return difference === null ? undefined : format.difference(difference, "rate").text;
}

function baselineOf(before: number | null): { readonly baseline?: number } {
  return before === null ? {} : { baseline: before };
}
