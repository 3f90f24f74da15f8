import { PRELOAD_OBJECT } from "../../shared/ipc/operation-names.ts";

/** A worker that was begun before anybody asked for it. */
interface BegunWorker {
  readonly worker: Worker;
  /** It could not be begun: nobody may wait for it. */
  isBroken: boolean;
}

const begun = new Map<"metrics" | "journal", BegunWorker>();

/** Begins the workers that a start needs at once: their code is fetched and read beside that of the page. */
export function beginWorkersAhead(): void {
  begin("metrics", startMetricsWorker());
  // On the desktop the journal is main's business; the preload's object says so.
  if (!(PRELOAD_OBJECT in globalThis)) begin("journal", startJournalWorker());
}

/** The metrics worker that was begun, for the one who comes first; else another. */
export function takeMetricsWorker(): Worker {
  return taken("metrics") ?? startMetricsWorker();
}

/** The journal worker that was begun, for the one who comes first; else another. */
export function takeJournalWorker(): Worker {
  return taken("journal") ?? startJournalWorker();
}

function begin(name: "metrics" | "journal", worker: Worker): void {
  const own: BegunWorker = { worker, isBroken: false };
  worker.addEventListener("error", () => {
    own.isBroken = true;
  });
  begun.set(name, own);
}

function taken(name: "metrics" | "journal"): Worker | null {
  const own = begun.get(name);
  begun.delete(name);
  return own === undefined || own.isBroken ? null : own.worker;
}

function startMetricsWorker(): Worker {
  return new Worker(new URL("./metrics-worker.ts", import.meta.url), { type: "module", name: "metrics" });
}

function startJournalWorker(): Worker {
  return new Worker(new URL("./journal-worker.ts", import.meta.url), { type: "module", name: "journal" });
}
