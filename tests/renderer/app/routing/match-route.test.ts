import { describe, expect, it } from "vitest";
import { matchPath, matchRoute } from "../../../../renderer/app/routing/match-route.ts";
import { DEVELOPMENT_ROUTES, ROUTES } from "../../../../renderer/app/routing/routes.ts";

describe("a path", () => {
  it.each([
    ["/portfolio", "/portfolio", {}],
    ["/portfolio", "/portfolio/", {}],
    ["/portfolio", "/portfolio/x", null],
    ["/portfolio", "/Portfolio", null],
    ["/c/$pilotId/plan", "/c/a1/plan", { pilotId: "a1" }],
    ["/c/$pilotId/plan", "/c/a%2Fb%20c/plan", { pilotId: "a/b c" }],
    ["/c/$pilotId/plan", "/c/plan", null],
    ["/c/$pilotId/plan", "/c/%E0%A4%A/plan", null],
  ])("of the pattern %s: %s", (pattern, path, parts) => {
    expect(matchPath(pattern, path)).toStrictEqual(parts);
  });
});

describe("the addresses of the window", () => {
  it("are each of one route", () => {
    const routes = [...ROUTES, ...DEVELOPMENT_ROUTES];
    for (const route of routes) {
      const path = route.pattern.replaceAll("$", "a-");
      expect(matchRoute(routes, path)?.route).toBe(route);
    }
    expect(new Set(routes.map(({ pattern }) => pattern)).size).toBe(routes.length);
  });

  it("mean a word before a part of that word, in whatever order", () => {
    const routes = [{ pattern: "/data/$batchId" }, { pattern: "/data/import" }, { pattern: "/data/$other" }];
    expect(matchRoute(routes, "/data/import")?.route).toBe(routes[1]);
    expect(matchRoute(routes, "/data/b1")).toStrictEqual({ route: routes[0], parts: { batchId: "b1" } });
    expect(matchRoute(routes, "/elsewhere")).toBeNull();
  });
});
