import type { JournalFiles } from "../services/journal-home.ts";
import type { IpcHandlers } from "./register.ts";

type JournalHandlers = Pick<IpcHandlers, keyof JournalFiles>;

/** The operations of the second home. */
export function journalHandlers(home: JournalFiles): JournalHandlers {
  return {
    readAnchor: () => home.readAnchor(),
    writeAnchor: ({ anchor }) => home.writeAnchor(anchor),
    appendJournal: ({ pilotId, lines }) => home.appendJournal(pilotId, lines),
    replaceJournal: ({ pilotId, lines }) => home.replaceJournal(pilotId, lines),
    readJournal: ({ pilotId }) => home.readJournal(pilotId),
    listPilots: () => home.listPilots(),
    removePilot: ({ pilotId }) => home.removePilot(pilotId),
    writeBlob: ({ pilotId, name, bytes }) => home.writeBlob(pilotId, name, bytes),
    readBlob: ({ pilotId, name }) => home.readBlob(pilotId, name),
    listBlobs: ({ pilotId }) => home.listBlobs(pilotId),
  };
}
