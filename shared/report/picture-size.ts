/** What a picture is and how large, read from its own bytes; its name and what it was said to be do not count. */
export interface PictureSize {
  readonly mediaType: "image/png" | "image/jpeg";
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_SIZE_AT = 16;

/** The size of a PNG or JPEG picture; null: it is neither, or it is broken. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (PNG.every((byte, place) => bytes[place] === byte) && bytes.length >= PNG_SIZE_AT + 8) {
    return sized("image/png", view.getUint32(PNG_SIZE_AT), view.getUint32(PNG_SIZE_AT + 4));
  }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(view) : null;
}

/** Walks the segments of a JPEG to its frame header. */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // C0–CF are frame headers, but for the tables C4, C8 and CC.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized("image/jpeg", view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sized(mediaType: PictureSize["mediaType"], width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { mediaType, width, height } : null;
}
