export type Rgb = readonly [number, number, number];

/** What a colour that the browser computed looks like on a background: sRGB, 0 to 255. */
export function painted(colour: string, background: string): Rgb {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas to measure colours with.');
  for (const fill of [background, colour]) {
    context.fillStyle = '#123456';
    context.fillStyle = fill;
    if (context.fillStyle === '#123456') throw new Error(`The canvas does not read the colour ${fill}.`);
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** WCAG 2 relative luminance. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** WCAG 2 contrast of a colour on a background, 1 to 21. */
export function contrast(colour: string, background: string, beneath = '#fff'): number {
  const ground = painted(background, beneath);
  const one = luminance(painted(colour, `rgb(${ground.join(' ')})`));
  const other = luminance(ground);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
