import { describe, expect, it } from "vitest";
import { PREFERENCES_ITEM, storedLastPilotId } from "../../../renderer/stores/stored-preferences.ts";

describe("the company that was looked at last", () => {
  it.each([
    [null, null],
    ["{", null],
    ["4", null],
    ["{}", null],
    ['{"state":{"lastPilotId":null}}', null],
    ['{"state":{"lastPilotId":7}}', null],
    ['{"state":{"lastPilotId":"r1-1-1","profile":"Me"},"version":0}', "r1-1-1"],
  ])("of %s is %s", (text, last) => {
    expect(storedLastPilotId({ getItem: (name) => (name === PREFERENCES_ITEM ? text : null) })).toBe(last);
  });
});
