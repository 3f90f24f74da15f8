import { useMessages } from "../../stores/message-store.ts";

/** Says that a part of the app in the background died and runs again: nothing that is saved depends on it. */
export function sayRestarted(): void {
  useMessages.getState().say({
    kind: "done",
    text: "A calculation in the background stopped and was started again. Nothing was lost.",
  });
}
