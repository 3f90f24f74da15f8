import { commandFacts, WINDOW_COMMAND_NAMES, type WindowCommand } from "../../shared/ipc/window-commands.ts";
import { PLACES } from "./places.ts";

/** What a key does. `keys` are written as `KeyHint` shows them; several mean the same. */
export interface KeyFact {
  readonly keys: readonly string[];
  readonly what: string;
  /** A command's key, which the menu and the palette show as well. */
  readonly command?: WindowCommand;
}

/** Keys that belong together. */
export interface KeyGroup {
  readonly title: string;
  /** Where they work, if not everywhere. */
  readonly where?: string;
  readonly keys: readonly KeyFact[];
}

/** Commands that a line of their own says better, or that a group of their own holds. */
const ELSEWHERE = /^(?:go |theme )/;

function everywhere(isMac: boolean): readonly KeyFact[] {
  return WINDOW_COMMAND_NAMES.flatMap((command): readonly KeyFact[] => {
    const { label, keys, macKeys, alsoKeys } = commandFacts(command);
    if (keys === undefined || ELSEWHERE.test(command)) return [];
    const all = isMac ? [macKeys ?? keys] : [keys, ...(alsoKeys === undefined ? [] : [alsoKeys])];
    return [{ keys: all, what: label.replace(/…$/u, ""), command }];
  });
}

/** The one table of keys: the sheet behind `?` is made of it, and the palette shows the same keys beside its commands. */
export function keyGroups(isMac: boolean): readonly KeyGroup[] {
  return [
    {
      title: "Everywhere",
      keys: [
        ...everywhere(isMac),
        { keys: ["F6", "Shift+F6"], what: "Next region, region before" },
        { keys: ["Escape"], what: "Close one layer, and only one" },
      ],
    },
    {
      title: "Places",
      keys: PLACES.map(({ name, letter }, index) => ({
        keys: [`g ${letter}`, `Mod+${index + 1}`],
        what: name,
      })),
    },
    {
      title: "In a list or grid",
      keys: [
        { keys: ["ArrowUp", "ArrowDown"], what: "Row before, next row" },
        { keys: ["Home", "End"], what: "First row, last row" },
        { keys: ["PageUp", "PageDown"], what: "A page up, a page down" },
        { keys: ["Enter"], what: "Open the row" },
        { keys: ["Space"], what: "Peek: open it and stay in the list" },
        { keys: ["X"], what: "Select the row" },
        { keys: ["Shift+ArrowUp", "Shift+ArrowDown"], what: "Extend the selection" },
        { keys: ["Mod+A"], what: "Select all rows" },
        { keys: ["Alt+ArrowUp", "Alt+ArrowDown"], what: "Move the row up, down" },
        { keys: ["Shift+F10"], what: "Menu of the row" },
      ],
    },
    {
      title: "On a row",
      where: "where its menu has it",
      keys: [
        { keys: ["E"], what: "Edit" },
        { keys: ["O"], what: "Owner or DRI" },
        { keys: ["D"], what: "Due date" },
        { keys: ["S"], what: "Status" },
        { keys: ["A"], what: "Add evidence" },
      ],
    },
    {
      title: "In one place",
      keys: [
        { keys: ["N"], what: "New change, signal, item, conflict or meeting" },
        { keys: ["Mod+Enter"], what: "Meeting Zero: next step, decide, record" },
      ],
    },
    {
      title: "On metrics",
      keys: [
        { keys: ["I"], what: "Explain the figure that has the focus, wherever it stands" },
        { keys: ["["], what: "Earlier period" },
        { keys: ["]"], what: "Later period" },
        { keys: ["B"], what: "Baseline on or off" },
        { keys: ["T"], what: "Table behind the chart" },
        { keys: ["W"], what: "Workflow" },
        { keys: ["N"], what: "In Ownership: add a metric or scope" },
        { keys: ["E"], what: "In Ownership: the terms of a row" },
        { keys: ["O"], what: "In Ownership: the owner of a row" },
        { keys: ["G"], what: "In Ownership: the metric’s page" },
      ],
    },
    {
      title: "In review mode",
      keys: [
        { keys: ["ArrowRight", "ArrowLeft"], what: "Next section, section before" },
        { keys: ["ArrowDown", "ArrowUp"], what: "Next point, point before" },
        { keys: ["1"], what: "Obey what is on stage" },
        { keys: ["2"], what: "Overrule what is on stage" },
        { keys: ["D"], what: "Go to the trade-off and decide" },
        { keys: ["P"], what: "Park" },
        { keys: ["N"], what: "Note for the minutes" },
        { keys: ["C"], what: "Confidential point" },
        { keys: ["V"], what: "Verdict: close with the decision, or no decision today" },
        { keys: ["Space"], what: "Pause the clock" },
      ],
    },
    {
      title: "In a why panel",
      keys: [
        { keys: ["1"], what: "Obey" },
        { keys: ["2"], what: "Overrule" },
        { keys: ["3"], what: "Decide" },
        { keys: ["Mod+Enter"], what: "Confirm the reason" },
        { keys: ["ArrowUp", "ArrowDown"], what: "What comes before it, after it in the place behind" },
      ],
    },
  ];
}
