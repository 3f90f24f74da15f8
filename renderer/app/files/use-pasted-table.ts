import { useEffect } from "react";
import { success } from "../../../shared/errors/problem.ts";
import type { GivenFile } from "../../host/host.ts";
import { isDialogOpen, isField } from "../shell/focus.ts";

/** Hears of tables that are pasted while a screen is open: cells that were copied in a spreadsheet, as a file of tabs. */
export function usePastedTable(give: (table: GivenFile) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      // A field takes what is pasted into it; a line without cells is no table.
      if (isField(document.activeElement) || isDialogOpen() || !isTable(text)) return;
      event.preventDefault();
      give(pastedFile(text));
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [give]);
}

/** A heading and at least one row, of at least two cells. */
function isTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line !== "");
  return lines.length > 1 && lines[0]?.includes("\t") === true;
}

function pastedFile(text: string): GivenFile {
  const blob = new File([text], "Pasted table.tsv", { type: "text/tab-separated-values" });
  return {
    name: blob.name,
    sizeBytes: blob.size,
    read: async () => success(new Uint8Array(await blob.arrayBuffer())),
    blob,
  };
}
