// Appends entries to a journal home for as long as it lives and says after each that it was acknowledged; for tests that
// end it in the middle of that. `journal-writer.ts FOLDER PILOT FIRST`
import { createJournalHome } from "../../../electron/services/journal-home.ts";

const [folder = "", pilotId = "", first = "0"] = process.argv.slice(2);
const home = createJournalHome(folder);
const before = await home.readJournal(pilotId);
if (before.ok && before.value.length === 0) await home.replaceJournal(pilotId, []);

for (let seq = Number(first); ; seq++) {
  const line = JSON.stringify({ seq, text: "x".repeat(5_000) });
  const written = await home.appendJournal(pilotId, [line]);
  if (!written.ok) throw new Error(written.problem.code);
  process.stdout.write(`${seq}\n`);
}
