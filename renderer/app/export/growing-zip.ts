import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A ZIP that grows file by file: only what was packed is held. */
export interface GrowingZip {
  readonly add: (path: string, bytes: Uint8Array) => void;
  readonly finish: () => Uint8Array;
}

/** Files that are packed already: to pack them again takes time and gains nothing. */
const PACKED = /\.(?:docx|pptx|xlsx|pdf)$/u;

/** `mtimeMs`: the moment that the files are given, in epoch milliseconds. */
export function createGrowingZip(mtimeMs: number): GrowingZip {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  return {
    add: (path, bytes) => {
      const file = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
      file.mtime = mtimeMs;
      zip.add(file);
      file.push(bytes, true);
    },
    finish: () => {
      zip.end();
      const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let offset = 0;
      for (const chunk of chunks) {
        whole.set(chunk, offset);
        offset += chunk.length;
      }
      return whole;
    },
  };
}
