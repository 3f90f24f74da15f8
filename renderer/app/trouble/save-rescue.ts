import type { Problem } from "../../../shared/errors/problem.ts";
import type { SavedFile } from "../../host/host.ts";
import type { Services } from "../services.ts";

/** What an emergency export came to. */
export type RescueOutcome =
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | {
      readonly kind: "saved";
      readonly file: SavedFile;
      readonly pilots: number;
      readonly missing: readonly string[];
    };

/** What an emergency export needs: less than a window does, so that it works where none could be opened. */
export interface RescueServices {
  readonly workspace: Pick<Services["workspace"], "rescue">;
  readonly host: Pick<Services["host"], "saveFile">;
  readonly now: () => number;
}

/** Saves everything that can still be read as one pack, where the person says. */
export async function saveRescue({ workspace, host, now }: RescueServices): Promise<RescueOutcome> {
  const rescued = await workspace.rescue();
  if (!rescued.ok) return { kind: "failed", problem: rescued.problem };
  const { bytes, pilots, missing } = rescued.value;
  const day = new Date(now()).toISOString().slice(0, 10);
  const name = `Converge180-${day}-emergency.c180`;
  const saved = await host.saveFile(name, "application/octet-stream", bytes);
  if (!saved.ok) return { kind: "failed", problem: saved.problem };
  return saved.value === null ? { kind: "cancelled" } : { kind: "saved", file: saved.value, pilots, missing };
}

/** What it came to, in a sentence; "" where nothing is to be said. */
export function rescueSentence(outcome: RescueOutcome): string {
  switch (outcome.kind) {
    case "cancelled":
      return "";
    case "failed":
      return `Nothing was saved: ${outcome.problem.message} (${outcome.problem.code}).`;
    case "saved": {
      const many = outcome.pilots === 1 ? "1 company" : `${outcome.pilots} companies`;
      const lost = outcome.missing.length === 0 ? "" : ` Could not be read: ${outcome.missing.join(", ")}.`;
      return `Saved ${outcome.file.name} with ${many}.${lost}`;
    }
  }
}
