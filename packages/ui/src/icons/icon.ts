import { css, svg, type SVGTemplateResult, html, type TemplateResult } from 'lit';

/** The path of one icon on a 24 by 24 grid, drawn as a line of 2. */
export type IconPath = string;

/**
 * An icon in the colour and size of the text beside it, hidden from assistive technology: words or an `aria-label`
 * say what it stands for. `flip` turns those that point along the line around in right-to-left text.
 */
export function icon(path: IconPath, flip?: 'flip'): TemplateResult {
  return html`<svg class="icon ${flip ?? ''}" viewBox="0 0 24 24" aria-hidden="true">${line(path)}</svg>`;
}

function line(path: IconPath): SVGTemplateResult {
  return svg`<path d=${path} />`;
}

export const iconStyles = css`
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.flip:dir(rtl) {
    scale: -1 1;
  }
`;

/** From Lucide, as those in `icons.ts`: what stands for a face. */
export const userIcon = 'M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M16 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z';
