import type { ReactElement } from "react";
import type { RowError } from "../../../../shared/intake/row-error.ts";
import { useServices } from "../../../app/services.ts";
import { countText } from "../../../app/shown-locale.ts";
import { PagedTable } from "../../../components/paged-table.tsx";
import type { CheckedSheet } from "../../../workers/import-calls.ts";

/** Every refused cell with its line, its value, its code and what to do. */
export function ErrorTable({
  sheet,
  name,
}: {
  readonly sheet: CheckedSheet;
  readonly name: string;
}): ReactElement {
  const { imports } = useServices();
  return (
    <>
      <PagedTable<RowError>
        label={`Refused rows of ${name}`}
        total={sheet.listedErrors}
        source={String(sheet.id)}
        load={async (from, count) => {
          const page = await imports.call("errors", { id: sheet.id, from, count });
          return page.ok ? page.value.items : [];
        }}
        height={320}
        minWidth={760}
        rowHeight={44}
        columns={[
          { key: "line", head: "Line", width: 72, align: "right", render: ({ line }) => line },
          { key: "column", head: "Field", width: 120, render: ({ column }) => column ?? "row" },
          {
            key: "value",
            head: "Value",
            width: 152,
            render: ({ value }) => <span className="mono">{value}</span>,
          },
          { key: "code", head: "Code", width: 128, render: ({ code }) => code },
          {
            key: "message",
            head: "What to do",
            render: ({ message }) => (
              <span className="clamp" title={message}>
                {message}
              </span>
            ),
          },
        ]}
      />
      {sheet.unlistedErrors === 0 ? null : (
        <p className="caption">{countText(sheet.unlistedErrors)} more are counted but not listed.</p>
      )}
    </>
  );
}
