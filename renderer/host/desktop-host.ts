import { ERROR_CODES, type ErrorCode } from "../../shared/errors/error-codes.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { DesktopApi } from "../../shared/ipc/desktop-api.ts";
import type { Backup, GrantedFile } from "../../shared/ipc/ipc-contract.ts";
import type { IpcError, IpcResult } from "../../shared/ipc/ipc-result.ts";
import { SLICE_BYTES } from "../../shared/ipc/slice-bytes.ts";
import type { BackupHome, GivenFile, Host, JournalHome } from "./host.ts";
import { sendInParts } from "./send-in-parts.ts";

/** The host on the desktop: everything is asked of main, through the preload's object. */
export function createDesktopHost(api: DesktopApi): Host {
  let isReady = false;
  return {
    kind: "desktop",
    async pickFiles(purpose, multiple) {
      const picked = resultOf(await api.pickFiles({ purpose, multiple }));
      return picked.ok ? success(picked.value.map((file) => givenFile(api, file))) : picked;
    },
    async saveFile(name, mediaType, bytes) {
      const saved = resultOf(await api.saveFile({ name, mediaType, bytes: ownBuffer(bytes) }));
      if (!saved.ok || saved.value === null) return saved.ok ? success(null) : saved;
      const { grant, name: savedName, canOpen } = saved.value;
      const reveal = async (): Promise<Result<null>> => resultOf(await api.revealFile({ grant }));
      const open = async (): Promise<Result<null>> => resultOf(await api.openFile({ grant }));
      return success({ name: savedName, reveal, ...(canOpen ? { open } : {}) });
    },
    printToPdf: async (html, paper) => resultOf(await api.printToPdf({ html, paper })),
    copyText: async (text) => resultOf(await api.copyText({ text })),
    copyPicture: async (png) => resultOf(await api.copyPicture({ png: ownBuffer(png) })),
    noteFault: (note) => void api.noteFault({ ...note, frames: [...note.frames] }),
    diagnostics: async () => resultOf(await api.readDiagnostics({})),
    journal: journalHome(api),
    dropDatabases: async () => resultOf(await api.dropDatabases({})),
    startEnded: async () => resultOf(await api.startEnded({})),
    backups: backupHome(api),
    onMenu: (listener) => api.onMenu(listener),
    onFiles(listener) {
      const stop = api.onFiles(({ files, refused }) =>
        listener([
          ...files.map((file) => givenFile(api, file)),
          // A file that cannot be read says why to whoever reads it.
          ...refused.map(({ name, error }) => ({ name, sizeBytes: 0, read: async () => problemOf(error) })),
        ]),
      );
      // Main keeps what was handed over until somebody listens.
      if (!isReady) void api.windowReady({});
      isReady = true;
      return stop;
    },
  };
}

function journalHome(api: DesktopApi): JournalHome {
  return {
    readAnchor: async () => resultOf(await api.readAnchor({})),
    writeAnchor: async (anchor) => resultOf(await api.writeAnchor({ anchor })),
    appendJournal: async (pilotId, lines) =>
      resultOf(await api.appendJournal({ pilotId, lines: [...lines] })),
    replaceJournal: async (pilotId, lines) =>
      resultOf(await api.replaceJournal({ pilotId, lines: [...lines] })),
    readJournal: async (pilotId) => resultOf(await api.readJournal({ pilotId })),
    listPilots: async () => resultOf(await api.listPilots({})),
    removePilot: async (pilotId) => resultOf(await api.removePilot({ pilotId })),
    writeBlob: (pilotId, name, bytes) =>
      sendInParts(bytes, async (part) => resultOf(await api.writeBlob({ pilotId, name, ...part }))),
    readBlob: async (pilotId, name) => resultOf(await api.readBlob({ pilotId, name })),
    listBlobs: async (pilotId) => resultOf(await api.listBlobs({ pilotId })),
  };
}

function backupHome(api: DesktopApi): BackupHome {
  return {
    list: async () => resultOf(await api.listBackups({})),
    async write(facts, bytes) {
      let backup: Backup | null = null;
      const sent = await sendInParts(bytes, async (part) => {
        const answer = resultOf(await api.writeBackup({ ...facts, ...part }));
        if (!answer.ok) return answer;
        backup = answer.value;
        return success(null);
      });
      if (!sent.ok) return sent;
      return backup === null ? failure("WRITE_FAILED", "the backup was not written whole") : success(backup);
    },
    read: ({ id, sizeBytes }) =>
      readInSlices(sizeBytes, async (offset, length) =>
        resultOf(await api.readBackup({ id, offset, length })),
      ),
    confirm: async (id) => resultOf(await api.confirmBackup({ id })),
    chooseFolder: async () => resultOf(await api.chooseBackupFolder({})),
    show: async () => resultOf(await api.showBackups({})),
  };
}

/** All bytes of a file that main gives slice by slice. */
async function readInSlices(
  sizeBytes: number,
  slice: (offset: number, length: number) => Promise<Result<Uint8Array>>,
): Promise<Result<Uint8Array>> {
  const bytes = new Uint8Array(sizeBytes);
  for (let offset = 0; offset < sizeBytes; ) {
    const length = Math.min(SLICE_BYTES, sizeBytes - offset);
    const part = await slice(offset, length);
    if (!part.ok) return part;
    if (part.value.length !== length) {
      return failure("FILE_CHANGED", "the file became shorter while it was read");
    }
    bytes.set(part.value, offset);
    offset += length;
  }
  return success(bytes);
}

function givenFile(api: DesktopApi, { grant, name, sizeBytes }: GrantedFile): GivenFile {
  return {
    name,
    sizeBytes,
    read: () =>
      readInSlices(sizeBytes, async (offset, length) =>
        resultOf(await api.readFile({ grant, offset, length })),
      ),
  };
}

/** A view of a part of a larger buffer would cross to main with all the rest of it. */
function ownBuffer(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}

function resultOf<Value>(answer: IpcResult<Value>): Result<Value> {
  return answer.ok ? answer : problemOf(answer.error);
}

/** A refusal of the wrapper is a fault of the window: people get the code for that. */
function problemOf({ code, message, remedy }: IpcError): { readonly ok: false } & ReturnType<typeof failure> {
  const details = remedy === undefined ? {} : { remedy };
  return failure(isErrorCode(code) ? code : "INTERNAL", message, details);
}

function isErrorCode(code: IpcError["code"]): code is ErrorCode {
  return code in ERROR_CODES;
}
