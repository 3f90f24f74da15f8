/** What is written to the clipboard: a blob of each kind. */
export class HostClipboardItem {
  readonly #parts: Readonly<Record<string, Blob>>;

  constructor(parts: Readonly<Record<string, Blob>>) {
    this.#parts = parts;
  }

  get types(): readonly string[] {
    return Object.keys(this.#parts);
  }

  getType(type: string): Promise<Blob> {
    const part = this.#parts[type];
    return part === undefined ? Promise.reject(new Error(`no ${type}`)) : Promise.resolve(part);
  }
}

/** A clipboard of the host's own: the machine's is not touched. */
export function createHostClipboard(): object {
  let items: readonly HostClipboardItem[] = [];
  return {
    write: async (given: readonly HostClipboardItem[]) => {
      items = given;
    },
    writeText: async (text: string) => {
      items = [new HostClipboardItem({ "text/plain": new Blob([text]) })];
    },
    read: async () => items,
    readText: async () => {
      const text = await items[0]?.getType("text/plain");
      return text === undefined ? "" : text.text();
    },
  };
}
