import { failure } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { isEncrypted } from "../../../shared/pack/is-encrypted.ts";
import { isNews, previewsInTurn } from "../../data/pack-preview.ts";
import type { Workspace } from "../../data/workspace.ts";
import type { GivenFile } from "../../host/host.ts";
import { type FileInHand, useArrivals } from "../../stores/arrivals-store.ts";
import { useMerges } from "../../stores/merge-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import type { Services } from "../services.ts";

let last: Promise<void> = Promise.resolve();

/**
 * Opens packs: reads all of them, asks for passphrases, shows what they would bring, and takes it in when the person says
 * so. Packs that bring nothing ask nothing. One that fails keeps no other back.
 */
export function openGivenPacks(
  { workspace }: Pick<Services, "workspace">,
  files: readonly GivenFile[],
): Promise<void> {
  if (files.length === 0) return Promise.resolve();
  // Packs that arrive while others are opened wait for their end.
  last = last.then(() => openAll(workspace, files)).finally(() => useArrivals.getState().end());
  return last;
}

async function openAll(workspace: Workspace, files: readonly GivenFile[]): Promise<void> {
  const { begin, read, arrived } = useArrivals.getState();
  begin(files.length);
  const passphrases: string[] = [];
  const given: FileInHand[] = [];
  for (const file of files) {
    given.push(await readOne(workspace, file, passphrases));
    read();
  }
  const inHand = inTurn(given);
  const forks = forksOf(inHand);
  const hasNews = inHand.some((file) => file.kind === "read" && file.pack.previews.some(isNews));
  const brings = hasNews || forks.length > 0;
  if (brings ? !(await askToTake(inHand)) : inHand.every(isLeftClosed)) {
    useMessages.getState().say({ kind: "done", text: "Nothing was opened, nothing was changed" });
    return;
  }
  for (const file of inHand) {
    const taken = file.kind === "read" ? await file.pack.take() : null;
    if (file.kind === "set aside") arrived(file);
    else if (taken?.ok === true) arrived({ kind: "opened", file: file.file, pilots: taken.value });
    else if (taken !== null) arrived({ kind: "set aside", file: file.file, problem: taken.problem });
  }
  const { wait, leadTo } = useMerges.getState();
  for (const { file, pilot } of forks) wait(file, pilot);
  const [fork] = forks;
  if (fork !== undefined && forks.length === 1 && !hasNews) leadTo(fork.pilot.pilotId);
}

/** What each file would bring after those before it. */
function inTurn(files: readonly FileInHand[]): readonly FileInHand[] {
  const packs = previewsInTurn(files.flatMap((file) => (file.kind === "read" ? [file.pack] : []))).values();
  return files.map((file) =>
    file.kind === "read" ? { ...file, pack: packs.next().value ?? file.pack } : file,
  );
}

/** The copies that were changed apart from what is here: they are merged, not taken in. */
function forksOf(
  files: readonly FileInHand[],
): readonly { readonly file: string; readonly pilot: WholePilot }[] {
  return files.flatMap((one) => {
    if (one.kind !== "read") return [];
    const { previews, pilots } = one.pack;
    const ids = new Set(
      previews.flatMap(({ arrival }) => (arrival.kind === "forked" ? [arrival.pilotId] : [])),
    );
    return pilots.filter(({ pilotId }) => ids.has(pilotId)).map((pilot) => ({ file: one.file, pilot }));
  });
}

/** Reads a pack; `passphrases` are those that opened others of the same giving: they are tried before the person is asked. */
async function readOne(
  workspace: Workspace,
  { name: file, read }: GivenFile,
  passphrases: string[],
): Promise<FileInHand> {
  const untried = [...passphrases];
  let given: string | null = null;
  for (;;) {
    const bytes = await read();
    if (!bytes.ok) return { kind: "set aside", file, problem: bytes.problem };
    const isClosed = isEncrypted(bytes.value);
    const passphrase = isClosed ? (given ?? untried.pop() ?? null) : null;
    const pack = isClosed && passphrase === null ? null : await readWith(workspace, bytes.value, passphrase);
    if (pack?.ok === true) {
      if (passphrase !== null && !passphrases.includes(passphrase)) passphrases.push(passphrase);
      return { kind: "read", file, pack: pack.value };
    }
    const problem = pack?.problem ?? null;
    const isAnother = problem?.code === "PACK_AUTH";
    if (problem !== null && !isAnother) return { kind: "set aside", file, problem };
    if (isAnother && given === null && untried.length > 0) continue;
    given = await askPassphrase(file, given === null ? null : problem);
    if (given === null) {
      const { problem } = failure("PACK_ENCRYPTED", "no passphrase was given", {
        remedy: "Open it again when you have it. Nothing was changed.",
      });
      return { kind: "set aside", file, problem };
    }
  }
}

function readWith(
  workspace: Workspace,
  bytes: Uint8Array,
  passphrase: string | null,
): ReturnType<Workspace["readPack"]> {
  return passphrase === null ? workspace.readPack(bytes) : workspace.readPack(bytes, passphrase);
}

/** The passphrase as the person types it; the dialog stays, busy, until it was tried. */
function askPassphrase(
  file: string,
  problem: (FileInHand & { readonly kind: "set aside" })["problem"] | null,
): Promise<string | null> {
  const { ask } = useArrivals.getState();
  return new Promise((resolve) => {
    ask({
      kind: "passphrase",
      file,
      problem,
      isTrying: false,
      answer(passphrase) {
        ask(
          passphrase === null
            ? null
            : { kind: "passphrase", file, problem: null, isTrying: true, answer: () => undefined },
        );
        // The same letters can be typed in two ways: one of them is written and tried.
        resolve(passphrase?.normalize("NFC") ?? null);
      },
    });
  });
}

function askToTake(files: readonly FileInHand[]): Promise<boolean> {
  const { ask } = useArrivals.getState();
  return new Promise((resolve) => {
    ask({
      kind: "preview",
      files,
      answer(isTaken) {
        ask(null);
        resolve(isTaken);
      },
    });
  });
}

function isLeftClosed(file: FileInHand): boolean {
  return file.kind === "set aside" && file.problem.code === "PACK_ENCRYPTED";
}
