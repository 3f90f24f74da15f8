import { useEffect, useState } from "react";
import type { FoundValues } from "../../../../shared/intake/found-values.ts";
import { useServices } from "../../../app/services.ts";
import { useImport } from "./session-context.ts";
import { draftOf, type SessionFile } from "./session-state.ts";

/** The values that columns of a file hold, from the whole file; null: not known yet. */
export function useFoundValues(
  file: SessionFile,
  columns: readonly string[],
  join: string,
): FoundValues | null {
  const { imports } = useServices();
  const { state } = useImport();
  const [found, setFound] = useState<{ readonly key: string; readonly value: FoundValues } | null>(null);
  const nulls = draftOf(state, file)?.document.source?.nulls;
  const source = { ...file.source, ...(nulls === undefined ? {} : { nulls }) };
  const question = JSON.stringify({ file: file.key, source, columns, join });
  useEffect(() => {
    const stopping = new AbortController();
    const ask = async (): Promise<void> => {
      const input = JSON.parse(question) as Parameters<typeof imports.call<"values">>[1];
      const values = await imports.call("values", input, { signal: stopping.signal });
      if (!stopping.signal.aborted && values.ok) setFound({ key: question, value: values.value });
    };
    void ask();
    return () => stopping.abort();
  }, [imports, question]);
  return found?.key === question ? found.value : null;
}
