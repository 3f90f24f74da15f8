import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { superfluousBackups } from "../../../electron/services/backup-rotation.ts";
import type { Backup } from "../../../shared/ipc/ipc-contract.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function backup(ageMs: number, part: Partial<Backup> = {}): Backup {
  const at = new Date(NOW - ageMs).toISOString();
  const id = `${at.replaceAll(/[-:.]/g, "")}-daily`;
  return { id, at, reason: "daily", sizeBytes: 9, pilots: 2, entries: 100, isVerified: true, ...part };
}

const staying = (backups: readonly Backup[]): readonly Backup[] => {
  const go = new Set(superfluousBackups(backups, NOW));
  return backups.filter(({ id }) => !go.has(id));
};

describe("which backups go", () => {
  it("none of the last day, all but one a day for a month, all but one a month for a year", () => {
    const lastDay = [1, 2, 3, 20].map((hours) => backup(hours * HOUR));
    const twiceADay = [3, 3.2, 5, 5.2, 20].map((days) => backup(days * DAY));
    const old = [40, 41, 75, 400].map((days) => backup(days * DAY));
    const stay = staying([...lastDay, ...twiceADay, ...old]);
    expect(stay).toStrictEqual([
      ...lastDay,
      ...[3, 5, 20].map((days) => backup(days * DAY)),
      ...[40, 75].map((days) => backup(days * DAY)),
    ]);
  });

  it("never a good one for a smaller one, however old it is", () => {
    const full = backup(500 * DAY, { pilots: 8, entries: 4000 });
    const smaller = Array.from({ length: 60 }, (_, at) => backup(at * HOUR + DAY, { pilots: 1, entries: 3 }));
    expect(staying([...smaller, full])).toContain(full);
  });

  it("not one of before a removal within a year: what was removed is in no later one", () => {
    const before = [100, 360].map((days) => backup(days * DAY, { reason: "removal" }));
    const later = [1, 2, 90, 99, 359].map((days) => backup(days * DAY, { pilots: 9, entries: 900 }));
    expect(staying([...later, ...before])).toEqual(expect.arrayContaining(before));
    const old = backup(400 * DAY, { reason: "removal" });
    expect(staying([...later, old])).not.toContain(old);
  });

  it("not one that was not verified within its first day, nor one of which nothing is known", () => {
    const fresh = backup(2 * HOUR, { isVerified: false });
    const stale = backup(9 * DAY, { isVerified: false });
    const strange = backup(400 * DAY, { isVerified: false, pilots: 0, entries: 0 });
    expect(staying([backup(HOUR), fresh, stale, strange])).toStrictEqual([backup(HOUR), fresh, strange]);
  });

  const any = fc.uniqueArray(
    fc.record({
      hours: fc.integer({ min: 0, max: 10_000 }),
      pilots: fc.integer({ min: 1, max: 3 }),
      entries: fc.integer({ min: 1, max: 9 }),
      isVerified: fc.boolean(),
    }),
    { maxLength: 40, selector: ({ hours }) => hours },
  );

  it("leaves three verified ones and, for each that goes, a newer verified one that holds as much (seed 5)", () => {
    fc.assert(
      fc.property(any, (facts) => {
        const all = facts.map(({ hours, ...part }) => backup(hours * HOUR, part));
        const stay = staying(all);
        const verified = all.filter(({ isVerified }) => isVerified);
        expect(stay.filter(({ isVerified }) => isVerified).length).toBeGreaterThanOrEqual(
          Math.min(3, verified.length),
        );
        for (const gone of all.filter((one) => !stay.includes(one))) {
          const covers = stay.some(
            (one) =>
              one.isVerified && one.at > gone.at && one.pilots >= gone.pilots && one.entries >= gone.entries,
          );
          expect(covers).toBe(true);
        }
        // Looking again finds nothing more to do.
        expect(superfluousBackups(stay, NOW)).toStrictEqual([]);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
