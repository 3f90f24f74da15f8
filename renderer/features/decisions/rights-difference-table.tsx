import { Checkbox } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { RowDifference } from "../../../shared/domain/rights-difference.ts";
import { rightsDifference } from "../../../shared/domain/rights-difference.ts";
import type { RightsVersion } from "../../../shared/domain/rights-versions.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { categoryName } from "./decision-words.ts";
import { versionName } from "./version-words.ts";

const KIND_WORDS: Readonly<Record<RowDifference["kind"], string>> = {
  added: "new",
  removed: "gone",
  changed: "changed",
  unchanged: "unchanged",
};

/** What is different between two versions, type by type. */
export function RightsDifferenceTable({
  open,
  before,
  after,
  inForce,
}: {
  readonly open: OpenPilot;
  readonly before: RightsVersion;
  readonly after: RightsVersion;
  readonly inForce: RightsVersion;
}): ReactElement {
  const [hasAll, setHasAll] = useState(false);
  const all = rightsDifference(before.rows, after.rows);
  const count = (kind: RowDifference["kind"]): number => all.filter((one) => one.kind === kind).length;
  const rows = hasAll ? all : all.filter(({ kind }) => kind !== "unchanged");
  const names = [before, after].map((version) => versionName(version, inForce, open.format));
  return (
    <section className="stack" aria-label="Difference">
      <div className="row wide">
        <p className="grow">
          {names[0]} → {names[1]}: {count("changed")} changed, {count("added")} new, {count("removed")} gone,{" "}
          {count("unchanged")} unchanged.
        </p>
        <Checkbox
          size="xs"
          label="Unchanged types too"
          checked={hasAll}
          onChange={(event) => setHasAll(event.currentTarget.checked)}
        />
      </div>
      {rows.length === 0 ? (
        <p className="muted">Nothing is different.</p>
      ) : (
        <div className="tablebox">
          <table className="table difference" aria-label="Difference between two versions">
            <thead>
              <tr>
                <th scope="col">Decision type</th>
                <th scope="col">Category</th>
                <th scope="col">What</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {rows.flatMap((row, index) =>
                linesOf(row).map((line, place) => (
                  <tr key={`${index} ${row.decisionType} ${line.field}`}>
                    <th scope="row">
                      {place === 0 ? row.decisionType : <span className="hidden">{row.decisionType}</span>}
                    </th>
                    <td>{place === 0 ? categoryName(row.category) : null}</td>
                    <td>{line.field}</td>
                    <td className="muted">{line.before}</td>
                    <td>{line.after}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function linesOf(
  row: RowDifference,
): readonly { readonly field: string; readonly before: string; readonly after: string }[] {
  if (row.fields.length > 0) return row.fields;
  return [{ field: KIND_WORDS[row.kind], before: "", after: "" }];
}
