import { useGivenFiles } from "../../stores/given-files-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import { importPath } from "../navigation.ts";
import type { Services } from "../services.ts";
import { openGivenPacks } from "../shell/open-packs.ts";
import { problemMessage } from "../use-execute.ts";

/** Asks for packs and opens them. */
export async function pickPacks(services: Services): Promise<void> {
  const picked = await services.host.pickFiles("pack", true);
  if (picked.ok) await openGivenPacks(services, picked.value);
  else useMessages.getState().say(problemMessage(picked.problem));
}

/** Asks for tables and goes with them to the import of a company; cancelling stays where it was. */
export async function pickTables(
  { host }: Pick<Services, "host">,
  pilotId: string,
  go: (path: string) => void,
): Promise<void> {
  const picked = await host.pickFiles("tables", true);
  if (!picked.ok) return useMessages.getState().say(problemMessage(picked.problem));
  if (picked.value.length === 0) return;
  useGivenFiles.getState().give(picked.value);
  go(importPath(pilotId));
}
