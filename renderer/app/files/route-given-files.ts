import { productNames } from "../../../shared/product-names.ts";
import type { GivenFile } from "../../host/host.ts";
import { useGivenFiles } from "../../stores/given-files-store.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import type { Services } from "../services.ts";
import { openGivenPacks } from "../shell/open-packs.ts";

/** Endings of tables, and of the mappings that may come with them. */
const TABLES = [".csv", ".tsv", ".txt", ".xlsx", ".json"];

/** Where the window stands when files arrive. */
export interface ArrivalPlace {
  readonly pilotId: string | null;
  readonly go: (path: string) => void;
}

/** Packs are opened, tables go to the import of the company (one is asked for where none is open), all else is set aside. */
export async function routeGivenFiles(
  services: Services,
  files: readonly GivenFile[],
  place: ArrivalPlace,
): Promise<void> {
  const kinds = Map.groupBy(files, ({ name }) => kindOf(name));
  const others = kinds.get("other") ?? [];
  const packs = [...(kinds.get("pack") ?? []), ...others.map(asRefused)];
  const tables = kinds.get("table") ?? [];
  if (packs.length > 0) await openGivenPacks(services, packs);
  if (tables.length > 0) giveTables(services, tables, place);
}

function giveTables(
  { workspace }: Services,
  tables: readonly GivenFile[],
  { pilotId, go }: ArrivalPlace,
): void {
  const toImport = (company: string): void => {
    useGivenFiles.getState().give(tables);
    go(`/c/${company}/data`);
  };
  if (pilotId !== null) return toImport(pilotId);
  if (workspace.summaries().length > 0) return useLayers.getState().askCompany(toImport);
  useMessages.getState().say({
    kind: "problem",
    text: "Tables belong to a company, and there is none yet",
    remedy: "Start a pilot, then drop them again. Nothing was changed.",
    actions: [{ label: "New pilot…", run: () => useLayers.getState().show("new pilot") }],
  });
}

function kindOf(name: string): "pack" | "table" | "other" {
  const ending = name.slice(name.lastIndexOf(".")).toLowerCase();
  if (ending === productNames.packExtension) return "pack";
  return TABLES.includes(ending) ? "table" : "other";
}

/** Listed among what arrived, with the reason why it was not opened. A file that cannot be read keeps its own. */
function asRefused(file: GivenFile): GivenFile {
  return {
    ...file,
    async read() {
      const bytes = await file.read();
      if (!bytes.ok) return bytes;
      return {
        ok: false,
        problem: {
          code: "FILE_TYPE",
          message: "this is neither a pack nor a table",
          remedy: `Give a ${productNames.packExtension} pack, or a CSV or XLSX table.`,
        },
      };
    },
  };
}
