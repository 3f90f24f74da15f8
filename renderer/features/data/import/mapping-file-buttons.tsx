import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { parseMapping } from "../../../../shared/intake/mapping.ts";
import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import { parseJson } from "../../../../shared/json/parse-json.ts";
import { useServices } from "../../../app/services.ts";
import { problemMessage } from "../../../app/use-execute.ts";
import { useMessages } from "../../../stores/message-store.ts";
import { type Draft, wholeDocument } from "./draft.ts";
import { useImport } from "./session-context.ts";
import { nameOfFile } from "./session-opening.ts";
import type { SessionFile } from "./session-state.ts";

/** A mapping as a file: the same JSON that the command line reads with `--map`. */
export function MappingFileButtons({
  file,
  draft,
}: {
  readonly file: SessionFile;
  readonly draft: Draft;
}): ReactElement {
  const { session } = useImport();
  const { host } = useServices();
  const say = useMessages((state) => state.say);
  const load = async (): Promise<void> => {
    const picked = await host.pickFiles("mapping", false);
    if (!picked.ok) return say(problemMessage(picked.problem));
    const [given] = picked.value;
    if (given === undefined) return undefined;
    const bytes = await given.read();
    if (!bytes.ok) return say(problemMessage(bytes.problem));
    const text = new TextDecoder().decode(bytes.value).replace(/^\uFEFF/, "");
    const mapping = parseMapping(text);
    const document = parseJson(text);
    if (!mapping.ok) {
      const { problem } = mapping;
      const where = problem.where === undefined ? "" : ` at ${problem.where}`;
      return say(problemMessage({ ...problem, message: `${given.name}: ${problem.message}${where}` }));
    }
    if (document.ok) {
      await session.take(file.key, nameOfFile(given.name), document.value as unknown as MappingDocument);
    }
    return undefined;
  };
  const save = async (): Promise<void> => {
    const text = `${JSON.stringify(wholeDocument(draft, file.source), null, 2)}\n`;
    const name = `${draft.name.trim().replaceAll(/[^\p{L}\p{N}_-]+/gu, "-") || "mapping"}.json`;
    const saved = await host.saveFile(name, "application/json", new TextEncoder().encode(text));
    if (!saved.ok) say(problemMessage(saved.problem));
    else if (saved.value !== null) say({ kind: "done", text: `Saved ${saved.value.name}` });
  };
  return (
    <div className="row wrap">
      <Button onClick={() => void load()}>From file…</Button>
      <Button onClick={() => void save()}>Save as file…</Button>
    </div>
  );
}
