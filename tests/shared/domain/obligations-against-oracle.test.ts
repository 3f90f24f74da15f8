import { describe, expect, it } from "vitest";
import type { ObligationWord } from "../../../shared/domain/pilot-obligations.ts";
import { oracleObligations } from "../../oracle/obligations.ts";
import { randomOf } from "../../oracle/random.ts";
import { obligationStory } from "./obligation-stories.ts";

const MS_PER_DAY = 86_400_000;

describe("obligations against the oracle", () => {
  const seen = new Map<string, number>();

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))("story %i", (seed) => {
    const { pilot, told } = obligationStory(seed);
    const random = randomOf(seed + 1000);
    // Long after everything, and at moments in between.
    const moments = [70, random.int(20, 60), random.int(20, 60), random.int(8, 30)];
    for (const days of moments) {
      const asOf = Date.parse("2026-01-05T00:00:00Z") + days * MS_PER_DAY + random.int(0, MS_PER_DAY);
      const found = pilot
        .view(new Date(asOf).toISOString())
        .obligations.map(({ id, state, restated }) => ({ obligation: id, state, restated }))
        .toSorted((a, b) => (a.obligation < b.obligation ? -1 : 1));
      expect({ asOf, found }).toEqual({ asOf, found: oracleObligations(told, asOf) });
      for (const { state, restated } of found) {
        const word = restated ? "restated" : state;
        seen.set(word, (seen.get(word) ?? 0) + 1);
      }
    }
  });

  it("came upon every state often enough", () => {
    const words = ["running", "obeyed", "overruled", "expired", "late data"] satisfies ObligationWord[];
    for (const word of [...words, "restated"]) {
      expect([word, (seen.get(word) ?? 0) > 10]).toEqual([word, true]);
    }
  });
});
