import { serveDrawing } from './drawing.js';

/** Drawn pictures for what the generated community shows: no file, and nobody's rights. */
const drawings: Readonly<Record<string, string>> = {
  trips: [0, 1, 2, 3]
    .map((row) => {
      const start = 60 + row * 70;
      return (
        `<rect x="60" y="${70 + row * 65}" width="520" height="34" rx="6" fill="#e3e8ef"/>` +
        `<rect x="${start}" y="${70 + row * 65}" width="${250 - row * 40}" height="34" rx="6" fill="${row === 3 ? '#e07a3f' : '#3d6f9e'}"/>`
      );
    })
    .join(''),
  circle:
    `<circle cx="320" cy="180" r="120" fill="none" stroke="#3d6f9e" stroke-width="4" stroke-dasharray="2 14" stroke-linecap="round"/>` +
    Array.from({ length: 9 }, (_, index) => {
      const turn = (index / 9) * 2 * Math.PI;
      const x = Math.round(320 + 120 * Math.cos(turn));
      const y = Math.round(180 + 120 * Math.sin(turn));
      return `<circle cx="${x}" cy="${y}" r="20" fill="${index === 6 ? '#e07a3f' : '#5d8a66'}"/>`;
    }).join(''),
  hills: `<circle cx="500" cy="90" r="44" fill="#f2c14e"/><path d="M0 260 Q160 130 320 240 T640 200 V360 H0Z" fill="#7ba05b"/><path d="M0 300 Q200 220 400 300 T640 290 V360 H0Z" fill="#5d8a66"/>`,
  steps:
    `<path d="M70 300 H590 M70 300 V50" stroke="#5b6675" stroke-width="3" fill="none"/>` +
    `<path d="M90 80 L230 150 L370 262 L520 276" stroke="#c2452d" stroke-width="6" fill="none" stroke-linejoin="round"/>` +
    [90, 230, 370, 520]
      .map((x, index) => `<circle cx="${x}" cy="${[80, 150, 262, 276][index]}" r="9" fill="#c2452d"/>`)
      .join(''),
};

/** @param file what follows `/pictures/`. */
export function servePicture(file: string): Response | undefined {
  const name = /^(\w+)\.svg$/.exec(file)?.[1];
  const drawing = name !== undefined && Object.hasOwn(drawings, name) ? drawings[name] : undefined;
  if (drawing === undefined) return undefined;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360"><rect width="640" height="360" fill="#f6f3ec"/>${drawing}</svg>`;
  return serveDrawing(picture);
}
