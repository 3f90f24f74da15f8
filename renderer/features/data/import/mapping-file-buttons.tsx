import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useServices } from "../../../app/services.ts";
import { problemMessage } from "../../../app/use-execute.ts";
import { useMessages } from "../../../stores/message-store.ts";
import { type Draft, wholeDocument } from "./draft.ts";
import { readMappingFile } from "./mapping-file.ts";
import { useImport } from "./session-context.ts";
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
    const mapping = await readMappingFile(given);
    if (!mapping.ok) return say(problemMessage(mapping.problem));
    await session.take(file.key, mapping.value.name, mapping.value.document);
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
