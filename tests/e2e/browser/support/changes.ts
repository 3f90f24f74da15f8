import type { Workspace } from "../../../../renderer/data/workspace.ts";
import type { Result } from "../../../../shared/errors/problem.ts";
import { writePack } from "../../../../shared/pack/write-pack.ts";
import * as pilots from "./pilots.ts";

/** What can be done to the data, as the window does it. */
export type ChangeName = "one" | "several" | "import" | "create" | "take in" | "merge" | "restore" | "remove";

export const CHANGE_NAMES: readonly ChangeName[] = [
  "one",
  "several",
  "import",
  "create",
  "take in",
  "merge",
  "restore",
  "remove",
];

/** Two pilots that both went on, elsewhere, from where these homes have them. */
export interface Story {
  /** Puts both pilots to where the story begins, whatever is here, through the same homes. */
  readonly reset: (workspace: Workspace) => Promise<Result<null>>;
  readonly run: (workspace: Workspace, change: ChangeName) => Promise<Result<unknown>>;
  /** What is here, in a form that can be compared: per pilot the people, its batches and how many entries. */
  readonly told: (workspace: Workspace) => Promise<string>;
}

/** The story over pilots that are made here. */
export function createStory(): Story {
  const first = pilots.freshPilot("Kestrova", "a1");
  const second = pilots.freshPilot("Norrbex", "b1");
  const here = [
    pilots.after(first, "a2", pilots.person("Ada"), pilots.work([1, 10, 7])),
    pilots.after(second, "b2", pilots.person("Bo")),
  ] as const;
  // As it was backed up: without what is here, and with what is not.
  const backedUp = [
    pilots.after(first, "a3", pilots.person("Old Ada"), pilots.work([1, 11, 8])),
    pilots.after(second, "b3", pilots.person("Old Bo")),
  ];
  const ahead = pilots.after(here[0], "a4", pilots.person("Ahead"), pilots.work([3, 12, 9]));
  const forked = pilots.after(first, "a5", pilots.person("Theirs"), pilots.work([4, 13, 9]));
  const id = first.pilotId;
  const takeIn = async (workspace: Workspace): Promise<Result<unknown>> => {
    const pack = writePack([ahead]);
    const inHand = pack.ok ? await workspace.readPack(pack.value) : pack;
    const taken = inHand.ok ? await inHand.value.take() : inHand;
    if (!taken.ok) return taken;
    const failed = taken.value.find((arrival) => arrival.kind === "failed");
    return failed === undefined ? taken : { ok: false, problem: failed.problem };
  };
  return {
    async reset(workspace) {
      for (const { pilotId } of workspace.summaries()) {
        if (here.some((one) => one.pilotId === pilotId)) continue;
        const removed = await workspace.remove(pilotId);
        if (!removed.ok) return removed;
      }
      return workspace.restore(here);
    },
    async run(workspace, change) {
      switch (change) {
        case "one":
          return workspace.execute(id, [pilots.person("One")]);
        case "several":
          return workspace.execute(id, [pilots.person("One"), pilots.person("Two"), pilots.person("Three")]);
        case "import":
          return workspace.execute(id, [pilots.work([5, 20, 9], [6, 21, 10])]);
        case "create":
          return workspace.create({ company: "Velta", timeZone: "UTC", currency: "EUR" });
        case "take in":
          return takeIn(workspace);
        case "merge":
          return workspace.merge(forked, new Map());
        case "restore":
          return workspace.restore(backedUp);
        case "remove":
          return workspace.remove(id);
      }
    },
    async told(workspace) {
      const parts: string[] = [];
      for (const { pilotId, company } of workspace.summaries()) {
        const opened = await workspace.open(pilotId);
        if (!opened.ok) return `${company}: ${opened.problem.code}`;
        const { records, entries } = opened.value;
        const kept = [...records.values()].filter(({ removed }) => !removed);
        const names = kept.flatMap(({ type, fields }) => {
          const { name } = fields;
          return type === "person" && typeof name === "string" ? [name] : [];
        });
        const batches = kept.filter(({ type }) => type === "batch").length;
        parts.push(
          `${company}: ${names.toSorted().join(", ")}; ${batches} batches; ${entries.length} entries`,
        );
      }
      return parts.toSorted().join(" | ");
    },
  };
}
