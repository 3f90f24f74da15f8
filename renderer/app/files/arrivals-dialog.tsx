import { Button, Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { useArrivals } from "../../stores/arrivals-store.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { mergePath } from "../navigation.ts";
import { hrefOf } from "../places.ts";
import { type ArrivalLine, arrivalLines, arrivalsSentence, isOpenWord } from "./arrival-words.ts";

const ORDER: readonly ArrivalLine["word"][] = [
  "set aside",
  "to merge",
  "new",
  "update",
  "older",
  "unchanged",
];

/** Every pack of the last opening: what it brought, or why it was set aside. */
export function ArrivalsDialog(): ReactElement {
  const show = useLayers((state) => state.show);
  const outcomes = useArrivals((state) => state.outcomes) ?? [];
  const lines = arrivalLines(outcomes).toSorted((a, b) => ORDER.indexOf(a.word) - ORDER.indexOf(b.word));
  const files = outcomes.length === 1 ? "1 file" : `${outcomes.length} files`;
  return (
    <Modal opened onClose={() => show(null)} title="What the packs brought" size={720}>
      <div className="stack">
        <p className="muted">
          {files}: {arrivalsSentence(lines)}
        </p>
        <ul className="arrivals">
          {lines.map((line) => (
            <li key={line.key}>
              <span className={isOpenWord(line.word) ? "said" : ""}>{line.word}</span>
              <div className="stack tight">
                <span>
                  <strong>{line.company ?? line.file}</strong>
                  {line.company === null ? null : <span className="caption"> {line.file}</span>}
                </span>
                <span>{line.why}</span>
                {line.remedy === null ? null : <span className="muted">{line.remedy}</span>}
              </div>
              {line.pilotId === null ? null : (
                <a
                  href={hrefOf(
                    line.word === "to merge" ? mergePath(line.pilotId) : `/c/${line.pilotId}/today`,
                  )}
                  aria-label={`${line.word === "to merge" ? "Merge" : "Open"} ${line.company ?? ""}`}
                  onClick={() => show(null)}
                >
                  {line.word === "to merge" ? "Merge…" : "Open"}
                </a>
              )}
            </li>
          ))}
        </ul>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button data-autofocus variant="filled" onClick={() => show(null)}>
            Close
          </Button>
        </div>
      </div>
    </Modal>
  );
}
