import { describe, expect, it } from "vitest";
import {
  type DatabaseFacts,
  decideStart,
  type HomeFacts,
  isOlderChromium,
  type PilotFacts,
  type StartFacts,
} from "../../../renderer/data/start.ts";
import type { Anchor } from "../../../renderer/host/host.ts";

const OWN = { schema: 3, app: "Converge180 2.0.0", chromium: "156.0.8078.9" };
const ANCHOR: Anchor = { storeId: "s1", commit: 7, digest: "d7", ...OWN };
const PRESENT: DatabaseFacts = {
  kind: "present",
  commit: 7,
  digest: "d7",
  app: OWN.app,
  chromium: OWN.chromium,
};
const EMPTY_HOME: HomeFacts = { kind: "readable", anchor: null };

function facts(changed: Partial<StartFacts> = {}): StartFacts {
  const pilots: PilotFacts[] = [{ pilotId: "p", relation: "equal" }];
  const home: HomeFacts = { kind: "readable", anchor: ANCHOR };
  return {
    own: OWN,
    home,
    database: PRESENT,
    pilots,
    reachesAnchor: true,
    areJournalsLast: false,
    ...changed,
  };
}

function anchored(changed: Partial<Anchor>): HomeFacts {
  return { kind: "readable", anchor: { ...ANCHOR, ...changed } };
}

function pilots(...relations: readonly PilotFacts["relation"][]): readonly PilotFacts[] {
  return relations.map((relation, index) => ({ pilotId: `p${index}`, relation }));
}

const HOMES = {
  unreadable: { kind: "unreadable", reason: "the disk is gone" },
  empty: EMPTY_HOME,
  anchored: anchored({}),
} as const satisfies Record<string, HomeFacts>;
const DATABASES = {
  missing: { kind: "missing" },
  damaged: { kind: "damaged", reason: "it lost a part" },
  future: { kind: "from the future", schema: 4 },
  present: PRESENT,
} as const satisfies Record<string, DatabaseFacts>;
const RELATIONS = ["none", "equal", "behind", "ahead", "forked", "faulty"] as const;

/** Home, database, pilots' relation, whether the anchor is reached → plan. "*" stands for every case. */
const EXPECTED: readonly (readonly [string, string, string, string, string])[] = [
  ["*", "future", "*", "*", "refused SCHEMA_TOO_NEW"],
  ["unreadable", "*", "*", "*", "read-only READ_ONLY"],
  ["*", "present", "forked", "*", "read-only READ_ONLY"],
  ["*", "present", "*", "short", "read-only READ_ONLY"],
  ["*", "present", "none", "*", "equal"],
  ["*", "present", "equal", "*", "equal"],
  ["*", "present", "behind", "*", "mend"],
  ["*", "present", "ahead", "*", "mend"],
  ["*", "present", "faulty", "*", "mend"],
  ["empty", "missing", "none", "*", "first run"],
  ["empty", "damaged", "none", "*", "read-only STORE_DAMAGED"],
  ["*", "*", "faulty", "*", "read-only STORE_DAMAGED"],
  ["*", "*", "*", "short", "read-only STORE_DAMAGED"],
  ["*", "*", "*", "*", "rebuild"],
];

describe("decideStart, every combination", () => {
  const cases = Object.keys(HOMES).flatMap((home) =>
    Object.keys(DATABASES).flatMap((database) =>
      RELATIONS.flatMap((relation) =>
        ["reached", "short"].map((reach) => [home, database, relation, reach] as const),
      ),
    ),
  );

  it.each(cases)("home %s, database %s, pilots %s, anchor %s", (home, database, relation, reach) => {
    const given = [home, database, relation, reach];
    const row = EXPECTED.find((expected) =>
      given.every((word, place) => expected[place] === "*" || expected[place] === word),
    );
    const plan = decideStart(
      facts({
        home: HOMES[home as keyof typeof HOMES],
        database: DATABASES[database as keyof typeof DATABASES],
        pilots: relation === "none" ? [] : pilots(relation),
        reachesAnchor: reach === "reached",
      }),
    );
    const code = plan.kind === "read-only" || plan.kind === "refused" ? ` ${plan.code}` : "";
    expect(`${plan.kind}${code}`).toBe(row?.[4]);
  });

  it("are all of them", () => {
    expect(cases).toHaveLength(3 * 4 * 6 * 2);
  });
});

