import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { ConditionDocument } from "../../../../shared/intake/mapping-document.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import { ConditionList } from "./condition-list.tsx";
import type { Draft } from "./draft.ts";
import { useImport } from "./session-context.ts";
import type { SessionFile } from "./session-state.ts";

/** Which rows of the file count: a filter, and which of several rows of one key. */
export function RowChoice({
  file,
  look,
  draft,
}: {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly draft: Draft;
}): ReactElement {
  const { session } = useImport();
  const { filter = [], keep } = draft.document;
  const set = (part: { filter?: ConditionDocument[]; keep?: "first" | "last" | undefined }): void => {
    const kept = "keep" in part ? part.keep : keep;
    session.setRows(file.key, {
      filter: part.filter ?? [...filter],
      ...(kept === undefined ? {} : { keep: kept }),
    });
  };
  const names = look.profile.columns.map(({ name }) => name);
  return (
    <div className="stack">
      <h2 className="title3">Rows</h2>
      <NativeSelect
        label="Where a key comes twice"
        data={[
          { value: "", label: "refuse the later rows" },
          { value: "first", label: "keep the first row" },
          { value: "last", label: "keep the last row" },
        ]}
        value={keep ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          set({ keep: value === "first" || value === "last" ? value : undefined });
        }}
      />
      {filter.length === 0 ? (
        <p className="caption">
          All rows count.{" "}
          <button
            type="button"
            className="linkbutton"
            onClick={() => set({ filter: [{ column: names[0] ?? "", in: [] }] })}
          >
            Only some…
          </button>
        </p>
      ) : (
        <ConditionList
          label="Only rows where"
          file={file}
          conditions={filter}
          columns={names}
          onChange={(next) => set({ filter: [...next] })}
        />
      )}
    </div>
  );
}
