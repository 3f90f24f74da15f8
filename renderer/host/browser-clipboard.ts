import { failure, type Result, success } from "../../shared/errors/problem.ts";

/** Puts a text into the clipboard, as far as the browser lets a page. */
export function copyText(text: string): Promise<Result<null>> {
  return copied(() => navigator.clipboard.writeText(text));
}

/** Puts a picture (PNG) into the clipboard, as far as the browser lets a page. */
export function copyPicture(png: Uint8Array): Promise<Result<null>> {
  const picture = new Blob([new Uint8Array(png)], { type: "image/png" });
  return copied(() => navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]));
}

async function copied(write: () => Promise<void>): Promise<Result<null>> {
  try {
    await write();
    return success(null);
  } catch {
    return failure("CLIPBOARD_DENIED", "the browser keeps the clipboard to itself");
  }
}
