import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import type { SavedFile } from "../../host/host.ts";
import { waysTo } from "./save-packs.ts";

/** What a dialog ends with once its file is saved: the file, and the ways to it. */
export function SavedFileNote({
  file,
  onClose,
}: {
  readonly file: SavedFile;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <div className="stack">
      <p role="status">
        Saved <strong>{file.name}</strong>
      </p>
      <div className="row" style={{ justifyContent: "flex-end", gap: 12 }}>
        {waysTo(file).map(({ label, run }) => (
          <Button key={label} onClick={run}>
            {label}
          </Button>
        ))}
        <Button variant="filled" data-autofocus onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
