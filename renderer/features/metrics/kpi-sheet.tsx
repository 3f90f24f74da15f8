import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { previewKpis } from "../../../shared/commands/preview-kpis.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { useMessages } from "../../stores/message-store.ts";
import { KpiSheetDialog, type ReturnedKpis } from "./kpi-sheet-dialog.tsx";

/** Takes the sheet KPIs of a report's workbook back from whoever filled it in: owners, lines and actions. */
export function KpiSheet({ open }: { readonly open: OpenPilot }): ReactElement {
  const { host, now } = useServices();
  const say = useMessages((state) => state.say);
  const [sheet, setSheet] = useState<ReturnedKpis | null>(null);
  const take = async (): Promise<void> => {
    const picked = await host.pickFiles("tables", false);
    const file = picked.ok ? picked.value[0] : undefined;
    if (!picked.ok) say(problemMessage(picked.problem));
    if (file === undefined) return;
    const { readKpis } = await import("../../../shared/intake/read-kpis.ts");
    const bytes = await file.read();
    const lines = bytes.ok ? await readKpis(bytes.value) : bytes;
    const preview = lines.ok ? previewKpis(open.pilot, lines.value, new Date(now()).toISOString()) : lines;
    setSheet({ fileName: file.name, lines: lines.ok ? lines.value : [], preview });
  };
  return (
    <>
      <Button
        onClick={() => void take()}
        title="The sheet KPIs of an exported workbook (XLSX), or the same table as CSV"
      >
        Take a KPI sheet back…
      </Button>
      {sheet === null ? null : (
        <KpiSheetDialog
          open={open}
          sheet={sheet}
          onAgain={() => void take()}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  );
}
