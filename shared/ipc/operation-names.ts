/**
 * The operations that the window may ask of the main process, and no others. The preload makes one method of each; it
 * reads names alone, so that no schema is bundled into it.
 */
export const OPERATION_NAMES = [
  "pickFiles",
  "readFile",
  "saveFile",
  "revealFile",
  "openFile",
  "printToPdf",
  "windowReady",
  "startEnded",
  "readAnchor",
  "writeAnchor",
  "appendJournal",
  "replaceJournal",
  "readJournal",
  "listPilots",
  "removePilot",
  "writeBlob",
  "readBlob",
  "listBlobs",
  "dropDatabases",
  "listBackups",
  "writeBackup",
  "readBackup",
  "confirmBackup",
  "chooseBackupFolder",
  "showBackups",
  "noteFault",
  "readDiagnostics",
  "copyText",
  "copyPicture",
] as const;

/** The name of an operation; it is also the name of the preload's method. */
export type OperationName = (typeof OPERATION_NAMES)[number];

/** The channel on which an operation crosses between the processes. */
export function channelOf(name: OperationName): string {
  return `converge180:${name}`;
}

/** Channels on which main tells the window something without being asked. */
export const EVENT_CHANNELS = { menu: "converge180:menu", files: "converge180:files" } as const;

/** The name under which the preload's object stands in the page. */
export const PRELOAD_OBJECT = "converge180Desktop";
