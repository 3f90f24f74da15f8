import "../../styles/ownership.css";
import { Button } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { usePlaceKeys } from "../../app/place-keys.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { Loading } from "../../components/loading.tsx";
import { KpiSheet } from "./kpi-sheet.tsx";
import { NewOwnershipPanel } from "./new-ownership-panel.tsx";
import { OwnershipPanel } from "./ownership-panel.tsx";
import { OwnershipTable } from "./ownership-table.tsx";

/** The address of the panel that adds a metric or a scope. */
export const NEW_ROW = "new";

/** Who answers for which metric, what is committed to, and where it stands; the panel edits it. */
export function OwnershipPlace({
  open,
  panel,
  head,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly head: ReactNode;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const answer = useAnswer([pilot], () => figures.ask("ownership", pilot, asOfMs, null));
  usePlaceKeys({ n: () => panel.open(NEW_ROW) });
  const rows = answer.kind === "ready" ? answer.value : [];
  const chosen = rows.find(({ key }) => key === panel.id);
  const decorative = overview.operational.decorative.length;
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        {head}
        <div className="stack">
          <div className="toolbar">
            <span>
              {decorative === 0
                ? "Every metric has an owner, a line and words committed to."
                : `${decorative} of ${new Set(rows.map(({ metric }) => metric)).size} metrics are decorative: crossing the line would change nothing.`}
            </span>
            <span className="grow" />
            <KpiSheet open={open} />
            <Button onClick={() => panel.open(NEW_ROW)}>Add a metric or scope…</Button>
          </div>
          {answer.kind === "failed" ? (
            <p className="note bad">{answer.problem.message}</p>
          ) : answer.kind === "loading" ? (
            <Loading height={480} what="ownership" />
          ) : (
            <OwnershipTable
              open={open}
              rows={rows}
              panel={panel}
              isNarrow={chosen !== undefined || panel.id === NEW_ROW}
            />
          )}
        </div>
      </main>
      {panel.id === NEW_ROW ? (
        <NewOwnershipPanel open={open} rows={rows} onShow={panel.open} onClose={panel.close} />
      ) : chosen === undefined ? null : (
        <OwnershipPanel key={chosen.key} open={open} row={chosen} field={panel.field} onClose={panel.close} />
      )}
    </>
  );
}
