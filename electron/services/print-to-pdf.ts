import { BrowserWindow } from "electron";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { RequestOf } from "../../shared/ipc/ipc-contract.ts";

/** How long one report may take to print. */
const TIMEOUT_MS = 60_000;

/** Prints the page at an address, in a hidden window without JavaScript that is thrown away afterwards. */
export async function printToPdf(
  address: string,
  paper: RequestOf<"printToPdf">["paper"],
): Promise<Result<Uint8Array>> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), TIMEOUT_MS);
  });
  try {
    const pdf = await Promise.race([print(window, address, paper), late]);
    if (pdf === null) return failure("TIMEOUT", "the report took more than a minute to print");
    return success(new Uint8Array(pdf));
  } catch {
    return failure("NO_BROWSER", "the report could not be printed", {
      remedy: "Try again, or choose another format.",
    });
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
  }
}

async function print(window: BrowserWindow, address: string, paper: "A4" | "Letter"): Promise<Buffer> {
  await window.loadURL(address);
  return window.webContents.printToPDF({
    pageSize: paper,
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: false,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}
