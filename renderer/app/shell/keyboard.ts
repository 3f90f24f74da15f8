import { useLayoutEffect } from "react";
import { isPressed } from "../../../shared/ipc/key-chord.ts";
import type { WindowCommand } from "../../../shared/ipc/window-commands.ts";
import { commandFacts, commandKeys, WINDOW_COMMAND_NAMES } from "../../../shared/ipc/window-commands.ts";
import { isMac } from "../../components/platform.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { PLACES } from "../places.ts";
import { isDialogOpen, isField, rememberFocus, walkRegions } from "./focus.ts";
import type { RunCommand } from "./run-command.ts";

/** Milliseconds in which a letter must follow `g`. */
const CHORD_MS = 1200;

/** The keys that work everywhere. Single letters and signs do nothing in a field, and can be switched off. */
export function useGlobalKeys(run: RunCommand): void {
  const hasLetterKeys = usePreferences((state) => state.hasLetterKeys);
  // In the same moment in which the frame stands: no key is lost that is pressed as soon as a person sees it.
  useLayoutEffect(() => rememberFocus(), []);
  useLayoutEffect(() => {
    const isOnMac = isMac();
    let chordAt = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const take = (act: () => void): void => {
        event.preventDefault();
        act();
      };
      if (event.key === "F6" && !event.ctrlKey && !event.metaKey && !event.altKey) {
        return isDialogOpen() ? undefined : take(() => walkRegions(event.shiftKey ? -1 : 1));
      }
      const command = commandOf(event, isOnMac);
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPlain) {
        if (command === null || isLeftToField(command, event)) return;
        return take(() => run(command));
      }
      if (!hasLetterKeys || isField(event.target) || isDialogOpen()) return;
      if (command !== null) return take(() => run(command));
      const key = event.key.toLowerCase();
      const isInTime = chordAt > 0 && event.timeStamp - chordAt < CHORD_MS;
      const place = isInTime ? PLACES.find(({ letter }) => letter === key) : undefined;
      chordAt = key === "g" && !isInTime ? event.timeStamp : 0;
      if (place !== undefined) take(() => run(`go ${place.id}`));
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [run, hasLetterKeys]);
}

function commandOf(event: KeyboardEvent, isOnMac: boolean): WindowCommand | null {
  const found = WINDOW_COMMAND_NAMES.find((command) => {
    const keys = commandKeys(command, isOnMac);
    const also = isOnMac ? undefined : commandFacts(command).alsoKeys;
    return [keys, also].some((each) => each !== undefined && isPressed(each, event, isOnMac));
  });
  return found ?? null;
}

/** In a field some keys belong to its text: what was typed is taken back, words are walked. */
function isLeftToField(command: WindowCommand, { target }: KeyboardEvent): boolean {
  return isField(target) && ["undo", "redo", "back", "forward"].includes(command);
}
