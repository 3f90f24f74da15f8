import type { ReactElement } from "react";
import { fileColumnsOf } from "../../../shared/intake/guess/document-columns.ts";
import { readMapping } from "../../../shared/intake/mapping.ts";
import type { MappingDocument } from "../../../shared/intake/mapping-document.ts";
import { valueText } from "../../../shared/intake/mapping-document.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { summaryOf } from "./import/column-summary.ts";

/** How the rows of an import were read: the template, or the mapping field by field. */
export function MappingFacts({
  pilot,
  batch,
}: {
  readonly pilot: PilotState;
  readonly batch: RecordOf<"batch">;
}): ReactElement {
  // A mapping that was replaced or forgotten since still says how these rows were read.
  const record = batch.mapping === undefined ? undefined : pilot.records.get(batch.mapping);
  const document = record?.fields["document"];
  const name = record?.fields["name"];
  const isSound = document !== undefined && readMapping(document).ok;
  return (
    <section aria-labelledby="run-mapping">
      <h3 id="run-mapping" className="title3">
        How it was read
      </h3>
      {isSound ? (
        <MappingTable
          name={typeof name === "string" ? name : ""}
          document={document as unknown as MappingDocument}
        />
      ) : (
        <p className="muted">As the template {batch.input}: its columns have the template’s names.</p>
      )}
    </section>
  );
}

function MappingTable({
  name,
  document,
}: {
  readonly name: string;
  readonly document: MappingDocument;
}): ReactElement {
  const source = Object.entries(document.source ?? {}).map(([key, value]) => `${key} ${valueOf(value)}`);
  const filter = (document.filter ?? []).map(
    (one) => `${one.column} is ${one.in.map(valueText).join(" or ")}`,
  );
  const rest = [
    ...source,
    ...filter.map((text) => `only rows where ${text}`),
    ...(document.keep === undefined ? [] : [`the ${document.keep} row of each key`]),
  ];
  return (
    <>
      <p className="muted">
        By the mapping “{name}”{rest.length === 0 ? "" : `: ${rest.join(", ")}`}
      </p>
      <table className="table plain" aria-label={`The mapping ${name}`}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">From the file</th>
            <th scope="col">How</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(document.columns).map(([field, column]) => (
            <tr key={field}>
              <td>{field}</td>
              <td>{fileColumnsOf(column).join(", ")}</td>
              <td className="muted">{summaryOf(column)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function valueOf(value: string | number | readonly string[]): string {
  return typeof value === "object" ? value.join(" ") : `“${value}”`;
}
