import type { Page } from "playwright-core";

/** A file as it is dropped on the window. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drags files over the window; `drop` says whether they are let go. */
export async function dragFiles(
  page: Page,
  files: readonly DroppedFile[],
  what: "over" | "leave" | "drop",
): Promise<void> {
  await page.evaluate(
    ({ files, what }) => {
      const transfer = new DataTransfer();
      for (const { name, text } of files) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const target = document.querySelector("main") ?? document.body;
      const fire = (type: string): void => {
        const init = { dataTransfer: transfer, bubbles: true, cancelable: true };
        target.dispatchEvent(new DragEvent(type, init));
      };
      fire("dragenter");
      fire("dragover");
      if (what === "leave") fire("dragleave");
      if (what === "drop") fire("drop");
    },
    {
      files: files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString("base64") })),
      what,
    },
  );
}
