import "../../styles/ownership.css";
import { Button } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { type LocalGreenMonth, localGreenSentence } from "../../../shared/domain/local-green.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { NewShadowPanel } from "./new-shadow-panel.tsx";
import { monthName, ShadowMonths } from "./shadow-months.tsx";
import { ShadowPanel } from "./shadow-panel.tsx";
import { ShadowPastePanel } from "./shadow-paste-panel.tsx";
import { ShadowTable } from "./shadow-table.tsx";

/** Addresses of the panels that belong to no row. */
const NEW = "new";
const PASTE = "paste";

/** The legacy metrics that functions still steer by: declared, decided, dated; and what they hid. */
export function ShadowPlace({
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
  const answer = useAnswer([pilot], () => figures.ask("localGreen", pilot, asOfMs, null));
  const months = answer.kind === "ready" ? answer.value : [];
  const metrics = recordsOf(pilot, "shadowMetric");
  const chosen = metrics.find(({ id }) => id === panel.id);
  usePlaceKeys({ n: () => panel.open(NEW) });
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        {head}
        {metrics.length === 0 ? (
          <EmptyState
            what="Here will be the metrics that functions still steer by beside the shared ones."
            why="Each is kept, converted or retired by a date. Declared openly they are no shadow any more."
          >
            <Button variant="filled" onClick={() => panel.open(NEW)}>
              Declare one…
            </Button>
          </EmptyState>
        ) : (
          <div className="page">
            <div className="stack">
              <div className="row wide">
                <div className="grow">
                  <LocalGreenLine open={open} months={months} />
                </div>
                <div className="row fixed">
                  <Button onClick={() => panel.open(PASTE)}>Paste months…</Button>
                  <Button onClick={() => panel.open(NEW)}>Declare one…</Button>
                </div>
              </div>
              <ShadowTable open={open} metrics={metrics} panel={panel} isNarrow={panel.id !== null} />
            </div>
            <ShadowMonths open={open} months={months} />
          </div>
        )}
      </main>
      {panel.id === NEW ? (
        <NewShadowPanel open={open} onShow={panel.open} onClose={panel.close} />
      ) : panel.id === PASTE ? (
        <ShadowPastePanel open={open} onClose={panel.close} />
      ) : chosen === undefined ? null : (
        <ShadowPanel key={chosen.id} open={open} metric={chosen} onClose={panel.close} />
      )}
    </>
  );
}

/** The one line: the last month in which every function was on target and system value fell. */
function LocalGreenLine({
  open,
  months,
}: {
  readonly open: OpenPilot;
  readonly months: readonly LocalGreenMonth[];
}): ReactElement {
  const last = months.findLast(({ isLocalGreenSystemRed }) => isLocalGreenSystemRed);
  if (last !== undefined) {
    const sentence = localGreenSentence(last, monthName(open, last.month));
    return (
      <p className="note bad">
        {sentence.slice(0, 1).toUpperCase()}
        {sentence.slice(1)}.
      </p>
    );
  }
  return (
    <p className="muted">
      {months.length === 0
        ? "No month with figures has matured yet: give values and targets to see local green, system red."
        : "In no month was every function on target while system value fell."}
    </p>
  );
}
