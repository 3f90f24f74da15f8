import { expect, it } from "vitest";
import { recordsWords } from "../../../shared/merge/records-words.ts";

it.each([
  ["person", 1, "1 person"],
  ["person", 2, "2 people"],
  ["evidence", 1, "1 piece of evidence"],
  ["evidence", 3, "3 pieces of evidence"],
  ["checklistItem", 2, "2 checklist items"],
  ["attachment", 1, "1 attached file"],
  // A pilot has one of it: it is not counted.
  ["pilot", 1, "settings of the pilot"],
  ["meetingZero", 1, "Meeting Zero"],
  // A type that a newer version knows.
  ["soundCheck", 2, "2 sound checks"],
])("%s, %i: %s", (type, count, words) => {
  expect(recordsWords(type, count)).toBe(words);
});
