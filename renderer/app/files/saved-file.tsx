import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { SavedFile } from "../../host/host.ts";
import { waysTo } from "./save-packs.ts";

/** What a dialog ends with once its file is saved: the file, and the ways to it. */
export function SavedFileNote({
  file,
  about,
  hint,
  onClose,
}: {
  readonly file: SavedFile;
  /** What is said of it in the same sentence. */
  readonly about?: string;
  /** What to do with it. */
  readonly hint?: string;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <div className="stack">
      <p role="status">
        Saved <strong>{file.name}</strong>
        {about === undefined ? null : ` ${about}.`}
      </p>
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      <div className="row" style={{ justifyContent: "flex-end", gap: 12 }}>
        {waysTo(file).map(({ label, run }) => (
          <Button key={label} onClick={run}>
            {label}
          </Button>
        ))}
        <Button variant="filled" autoFocus onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
