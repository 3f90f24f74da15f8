/**
 * Names that never change after the first release. IndexedDB belongs to the page's origin and the browser keeps it in
 * the user-data folder: with another origin, folder, database name or port, every user's data is gone; with another
 * extension, packs that were handed out no longer open.
 */
export const productNames = {
  /** Origin of the app's pages; its host part is not a server. */
  origin: "app://converge180",
  /** Folder below the platform's folder for application data. */
  userDataFolder: "Converge180",
  /** Name of the IndexedDB database. */
  database: "converge180",
  /** How Windows and Macs know the app; shortcuts and recent files hang on it. */
  appId: "com.converge180.app",
  /** File name extension of a pack, with its dot. */
  packExtension: ".c180",
  /** Port on 127.0.0.1 when the app runs in a browser; part of the origin there. */
  browserPort: 4180,
} as const;
