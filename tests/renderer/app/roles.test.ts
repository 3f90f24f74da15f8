import { describe, expect, it } from "vitest";
import { firstScreen, roleInForce, startPath } from "../../../renderer/app/roles.ts";

describe("the role in force", () => {
  it.each([
    [null, null, 0, "ceo"],
    [null, null, 1, "ceo"],
    [null, null, 2, "partner"],
    [null, "consultant", 9, "consultant"],
    ["owner", "consultant", 9, "owner"],
    ["ceo", null, 9, "ceo"],
  ] as const)("viewed as %s, said %s, %i companies: %s", (viewedAs, said, companies, role) => {
    expect(roleInForce(viewedAs, said, companies)).toBe(role);
  });
});

describe("where one starts", () => {
  it.each([
    ["partner", [], null, "/portfolio"],
    ["ceo", [], null, "/portfolio"],
    // With one company alone everybody starts on Today.
    ["partner", ["a"], null, "/c/a/today"],
    ["consultant", ["a"], "a", "/c/a/today"],
    ["partner", ["a", "b"], "b", "/portfolio"],
    ["ceo", ["a", "b"], "b", "/c/b/today"],
    ["owner", ["a", "b"], "a", "/c/a/today"],
    ["consultant", ["a", "b"], "b", "/c/b/data"],
    // A company that is gone, or none yet: the portfolio offers them.
    ["consultant", ["a", "b"], "c", "/portfolio"],
    ["ceo", ["a", "b"], null, "/portfolio"],
  ] as const)("%s with %j, last %s: %s", (role, pilotIds, last, path) => {
    expect(startPath(role, pilotIds, last)).toBe(path);
  });

  it("shows another role's first screen of the company that one is in", () => {
    expect(firstScreen("consultant", "a")).toBe("/c/a/data");
    expect(firstScreen("partner", "a")).toBe("/portfolio");
    expect(firstScreen("owner", null)).toBe("/portfolio");
  });
});