describe("decideStart", () => {
  it.each(["ahead", "forked"] as const)(
    "makes a database again that was set back to before a restore: %s",
    (relation) => {
      expect(
        decideStart(facts({ pilots: [{ pilotId: "p", relation }], areJournalsLast: true })),
      ).toStrictEqual({ kind: "rebuild" });
    },
  );

  it("renews nothing where nothing changed", () => {
    expect(decideStart(facts())).toStrictEqual({ kind: "equal", renew: false });
  });

  it.each([
    ["a new version of the app", { own: { ...OWN, app: "Converge180 2.0.1" } }],
    ["a newer Chromium", { own: { ...OWN, chromium: "157.0.0.0" } }],
    ["an anchor that is one commit late", { home: anchored({ commit: 6, digest: "d6" }) }],
    ["a lost anchor", { home: EMPTY_HOME }],
  ])("writes versions and anchor anew after %s", (_, changed) => {
    expect(decideStart(facts(changed))).toStrictEqual({ kind: "equal", renew: true });
  });

  it("says for each pilot which way it goes", () => {
    const plan = decideStart(facts({ pilots: pilots("equal", "behind", "ahead", "behind", "faulty") }));
    expect(plan).toStrictEqual({ kind: "mend", replay: ["p1", "p3"], append: ["p2", "p4"] });
  });

  it("writes a damaged journal anew only from a database that holds the last commit", () => {
    const behind = { ...PRESENT, commit: 6, digest: "d6" };
    const ahead = { ...PRESENT, commit: 8, digest: "d8" };
    const plans = [behind, ahead].map((database) =>
      decideStart(facts({ database, pilots: pilots("faulty") })),
    );
    expect(plans.map(({ kind }) => kind)).toStrictEqual(["read-only", "mend"]);
  });

  it.each([
    ["the anchor", { home: anchored({ schema: 4 }) }, "SCHEMA_TOO_NEW"],
    [
      "the anchor, though the database is gone",
      { home: anchored({ schema: 4 }), database: DATABASES.missing },
      "SCHEMA_TOO_NEW",
    ],
    ["the anchor's Chromium", { home: anchored({ chromium: "156.0.8079.0" }) }, "BROWSER_OLDER"],
    [
      "the database's Chromium",
      { database: { ...PRESENT, chromium: "157.0.0.0" }, home: EMPTY_HOME },
      "BROWSER_OLDER",
    ],
  ] as const)("refuses what %s says is newer", (_, changed, code) => {
    expect(decideStart(facts(changed))).toMatchObject({ kind: "refused", code });
  });

  it("begins again where a first run was cut off after the database", () => {
    const begun = { ...PRESENT, commit: 0 };
    expect(decideStart(facts({ home: EMPTY_HOME, database: begun, pilots: [] }))).toStrictEqual({
      kind: "first run",
    });
  });

  it("takes an empty database beside an anchor for a lost one, never for a first run", () => {
    expect(decideStart(facts({ database: DATABASES.missing, pilots: [] })).kind).toBe("rebuild");
    expect(decideStart(facts({ database: DATABASES.missing, pilots: [], reachesAnchor: false })).kind).toBe(
      "read-only",
    );
  });
});

describe("isOlderChromium", () => {
  it.each([
    ["155.0.0.0", "156.0.0.0", true],
    ["156.0.8078.9", "156.0.8078.10", true],
    ["156.0.8078.10", "156.0.8078.9", false],
    ["156.0.8078", "156.0.8078", false],
    ["156", "156.0.0.1", true],
    ["99.9.9.9", "100.0.0.0", true],
    ["157.0.0.0", "156.9.9.9", false],
    ["", "156.0.0.0", false],
    ["155.0.0.0", "", false],
  ])("%s after %s: %s", (own, last, expected) => {
    expect(isOlderChromium(own, last)).toBe(expected);
  });
});
