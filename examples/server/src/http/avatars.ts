import { serveDrawing } from './drawing.js';

/** A picture for a member, drawn from the id alone: always the same, and nobody's face. */
function avatarSvg(id: number): string {
  // The golden angle keeps neighbours in a list apart in hue.
  const hue = Math.round((id * 137.508) % 360);
  const turn = (id * 47) % 360;
  const shape = id % 4;
  const light = `hsl(${hue} 62% 78%)`;
  const middle = `hsl(${(hue + 28) % 360} 58% 62%)`;
  const dark = `hsl(${(hue + 200) % 360} 46% 38%)`;
  const drawing = [
    `<circle cx="62" cy="34" r="40" fill="${middle}"/><circle cx="30" cy="72" r="26" fill="${dark}"/>`,
    `<path d="M0 60 Q24 36 48 60 T96 60 V96 H0Z" fill="${middle}"/><circle cx="68" cy="28" r="14" fill="${dark}"/>`,
    `<path d="M-20 70 70 -20 116 26 26 116Z" fill="${middle}"/><circle cx="48" cy="48" r="18" fill="${dark}"/>`,
    `<circle cx="48" cy="48" r="38" fill="${middle}"/><path d="M48 10A38 38 0 0 1 48 86Z" fill="${dark}"/>`,
  ][shape];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">` +
    `<rect width="96" height="96" fill="${light}"/><g transform="rotate(${turn} 48 48)">${drawing}</g></svg>`
  );
}

/** @param file what follows `/avatars/`. */
export function serveAvatar(file: string): Response | undefined {
  const id = /^([1-9]\d{0,8})\.svg$/.exec(file)?.[1];
  if (id === undefined) return undefined;
  return serveDrawing(avatarSvg(Number(id)));
}
