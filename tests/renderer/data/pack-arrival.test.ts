import { describe, expect, it } from "vitest";
import { arrivalOf } from "../../../renderer/data/pack-arrival.ts";
import { previewOf, previewsInTurn } from "../../../renderer/data/pack-preview.ts";
import { success } from "../../../shared/errors/problem.ts";
import { recordsJson } from "../../../shared/journal/stored-record.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import { withholdFor } from "../../../shared/journal/withhold.ts";
import { after, freshPilot, person } from "../../e2e/browser/support/pilots.ts";

const one = freshPilot("Norrbex");
const two = after(one, "a1", person("Ada"));
const forked = after(one, "b2", person("Bo"));
const secret = after(two, "a1", {
  command: "shadowMetric.add",
  input: { function: "revenue", name: "Calls", decision: "retire" },
});

describe("arrivalOf", () => {
  it.each([
    ["added", null, one],
    ["updated", one, two],
    ["unchanged", two, two],
    ["nothing to do", two, one],
    ["forked", two, forked],
  ] as const)("%s", (kind, known, arriving) => {
    const arrival = arrivalOf(known, arriving);
    expect(arrival).toMatchObject({ ok: true, value: { kind } });
  });

  it("takes over the newer pilot as it is", () => {
    const arrival = arrivalOf(one, two);
    const state = arrival.ok && arrival.value.kind === "updated" ? arrival.value.state : null;
    expect(state?.entries).toStrictEqual(two.entries);
    expect(recordsJson(state?.records ?? new Map())).toBe(recordsJson(two.records));
  });

  it("keeps what was withheld from the newer copy", () => {
    const shared = withholdFor(after(secret, "b2", person("Bo")), "everyone");
    expect(shared.confidential.size).toBe(0);
    const arrival = arrivalOf(secret, shared);
    const state = arrival.ok && arrival.value.kind === "updated" ? arrival.value.state : null;
    expect(state?.confidential).toStrictEqual(secret.confidential);
    expect(state === null ? null : verifyPilot(state)).toStrictEqual([]);
    expect([...(state?.records.values() ?? [])].filter(({ withheld }) => withheld.length > 0)).toStrictEqual(
      [],
    );
  });

  it("takes values that were withheld here from a pack that is no newer", () => {
    const arrival = arrivalOf(withholdFor(secret, "everyone"), secret);
    const state = arrival.ok && arrival.value.kind === "updated" ? arrival.value.state : null;
    expect(state?.confidential.size).toBeGreaterThan(0);
    expect(recordsJson(state?.records ?? new Map())).toBe(recordsJson(secret.records));
  });
});

describe("previewsInTurn", () => {
  it("holds each pack against what those before it bring", () => {
    const packs = [one, two, two, one, forked].map((pilot) => ({
      previews: [previewOf(success(null), pilot)],
      pilots: [pilot],
      take: () => Promise.resolve(success([])),
    }));
    const kinds = previewsInTurn(packs).flatMap(({ previews }) =>
      previews.map(({ arrival }) => arrival.kind),
    );
    expect(kinds).toStrictEqual(["added", "updated", "unchanged", "nothing to do", "forked"]);
  });
});
