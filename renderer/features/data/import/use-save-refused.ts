import { useServices } from "../../../app/services.ts";
import { problemMessage } from "../../../app/use-execute.ts";
import { useMessages } from "../../../stores/message-store.ts";
import { nameOfFile } from "./mapping-file.ts";

/** Saves the refused rows of a sheet as CSV, each with its line, its codes and what to do. */
export function useSaveRefused(): (sheet: number, fileName: string) => Promise<void> {
  const { imports, host } = useServices();
  const say = useMessages((state) => state.say);
  return async (sheet, fileName) => {
    const bytes = await imports.call("refusedCsv", { id: sheet });
    const saved = bytes.ok
      ? await host.saveFile(`${nameOfFile(fileName)}-refused.csv`, "text/csv", bytes.value)
      : bytes;
    if (!saved.ok) say(problemMessage(saved.problem));
    else if (saved.value !== null) say({ kind: "done", text: `Saved ${saved.value.name}` });
  };
}
