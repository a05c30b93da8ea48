/** Exif's tag of how a camera was held. */
const ORIENTATION = 0x0112;

/** Whether a JPEG lies on its side (Exif orientations 5 to 8): browsers turn it, and its width is its height. */
export function turned(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return false;
  // Segments: a marker, then the length of what follows.
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at + 1] === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0') {
      return (orientation(bytes.subarray(at + 10, at + 2 + bytes.readUInt16BE(at + 2))) ?? 1) > 4;
    }
    // The picture itself begins.
    if (bytes[at + 1] === 0xda) return false;
  }
  return false;
}

/** TIFF: a byte order, where the first directory lies, and twelve bytes for each of its entries. */
function orientation(tiff: Buffer): number | undefined {
  if (tiff.length < 10) return undefined;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (short(at) === ORIENTATION) return short(at + 8);
  }
  return undefined;
}
