import { type Result, success } from "../../../shared/errors/problem.ts";
import type { CopyTerms, PilotSummary } from "../../data/workspace.ts";
import type { SavedFile } from "../../host/host.ts";
import { type MessageAction, useMessages } from "../../stores/message-store.ts";
import type { Services } from "../services.ts";
import { problemMessage } from "../use-execute.ts";

/** Saves pilots as one pack where the person says, and tells what became of it; null: cancelled or refused. */
export async function savePacks(
  services: Pick<Services, "workspace" | "host">,
  pilots: readonly Pick<PilotSummary, "pilotId" | "company">[],
): Promise<SavedFile | null> {
  const { say } = useMessages.getState();
  const file = await savePackFile(services, pilots, {});
  if (!file.ok) say(problemMessage(file.problem));
  else if (file.value !== null) saySaved(file.value);
  return file.ok ? file.value : null;
}

/** Saves pilots as one pack on these terms where the person says; null: cancelled, or there are none. */
export async function savePackFile(
  { workspace, host }: Pick<Services, "workspace" | "host">,
  pilots: readonly Pick<PilotSummary, "pilotId" | "company">[],
  terms: CopyTerms,
): Promise<Result<SavedFile | null>> {
  const [first, ...others] = pilots;
  if (first === undefined) return success(null);
  const pack = await workspace.packOf(
    pilots.map(({ pilotId }) => pilotId),
    terms,
  );
  if (!pack.ok) return pack;
  const { audience } = terms;
  const company = others.length === 0 ? fileNameOf(first.company) : "Portfolio";
  const name = audience === undefined ? company : `${company}-${audience}`;
  return host.saveFile(`${name}.c180`, "application/octet-stream", pack.value);
}

/** Says that a file was saved, with the ways to it that the surroundings have. */
export function saySaved(file: SavedFile): void {
  const { say } = useMessages.getState();
  say({ kind: "done", text: `Saved ${file.name}`, actions: waysTo(file) });
}

/** Open and Show in folder, where the surroundings can. */
export function waysTo({ open, reveal }: SavedFile): readonly MessageAction[] {
  const { say } = useMessages.getState();
  const action = (label: string, way: typeof open): readonly MessageAction[] => {
    if (way === undefined) return [];
    const run = async (): Promise<void> => {
      const done = await way();
      if (!done.ok) say(problemMessage(done.problem));
    };
    return [{ label, run: () => void run() }];
  };
  return [...action("Open", open), ...action("Show in folder", reveal)];
}

/** A company's name as the name of a file. */
export function fileNameOf(company: string): string {
  const name = company
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  return name === "" ? "Company" : name;
}
