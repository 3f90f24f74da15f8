/** What a request holds, counted as bytes of binaries, UTF-16 units of text, and eight for every other value. */
export function requestSize(value: unknown): number {
  let size = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string") size += next.length;
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) size += next.byteLength;
    else if (typeof next === "object" && next !== null) {
      size += 8;
      for (const [key, inner] of Object.entries(next)) {
        size += key.length;
        waiting.push(inner);
      }
    } else size += 8;
  }
  return size;
}
