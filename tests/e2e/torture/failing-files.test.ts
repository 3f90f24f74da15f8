import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ERROR_CODES } from "../../../shared/errors/error-codes.ts";
import { amount, ROUNDS_TIMEOUT_MS, tell } from "../../torture/rounds.ts";
import { type DesktopApp, prepareDesktopApp } from "../desktop/support/desktop-app.ts";
import { FILE_FAULTS, failFileCall, watchFiles } from "../desktop/support/failing-files.ts";

const PILOT = "0123456789abcdef-1-0";
const BLOB = new TextEncoder().encode("line,date,workflow\n2,2026-01-05,Claims\n");
const NAME = createHash("sha256").update(BLOB).digest("hex");

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
beforeAll(async () => {
  desktop = await prepareDesktopApp("test page");
  ({ app, page } = await desktop.start());
  await watchFiles(app, desktop.folder);
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
});

type Answer = { readonly ok: boolean; readonly code?: string };

/** An operation of main that changes files: what comes before it, it itself, and what the disk says afterwards. */
interface FileOperation {
  readonly name: string;
  readonly prepare: () => Promise<Answer>;
  readonly run: () => Promise<Answer>;
  readonly look: () => string | Promise<string>;
}

/** Asks main from the page, as the window does. */
function ask(name: string, request: object): Promise<Answer> {
  return page.evaluate(
    async ({ name, request, bytes }) => {
      const api = converge180Desktop as unknown as Record<
        string,
        (request: unknown) => Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>
      >;
      const whole = bytes === null ? request : { ...request, bytes: new Uint8Array(bytes) };
      const answer = await api[name]?.(whole);
      return { ok: answer?.ok === true, ...(answer?.error === undefined ? {} : { code: answer.error.code }) };
    },
    {
      name,
      request: Object.fromEntries(Object.entries(request).filter(([key]) => key !== "bytes")),
      bytes: "bytes" in request ? [...(request.bytes as Uint8Array)] : null,
    },
  );
}

const anchor = (commit: number): object => ({
  anchor: { storeId: "s", commit, digest: "cd".repeat(32), schema: 1, app: "tests", chromium: "156" },
});
const journalFile = (...names: readonly string[]): string => join(desktop.userData, "journal", ...names);
const text = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "not there");
const journal = (): string => text(journalFile(PILOT, "journal.jsonl"));
const replace = (...lines: readonly string[]): Promise<Answer> =>
  ask("replaceJournal", { pilotId: PILOT, lines });
const blob = { pilotId: PILOT, name: NAME, size: BLOB.length, offset: 0, bytes: BLOB };

/** The backups that count, by what the app itself lists. */
function verified(): Promise<string> {
  return page.evaluate(async () => {
    const list = await converge180Desktop.listBackups({});
    if (!list.ok) return list.error.code;
    return `${list.value.backups.filter(({ isVerified }) => isVerified).length} verified`;
  });
}

/** Writes a backup and confirms it, as the window does; what is there of earlier ones stays. */
async function backUp(): Promise<Answer> {
  return page.evaluate(async () => {
    const bytes = new TextEncoder().encode("a pack");
    const facts = { reason: "asked", pilots: 1, entries: 1, size: bytes.length, offset: 0 } as const;
    const written = await converge180Desktop.writeBackup({ ...facts, bytes });
    if (!written.ok) return { ok: false, code: written.error.code };
    if (written.value === null) return { ok: false, code: "NOTHING" };
    const { id, sizeBytes } = written.value;
    const back = await converge180Desktop.readBackup({ id, offset: 0, length: sizeBytes });
    if (!back.ok) return { ok: false, code: back.error.code };
    const confirmed = await converge180Desktop.confirmBackup({ id });
    return confirmed.ok ? { ok: true } : { ok: false, code: confirmed.error.code };
  });
}

