import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { KeyHint } from "../../components/key-hint.tsx";
import { useLayers } from "../../stores/layer-store.ts";

/** The way to the baseline report, beside the seal that it is of. */
export function ExportReport(): ReactElement {
  const show = useLayers((state) => state.show);
  return (
    <section className="stack tight" aria-labelledby="export-report">
      <h2 id="export-report" className="title3">
        Baseline report
      </h2>
      <div className="row">
        <Button variant="filled" onClick={() => show("export")}>
          Export report…
        </Button>
        <KeyHint keys="Mod+E" />
      </div>
    </section>
  );
}
