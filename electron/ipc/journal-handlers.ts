import { success } from "../../shared/errors/problem.ts";
import type { JournalFiles } from "../services/journal-home.ts";
import { createBlobParts } from "./blob-parts.ts";
import type { IpcHandlers } from "./register.ts";

type JournalHandlers = Pick<IpcHandlers, keyof JournalFiles>;

/** The operations of the second home. */
export function journalHandlers(home: JournalFiles): JournalHandlers {
  const parts = createBlobParts();
  return {
    readAnchor: () => home.readAnchor(),
    writeAnchor: ({ anchor }) => home.writeAnchor(anchor),
    appendJournal: ({ pilotId, lines }) => home.appendJournal(pilotId, lines),
    replaceJournal: ({ pilotId, lines }) => home.replaceJournal(pilotId, lines),
    readJournal: ({ pilotId }) => home.readJournal(pilotId),
    listPilots: () => home.listPilots(),
    removePilot: ({ pilotId }) => home.removePilot(pilotId),
    writeBlob: async (part) => {
      const whole = parts.add(part);
      if (!whole.ok) return whole;
      return whole.value === null ? success(null) : home.writeBlob(part.pilotId, part.name, whole.value);
    },
    readBlob: ({ pilotId, name }) => home.readBlob(pilotId, name),
    listBlobs: ({ pilotId }) => home.listBlobs(pilotId),
  };
}
