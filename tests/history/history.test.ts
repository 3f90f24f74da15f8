import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createJournalHome } from "../../electron/services/journal-home.ts";
import { readHomePilot } from "../../renderer/data/home-pilot.ts";
import { entriesOfLines } from "../../renderer/data/journal-lines.ts";
import { SCHEMA_VERSION } from "../../renderer/data/migrations/migration-list.ts";
import type { JournalHome } from "../../renderer/host/host.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { decryptPack } from "../../shared/pack/decrypt-pack.ts";
import { PACK_FORMAT_VERSION } from "../../shared/pack/manifest.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { recordsOf } from "../../shared/records/read-records.ts";
import { filesBelow } from "../house/project-files.ts";
import { valueOf } from "../shared/commands/test-pilot.ts";
import {
  HISTORY,
  HISTORY_PARTS,
  HISTORY_PASSPHRASE,
  hasHistory,
  historyFile,
  historyJson,
  type JournalDump,
  type Told,
} from "./history-files.ts";

const NEWEST = Math.max(SCHEMA_VERSION, PACK_FORMAT_VERSION);
const VERSIONS = Array.from({ length: NEWEST }, (_, place) => place + 1);

function told(pilot: WholePilot): Told {
  return {
    pilotId: pilot.pilotId,
    company: recordsOf(pilot, "company")[0]?.name ?? "",
    entries: pilot.entries.map(({ hash }) => hash),
    people: recordsOf(pilot, "person").map(({ name }) => name),
    batches: [...pilot.batches.keys()],
    attachments: [...pilot.attachments.keys()],
    confidential: pilot.confidential.size,
  };
}

describe("what earlier versions wrote", () => {
  it("is kept of every version of the pack, the journal and the database, and is not touched any more", () => {
    const missing = VERSIONS.flatMap((version) =>
      HISTORY_PARTS.filter((part) => !hasHistory(version, part)).map((part) => `v${version}/${part}`),
    );
    // A version was raised: `node tests/history/make-history.ts` keeps what the one before wrote, before it is.
    expect(missing).toEqual([]);
    const digests = JSON.parse(readFileSync(join(HISTORY, "digests.json"), "utf8")) as Record<string, string>;
    const kept = filesBelow("tests/fixtures/history").filter((file) => /\/v\d+\//.test(file));
    expect(
      Object.keys(digests)
        .map((name) => `tests/fixtures/history/${name}`)
        .toSorted(),
    ).toEqual(kept);
    for (const version of VERSIONS) {
      for (const part of HISTORY_PARTS) {
        const digest = createHash("sha256").update(historyFile(version, part)).digest("hex");
        expect({ version, part, digest }).toMatchObject({ digest: digests[`v${version}/${part}`] });
      }
    }
  });

  it.each(VERSIONS)(
    "version %i: its packs open, plain and encrypted, and hold what they held",
    async (version) => {
      const expected = historyJson<Told>(version, "told.json");
      const bytes = historyFile(version, "pack.c180");
      const [pilot] = valueOf(readPack(bytes)).pilots;
      expect(pilot === undefined ? null : told(pilot)).toEqual(expected);
      const opened = valueOf(await decryptPack(historyFile(version, "sealed.c180"), HISTORY_PASSPHRASE));
      expect(Buffer.compare(opened, bytes)).toBe(0);
      // What is written of it today can be read again: nothing of it was lost on the way.
      const [again] = pilot === undefined ? [] : valueOf(readPack(valueOf(writePack([pilot])))).pilots;
      expect(again === undefined ? null : told(again)).toEqual(expected);
    },
  );

  it.each(VERSIONS)("version %i: its journal opens from the files of the desktop", async (version) => {
    const folder = mkdtempSync(join(tmpdir(), "converge180-history-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const files = createJournalHome(folder);
    const dump = historyJson<JournalDump>(version, "journal.json");
    for (const { pilotId, lines, blobs } of dump.pilots) {
      for (const [name, base64] of Object.entries(blobs)) {
        valueOf(await files.writeBlob(pilotId, name, new Uint8Array(Buffer.from(base64, "base64"))));
      }
      valueOf(await files.replaceJournal(pilotId, lines));
      const entries = valueOf(entriesOfLines(valueOf(await files.readJournal(pilotId))));
      const home = files as unknown as JournalHome;
      expect(told(valueOf(await readHomePilot(home, pilotId, entries)))).toEqual(
        historyJson<Told>(version, "told.json"),
      );
    }
  });
});
