import type { ReactElement } from "react";
import { charterDifference, versionOf } from "../../../shared/domain/charter-versions.ts";
import { metricName } from "../../../shared/domain/metric-words.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

/** What is different between two versions of a charter. */
export function CharterDifferenceTable({
  open,
  before,
  after,
}: {
  readonly open: OpenPilot;
  readonly before: RecordOf<"charter">;
  readonly after: RecordOf<"charter">;
}): ReactElement {
  const lines = charterDifference(open.pilot, before, after);
  const words = (part: string, text: string | null): string =>
    text === null ? "–" : part === "measure" ? metricName(text) : text;
  return (
    <section className="stack" aria-label="Difference">
      <p>
        Version {versionOf(before)} → version {versionOf(after)}:{" "}
        {lines.length === 0
          ? "nothing is different."
          : `${lines.length} ${lines.length === 1 ? "line" : "lines"} differ.`}
      </p>
      {lines.length === 0 ? null : (
        <div className="tablebox">
          <table className="table difference" aria-label="Difference between two versions">
            <thead>
              <tr>
                <th scope="col" style={{ width: 104 }}>
                  What
                </th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ part, before: old, after: now }) => (
                <tr key={`${part} ${old ?? ""} ${now ?? ""}`}>
                  <th scope="row">{part}</th>
                  <td className="muted">{words(part, old)}</td>
                  <td>{words(part, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
