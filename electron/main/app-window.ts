import { join } from "node:path";
import { app, BrowserWindow, screen } from "electron";
import { productNames } from "../../shared/product-names.ts";
import { readWindowState, SMALLEST_WINDOW, writeWindowState } from "../services/window-state.ts";

/** Opens the app's one window; it shows itself when the page has something to show. */
export function openAppWindow(): BrowserWindow {
  const stateFile = join(app.getPath("userData"), "window-state.json");
  const { maximized, ...place } = readWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title: productNames.userDataFolder,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, "../preload/preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once("ready-to-show", () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on("close", () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  return window;
}

/** Brings a window before the person's eyes. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
