/** @typedef {{ size: number, png: Uint8Array }} IconPicture a square PNG, `size` pixels wide */

/**
 * A Windows icon: a directory of PNG pictures of up to 256 pixels.
 * @param {readonly IconPicture[]} pictures
 * @returns {Buffer}
 */
export function icoOf(pictures) {
  const header = Buffer.alloc(6 + pictures.length * 16);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = 6 + at * 16;
    // A byte has no room for 256: zero stands for it.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/**
 * The kinds of a Mac's icon that hold a PNG, with the pixels of each.
 * @type {readonly (readonly [string, number])[]}
 */
export const ICNS_KINDS = [
  ["icp4", 16],
  ["ic11", 32],
  ["icp5", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024],
];

/**
 * A Mac's icon: one block for each kind.
 * @param {readonly IconPicture[]} pictures one of every size that a kind asks for
 * @returns {Buffer}
 */
export function icnsOf(pictures) {
  const blocks = ICNS_KINDS.map(([kind, size]) => {
    const picture = pictures.find((one) => one.size === size);
    if (picture === undefined) throw new Error(`There is no picture of ${size} pixels.`);
    return block(kind, picture.png);
  });
  return block("icns", Buffer.concat(blocks));
}

/**
 * @param {string} kind four letters
 * @param {Uint8Array} content
 * @returns {Buffer}
 */
function block(kind, content) {
  const head = Buffer.alloc(8);
  head.write(kind, "latin1");
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
