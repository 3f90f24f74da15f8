import { describe, expect, it } from "vitest";
import type { PilotReader } from "../../../renderer/data/pilot-reader.ts";
import {
  isSameMark,
  type JournalGain,
  markOf,
  type StoredPilot,
} from "../../../renderer/data/stored-pilot.ts";
import { StoredSource } from "../../../renderer/workers/pilot-source.ts";
import { createPilotTeller } from "../../../renderer/workers/pilot-teller.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";
import { type PilotState, withoutRows } from "../../../shared/journal/pilot-state.ts";
import { after, freshPilot, person, work } from "../../e2e/browser/support/pilots.ts";

const fresh = withoutRows(freshPilot("Quillando"));
const first = withoutRows(after(freshPilot("Quillando"), "a1", work([1, 10, 7], [2, 12, 9])));

/** What a teller says of pilots, one after the other. */
function toldOf(...pilots: readonly PilotState[]): readonly StoredPilot[] {
  const told: StoredPilot[] = [];
  const call = async (_name: string, input: unknown) => {
    told.push(input as StoredPilot);
    return success(null as never);
  };
  const teller = createPilotTeller({ call, generation: () => 0 }, () => "d");
  for (const pilot of pilots) teller.tell(pilot);
  return told;
}

/** A database that holds one state, and counts how often it is read. */
function readerOf(stored: PilotState): PilotReader & { readonly reads: () => number } {
  let reads = 0;
  const none = failure("PACK_FORMAT", "not asked for");
  return {
    reads: () => reads,
    read: async ({ mark }, known): Promise<Result<PilotState>> => {
      if (known !== null && mark !== null && isSameMark(markOf(known), mark)) return success(known);
      reads += 1;
      return success(stored);
    },
    batch: async () => none,
    batches: async () => none,
    attachments: async () => none,
    stands: async () => none,
    pilotIds: async () => none,
  };
}

async function stateOf(source: StoredSource): Promise<PilotState> {
  const state = await source.state();
  if (!state.ok) throw new Error(state.problem.message);
  return state.value;
}

describe("a pilot of the database that gains entries", () => {
  const named = withoutRows(after(freshPilot("Quillando"), "a1", person("Ada")));

  it("is not read again where the window says what came", async () => {
    const [place, later] = toldOf(fresh, named);
    if (place === undefined || later === undefined) throw new Error("nothing was told");
    const reader = readerOf(fresh);
    const source = new StoredSource(reader, place);
    await source.state();
    source.follow(later);
    expect(await stateOf(source)).toStrictEqual(named);
    expect(reader.reads()).toBe(1);
  });

  it("is read where what is known does not stand where the gain begins", async () => {
    const [place, later] = toldOf(fresh, named);
    if (place === undefined || later?.gain === undefined) throw new Error("nothing was told");
    const gain: JournalGain = { ...later.gain, from: markOf(first) };
    const reader = readerOf(fresh);
    const source = new StoredSource(reader, place);
    await source.state();
    source.follow({ ...later, gain });
    await source.state();
    expect(reader.reads()).toBe(2);
  });
});
