import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import type { SavedFile } from "../../host/host.ts";
import { useMessages } from "../../stores/message-store.ts";
import { REPORT_FORMATS, type ReportFormatName } from "./report-formats.ts";

/** Makes the baseline report in a format and saves it where the person says. */
export function ExportReport({ open }: { readonly open: OpenPilot }): ReactElement {
  const { host } = useServices();
  const say = useMessages((state) => state.say);
  const [format, setFormat] = useState<ReportFormatName>("pdf");
  const [isBusy, setIsBusy] = useState(false);
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const exportReport = async (): Promise<void> => {
    setIsBusy(true);
    const { baselineReportFile } = await import("./baseline-report-file.ts");
    const bytes = await baselineReportFile(open.pilot, format, host);
    const name = `${open.overview.company.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}-baseline.${format}`;
    const file = bytes.ok ? await host.saveFile(name, REPORT_FORMATS[format].mediaType, bytes.value) : bytes;
    setIsBusy(false);
    if (!file.ok) say(problemMessage(file.problem));
    else if (file.value !== null) {
      setSaved(file.value);
      say({ kind: "done", text: `Saved ${file.value.name}` });
    }
  };
  return (
    <section className="stack tight" aria-labelledby="export-report">
      <h3 id="export-report" className="title3">
        Baseline report
      </h3>
      <div className="row">
        <NativeSelect
          aria-label="Format of the report"
          data={Object.entries(REPORT_FORMATS).map(([value, { name }]) => ({ value, label: name }))}
          value={format}
          onChange={(event) => setFormat(event.currentTarget.value as ReportFormatName)}
        />
        <Button variant="filled" loading={isBusy} onClick={() => void exportReport()}>
          Export report…
        </Button>
        {saved?.reveal === undefined ? null : (
          <button type="button" className="linkbutton" onClick={() => void saved.reveal?.()}>
            Show {saved.name} in folder
          </button>
        )}
      </div>
    </section>
  );
}
