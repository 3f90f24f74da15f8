import { committedDigest } from "./commitment.ts";
import { compareEntries } from "./journal-order.ts";
import type { Circle, ConfidentialValue, PilotRecord, PilotState } from "./pilot-state.ts";
import { replayEntries } from "./replay.ts";

const WIDTH = { everyone: 0, leadership: 1, partner: 2 } as const satisfies Record<Circle, number>;

/** May somebody of the circle `audience` see records of the circle `circle`? Partners see all, everyone the least. */
export function maySee(audience: Circle, circle: Circle): boolean {
  return WIDTH[circle] <= WIDTH[audience];
}

/**
 * The copy of a pilot for an audience: the values of narrower circles and their attachments are left out, their
 * commitments stay, so that the journal and the seals still verify.
 */
export function withholdFor<Pilot extends PilotState>(pilot: Pilot, audience: Circle): Pilot {
  const shown = new Map<string, ConfidentialValue>();
  const hidden = new Set<string>();
  for (const entry of pilot.entries) {
    for (const { record, before, after } of entry.changes) {
      const circle = pilot.records.get(record)?.circle ?? "everyone";
      for (const commitment of [committedDigest(before), committedDigest(after)]) {
        const value = commitment === null ? undefined : pilot.confidential.get(commitment);
        if (commitment === null || value === undefined) {
          continue;
        }
        if (maySee(audience, circle)) {
          shown.set(commitment, value);
        } else {
          hidden.add(commitment);
        }
      }
    }
  }
  for (const commitment of hidden) {
    shown.delete(commitment);
  }
  const records = replayEntries([...pilot.entries].sort(compareEntries), shown);
  if (!records.ok) {
    throw new Error(`a pilot that does not replay: ${records.problem.message}`);
  }
  const attachments = new Map([...pilot.attachments].filter(([digest]) => isNamed(records.value, digest)));
  return { ...pilot, records: records.value, confidential: shown, attachments };
}

function isNamed(records: ReadonlyMap<string, PilotRecord>, digest: string): boolean {
  for (const record of records.values()) {
    if (record.type === "attachment" && record.fields["digest"] === digest) {
      return true;
    }
  }
  return false;
}
