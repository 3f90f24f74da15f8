import type { JournalCalls } from "../workers/journal-calls.ts";
import { createWorkerClient } from "../workers/worker-client.ts";
import type { JournalHome } from "./host.ts";
import { sendInParts } from "./send-in-parts.ts";

/**
 * The second home in a browser: files of the origin private file system, written by a worker because only there a file
 * can be flushed to the disk.
 */
export function createOpfsJournal(): JournalHome {
  const { call } = createWorkerClient<JournalCalls>(
    () =>
      new Worker(new URL("../workers/journal-worker.ts", import.meta.url), {
        type: "module",
        name: "journal",
      }),
  );
  return {
    readAnchor: () => call("readAnchor", null),
    writeAnchor: (anchor) => call("writeAnchor", anchor),
    appendJournal: (pilotId, lines) => call("appendJournal", { pilotId, lines }),
    replaceJournal: (pilotId, lines) => call("replaceJournal", { pilotId, lines }),
    readJournal: (pilotId) => call("readJournal", pilotId),
    listPilots: () => call("listPilots", null),
    removePilot: (pilotId) => call("removePilot", pilotId),
    writeBlob: (pilotId, name, bytes) =>
      sendInParts(bytes, (part) => {
        // A piece that was cut out is handed over; bytes that go in one are still needed here.
        const transfer = part.bytes === bytes ? [] : [part.bytes.buffer as ArrayBuffer];
        return call("writeBlob", { pilotId, name, ...part }, { transfer });
      }),
    readBlob: (pilotId, name) => call("readBlob", { pilotId, name }),
    listBlobs: (pilotId) => call("listBlobs", pilotId),
  };
}
