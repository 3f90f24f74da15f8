import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage, useExecute } from "../../app/use-execute.ts";
import { useMessages } from "../../stores/message-store.ts";
import { EvidenceRow } from "./evidence-row.tsx";
import { LARGEST_FILE, mediaTypeOf } from "./media-type.ts";

const KINDS = ["text", "link", "file"] as const;

/** What shows that an item is so: texts, links and files; each can be taken away again. */
export function EvidenceSection({
  open,
  item,
  hasFocus,
}: {
  readonly open: OpenPilot;
  readonly item: ItemState;
  readonly hasFocus: boolean;
}): ReactElement {
  const execute = useExecute();
  const { host } = useServices();
  const say = useMessages((state) => state.say);
  const [kind, setKind] = useState<(typeof KINDS)[number]>("text");
  const [text, setText] = useState("");
  const { pilot } = open;
  const isMade = recordById(pilot, "checklistItem", item.id) !== null;
  const evidence = recordsOf(pilot, "evidence").filter(({ about }) => about === item.id);
  const add = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Evidence added: ${item.title}`, [
      {
        command: "evidence.add",
        input: { about: item.id, kind, ...(kind === "link" ? { link: text } : { text }) },
      },
    ]);
    if (done !== null) setText("");
  };
  const addFile = async (): Promise<void> => {
    const picked = await host.pickFiles("any", false);
    const file = picked.ok ? picked.value[0] : undefined;
    if (!picked.ok) say(problemMessage(picked.problem));
    if (file === undefined) return;
    // A file that would be refused is not read: it may be larger than memory.
    if (file.sizeBytes > LARGEST_FILE) {
      say({
        kind: "problem",
        text: `${file.name} has more than 25 MiB (FILE_TOO_LARGE)`,
        remedy: "Nothing was changed. Attach a smaller copy, or a link to it.",
      });
      return;
    }
    const bytes = await file.read();
    if (!bytes.ok) {
      say(problemMessage(bytes.problem));
      return;
    }
    await execute(pilot.pilotId, `File added: ${file.name}`, [
      {
        command: "attachment.add",
        input: {
          name: file.name,
          mediaType: mediaTypeOf(file.name),
          bytes: bytes.value,
          about: item.id,
        },
      },
    ]);
  };
  return (
    <section aria-label="Evidence">
      <h3 className="label">Evidence</h3>
      {evidence.length === 0 ? <p className="muted">Nothing is attached.</p> : null}
      <ul className="evidence">
        {evidence.map((one) => (
          <EvidenceRow key={one.id} open={open} evidence={one} />
        ))}
      </ul>
      <div className="row" style={{ alignItems: "flex-start" }}>
        <NativeSelect
          label="Kind"
          data={[...KINDS]}
          value={kind}
          disabled={!isMade}
          onChange={(event) => setKind(KINDS.find((one) => one === event.currentTarget.value) ?? "text")}
          w={80}
        />
        {kind === "file" ? (
          <div className="grow filechoice">
            <Button disabled={!isMade} autoFocus={hasFocus} onClick={() => void addFile()}>
              Choose a file…
            </Button>
            <span className="caption">at most 25 MiB; it is kept with the pilot</span>
          </div>
        ) : kind === "link" ? (
          <TextInput
            label="Address"
            className="grow"
            placeholder="https://…"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && text.trim() !== "") void add();
            }}
          />
        ) : (
          <Textarea
            label="Text"
            className="grow"
            minRows={1}
            disabled={!isMade}
            autoFocus={hasFocus}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim() !== "") void add();
            }}
          />
        )}
        {kind === "file" ? null : (
          <Button
            style={{ marginTop: 20 }}
            disabled={!isMade || text.trim() === ""}
            onClick={() => void add()}
          >
            Add
          </Button>
        )}
      </div>
    </section>
  );
}
