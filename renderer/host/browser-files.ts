import { failure, type Result, success } from "../../shared/errors/problem.ts";
import { productNames } from "../../shared/product-names.ts";
import type { GivenFile, PickPurpose } from "./host.ts";

const ENDINGS: { readonly [Purpose in PickPurpose]: readonly string[] } = {
  tables: [".csv", ".xlsx"],
  pack: [productNames.packExtension],
  mapping: [".json"],
  any: [],
};

const DESCRIPTIONS: { readonly [Purpose in PickPurpose]: string } = {
  tables: "Tables",
  pack: "Converge180 packs",
  mapping: "Mappings",
  any: "Files",
};

interface OpenPicker {
  showOpenFilePicker(options: {
    readonly multiple: boolean;
    readonly types?: readonly {
      readonly description: string;
      readonly accept: { readonly [mediaType: string]: readonly string[] };
    }[];
  }): Promise<readonly FileSystemFileHandle[]>;
}

/** A file of the page as the app takes it, also for files that were dropped on it. */
export function browserFile(file: File): GivenFile {
  return {
    name: file.name,
    sizeBytes: file.size,
    blob: file,
    read: async () => {
      try {
        return success(new Uint8Array(await file.arrayBuffer()));
      } catch (error) {
        return readProblem(error, file.name);
      }
    },
  };
}

/** Files from the browser's own dialog; none where the person cancelled. */
export async function pickThroughDialog(
  purpose: PickPurpose,
  multiple: boolean,
): Promise<Result<readonly File[]>> {
  const endings = ENDINGS[purpose];
  const types = [{ description: DESCRIPTIONS[purpose], accept: { "application/octet-stream": endings } }];
  try {
    const { showOpenFilePicker } = window as unknown as OpenPicker;
    const handles = await showOpenFilePicker({ multiple, ...(endings.length === 0 ? {} : { types }) });
    return success(await Promise.all(handles.map((handle) => handle.getFile())));
  } catch (error) {
    return isAbort(error) ? success([]) : readProblem(error, "the file");
  }
}

/** Files from a file input; none where the person cancelled. */
export async function pickThroughInput(
  purpose: PickPurpose,
  multiple: boolean,
): Promise<Result<readonly File[]>> {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = multiple;
  input.accept = ENDINGS[purpose].join(",");
  const files = await new Promise<readonly File[]>((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener("cancel", () => resolve([]), { once: true });
    input.click();
  });
  return success(files);
}

/** Whether the person closed a dialog. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

function readProblem(error: unknown, name: string): Result<never> {
  const kind = error instanceof DOMException ? error.name : "unknown";
  if (kind === "NotFoundError") return failure("FILE_NOT_FOUND", `${name} is not there any more`);
  if (kind === "NotAllowedError" || kind === "SecurityError") {
    return failure("FILE_DENIED", `${name} may not be read`);
  }
  return failure("FILE_CHANGED", `${name} cannot be read: it was changed or moved`);
}
