import { type BrowserWindow, dialog, type MessageBoxOptions, type RenderProcessGoneDetails } from "electron";
import type { LogEvent } from "../services/app-log.ts";
import { type CrashCount, TOO_OFTEN } from "./crash-count.ts";

/** What is done about a page that died or hangs. */
export interface TroubleSurroundings {
  readonly crashes: CrashCount;
  /** The page is gone: nothing may be sent to it. */
  readonly pageGone: () => void;
  readonly note: (event: LogEvent) => void;
  /** Opens the page at the portfolio, whatever it showed. */
  readonly startAnew: (window: BrowserWindow) => void;
  readonly showDataFolder: () => void;
  readonly quit: () => void;
}

const SAFE =
  "Everything that was shown as saved is on the disk. A change that was still being saved is there whole or not at all.";

const REASONS: Readonly<Partial<Record<RenderProcessGoneDetails["reason"], string>>> = {
  oom: "It ran out of memory.",
  killed: "It was ended by the system or by another program.",
  "launch-failed": "It could not be started.",
  "integrity-failure": "A part of it did not pass the system's check.",
};

/** Says so and offers a way on where the page of a window dies or does not answer. */
export function watchForTrouble(window: BrowserWindow, surroundings: TroubleSurroundings): void {
  const contents = window.webContents;
  let isEndedOnPurpose = false;
  let hanging: AbortController | null = null;

  contents.on("render-process-gone", (_event, { reason }) => {
    hanging?.abort();
    surroundings.pageGone();
    surroundings.note({ event: "page gone", reason });
    if (reason === "clean-exit" || window.isDestroyed()) return;
    if (isEndedOnPurpose) {
      isEndedOnPurpose = false;
      contents.reload();
      return;
    }
    void offerReopening(window, reason, surroundings);
  });

  window.on("unresponsive", () => {
    if (hanging !== null) return;
    surroundings.note({ event: "page hangs" });
    const asking = new AbortController();
    hanging = asking;
    void askToWait(window, asking.signal).then((isToEnd) => {
      // It may have answered meanwhile, and hang again.
      if (hanging === asking) hanging = null;
      if (!isToEnd || window.isDestroyed()) return;
      isEndedOnPurpose = true;
      contents.forcefullyCrashRenderer();
    });
  });
  window.on("responsive", () => {
    surroundings.note({ event: "page answers" });
    hanging?.abort();
    hanging = null;
  });
}

async function offerReopening(
  window: BrowserWindow,
  reason: RenderProcessGoneDetails["reason"],
  { crashes, startAnew, showDataFolder, quit }: TroubleSurroundings,
): Promise<void> {
  const count = crashes.died();
  const isTooOften = count >= TOO_OFTEN;
  const about = [REASONS[reason] ?? "", SAFE].filter((part) => part !== "").join(" ");
  const asked: MessageBoxOptions = isTooOften
    ? {
        message: `The window stopped working ${count} times in two minutes`,
        detail: `${about}\n\nThe screen that was open may be the cause: start at the portfolio instead. If that does not help, copy the data folder to a safe place before anything else.`,
        buttons: ["Start at the portfolio", "Show data folder", "Quit"],
      }
    : {
        message: "The window stopped working",
        detail: about,
        buttons: ["Open it again", "Quit"],
      };
  for (;;) {
    const last = (asked.buttons?.length ?? 1) - 1;
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      noLink: true,
      defaultId: 0,
      cancelId: last,
      ...asked,
    });
    if (window.isDestroyed()) return;
    if (response === last) return quit();
    if (response === 0) return isTooOften ? startAnew(window) : window.webContents.reload();
    showDataFolder();
  }
}

/** Whether the page is to be ended. It answers by itself when the signal says that the page does again. */
async function askToWait(window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: "warning",
    noLink: true,
    defaultId: 0,
    cancelId: 0,
    signal,
    message: "The window does not answer",
    detail: `It may be busy with a long calculation. ${SAFE}`,
    buttons: ["Wait", "Open it again"],
  });
  return response === 1 && !signal.aborted;
}