function operations(): readonly FileOperation[] {
  return [
    {
      name: "append to the journal",
      prepare: () => replace('{"n":1}'),
      run: () => ask("appendJournal", { pilotId: PILOT, lines: ['{"n":2}'] }),
      // What follows the last line break was never acknowledged, and the next append cuts it off.
      look: () => journal().replace(/[^\n]+$/u, ""),
    },
    {
      name: "the note of the last commit",
      prepare: () => ask("writeAnchor", anchor(1)),
      run: () => ask("writeAnchor", anchor(2)),
      look: () => text(journalFile("anchor.json")),
    },
    {
      name: "write a file of an import",
      prepare: async () => {
        await ask("removePilot", { pilotId: PILOT });
        return replace('{"n":1}');
      },
      run: () => ask("writeBlob", blob),
      look: () => text(journalFile(PILOT, "blobs", NAME)),
    },
    {
      name: "write a journal anew",
      prepare: () => replace('{"n":1}'),
      run: () => replace('{"n":1}', '{"n":2}', '{"n":3}'),
      look: journal,
    },
    {
      name: "remove a company",
      prepare: async () => {
        await replace('{"n":1}');
        return ask("writeBlob", blob);
      },
      run: () => ask("removePilot", { pilotId: PILOT }),
      look: () => `${journal()} ${text(journalFile(PILOT, "blobs", NAME))}`,
    },
    {
      name: "back up",
      prepare: async () => {
        rmSync(join(desktop.folder, "kept backups"), { recursive: true, force: true });
        return backUp();
      },
      run: backUp,
      look: verified,
    },
  ];
}

it(
  "the Nth file call of main fails, for every N: the old file or the new one, and a coded word",
  async () => {
    const seen = { faults: 0, operations: 0, before: 0, after: 0, between: 0, refused: 0 };
    for (const operation of operations()) {
      seen.operations += 1;
      for (const fault of FILE_FAULTS.slice(0, amount(2, FILE_FAULTS.length))) {
        for (let call = 0; ; call += 1) {
          expect(await operation.prepare()).toMatchObject({ ok: true });
          const before = await operation.look();
          await failFileCall(app, call, fault);
          const answer = await operation.run();
          const calls = await failFileCall(app, null);
          const now = await operation.look();
          const isMet = calls.length > call;
          const about = { operation: operation.name, fault, call, met: calls[call], ...answer, before, now };
          // Done is done; a refusal has a code, and is no fault of the app. Where nothing failed it is done.
          const isHonest = answer.ok ? now !== before : isCoded(answer.code) && isMet;
          const isWhole = await isWholeOr(operation, before, now);
          expect({ ...about, isHonest, isWhole }).toMatchObject({ isHonest: true, isWhole: true });
          if (!isMet) break;
          seen.faults += 1;
          seen.refused += answer.ok ? 0 : 1;
          seen[now === before ? "before" : "after"] += 1;
        }
      }
    }
    // The next start removes what was left on its way.
    await app.close();
    ({ app, page } = await desktop.start());
    expect(await ask("listPilots", {})).toMatchObject({ ok: true });
    expect(leftOvers()).toStrictEqual([]);
    tell("failing file calls of the desktop's main process", seen);
  },
  ROUNDS_TIMEOUT_MS,
);

function isCoded(code: string | undefined): boolean {
  return code !== undefined && code !== "INTERNAL" && code in ERROR_CODES;
}

/** Whether what is there now is the state before, or the one that a run leaves in which nothing fails. */
async function isWholeOr(
  { name, prepare, run, look }: FileOperation,
  before: string,
  now: string,
): Promise<boolean> {
  if (now === before) return true;
  if (name === "back up")
    return Number.parseInt(now, 10) === Number.parseInt(before, 10) + 1 || now === before;
  const known = finished.get(name);
  if (known !== undefined) return now === known;
  await prepare();
  await run();
  finished.set(name, await look());
  return now === finished.get(name);
}
const finished = new Map<string, string>();

function leftOvers(): readonly string[] {
  return readdirSync(desktop.userData, { recursive: true, encoding: "utf8" })
    .filter((path) => path.startsWith("journal") && /\.(?:new|removed)-/u.test(path))
    .filter((path) => statSync(join(desktop.userData, path), { throwIfNoEntry: false }) !== undefined);
}
