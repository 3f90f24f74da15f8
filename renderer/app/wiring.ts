import { APP } from "../../shared/product-version.ts";
import type { DexieWorkspace } from "../data/dexie-workspace.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import { momentOf } from "./clock.ts";
import type { Services } from "./services.ts";
import { sayRestarted } from "./trouble/say-restarted.ts";

/** Makes everything that the window needs: the host of the surroundings, the store over it, the figures. */
export async function createServices(): Promise<Services> {
  const [
    { createDexieWorkspace },
    { createBrowserHost },
    { createDesktopHost, desktopApi },
    { createOpfsJournal },
    { createImportClient },
    { createMetricsClient },
  ] = await Promise.all([
    import("../data/dexie-workspace.ts"),
    import("../host/browser-host.ts"),
    import("../host/desktop-host.ts"),
    import("../host/opfs-journal.ts"),
    import("../workers/import-client.ts"),
    import("../workers/metrics-client.ts"),
  ]);
  const api = desktopApi();
  const host = api === null ? createBrowserHost(createOpfsJournal()) : createDesktopHost(api);
  const databaseName = (): string | null => workspace.databaseName();
  const imports = createImportClient(databaseName);
  const workspace: DexieWorkspace = createDexieWorkspace({
    home: host.journal,
    app: APP,
    chromium: chromiumVersion(navigator.userAgent),
    newId: () => randomHex(8),
    salt: () => randomHex(16),
    // The sample is worked on at its own moment, so that what is answered there counts there.
    now: (pilot) => new Date(pilot === null ? Date.now() : momentOf(pilot, Date.now())).toISOString(),
    background: imports.background,
    actor: () => usePreferences.getState().profile,
  });
  await workspace.start();
  return {
    workspace,
    host,
    imports,
    databaseName,
    figures: createMetricsClient({ databaseName, openPilot: workspace.open, onRestart: sayRestarted }),
    now: () => Date.now(),
    isDevelopment: false,
  };
}

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function chromiumVersion(userAgent: string): string {
  return /Chrom(?:e|ium)\/([\d.]+)/u.exec(userAgent)?.[1] ?? "";
}
