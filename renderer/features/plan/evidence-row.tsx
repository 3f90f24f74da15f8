import { IconFile, IconLink, IconQuote, IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage, useExecute } from "../../app/use-execute.ts";
import { useMessages } from "../../stores/message-store.ts";

const ICONS = { text: IconQuote, link: IconLink, file: IconFile } as const;

/** One piece of evidence. A file is looked at as a copy that is saved; a link is text, the app opens no address. */
export function EvidenceRow({
  open,
  evidence,
}: {
  readonly open: OpenPilot;
  readonly evidence: RecordOf<"evidence">;
}): ReactElement {
  const execute = useExecute();
  const { host } = useServices();
  const say = useMessages((state) => state.say);
  const { pilot, format } = open;
  const { id, kind, title, text, link } = evidence;
  const Icon = ICONS[kind];
  const file =
    evidence.attachment === undefined ? null : recordById(pilot, "attachment", evidence.attachment);
  const words = title ?? text ?? link ?? file?.name ?? kind;
  const saveCopy = async (): Promise<void> => {
    if (file === null) return;
    const bytes = pilot.attachments.get(file.digest);
    if (bytes === undefined) {
      say({
        kind: "problem",
        text: `This copy of the pilot does not hold ${file.name}`,
        remedy: "Nothing was changed.",
      });
      return;
    }
    const saved = await host.saveFile(file.name, file.mediaType ?? "application/octet-stream", bytes);
    if (!saved.ok) say(problemMessage(saved.problem));
    else if (saved.value !== null) say({ kind: "done", text: `Saved ${saved.value.name}` });
  };
  const copyLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link ?? "");
      say({ kind: "done", text: "Address copied" });
    } catch {
      say({
        kind: "problem",
        text: "The address could not be copied",
        remedy: "Select it and copy it by hand.",
      });
    }
  };
  return (
    <li className="row" style={{ alignItems: "flex-start" }}>
      <Icon size={16} stroke={1.5} aria-label={kind} role="img" style={{ flex: "none", marginTop: 2 }} />
      <div className="grow">
        <div style={{ overflowWrap: "anywhere" }}>
          {kind === "link" ? <span className="mono">{link}</span> : words}
        </div>
        {file === null ? null : (
          <div className="caption">{format.numbers.upTo(Math.max(0.1, file.bytes / 1024), 1)} KiB</div>
        )}
        {file === null ? null : (
          <button type="button" className="linkbutton" onClick={() => void saveCopy()}>
            Save a copy…
          </button>
        )}
        {link === undefined ? null : (
          <button type="button" className="linkbutton" onClick={() => void copyLink()}>
            Copy address
          </button>
        )}
      </div>
      <button
        type="button"
        className="iconbutton"
        aria-label={`Take away: ${words.slice(0, 60)}`}
        onClick={() =>
          void execute(pilot.pilotId, "Evidence taken away", [{ command: "evidence.remove", input: { id } }])
        }
      >
        <IconX size={16} stroke={1.5} />
      </button>
    </li>
  );
}
