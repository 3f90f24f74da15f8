/**
 * The only globals of the platform that shared/ may use beside ECMAScript's own. Both exist, with the same meaning,
 * in Chromium and in Node. Everything else (files, clock, ids, network) is handed in by the caller.
 */

declare class TextEncoder {
  readonly encoding: string;
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { readonly read: number; readonly written: number };
}

interface TextDecoderOptions {
  /** Throw a TypeError on bytes that are not valid in the encoding, instead of writing U+FFFD. */
  readonly fatal?: boolean;
  /** Keep a leading byte-order mark in the result, instead of dropping it. */
  readonly ignoreBOM?: boolean;
}

interface TextDecodeOptions {
  /** More bytes follow: keep an unfinished character for the next call. */
  readonly stream?: boolean;
}

declare class TextDecoder {
  constructor(label?: string, options?: TextDecoderOptions);
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(input?: ArrayBuffer | ArrayBufferView, options?: TextDecodeOptions): string;
}

/** Base64 of a text whose characters are bytes. */
declare function btoa(data: string): string;
