import { css, html, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { icon, userIcon } from '../icons/icon.js';
import { safeImageUrl } from '../links/safe-url.js';
import { initials } from './initials.js';

export interface Avatar {
  /** Chooses the colour: the same person has the same everywhere. */
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly url?: string | null | undefined;
  /** `s` is 2 em wide, `m` 3, `l` 6; by default `m`. */
  readonly size?: 's' | 'm' | 'l' | undefined;
  /** Says who it is, where no name stands beside it. */
  readonly label?: string | undefined;
}

const hues = 12;

/** A person's picture, else their initials on a colour of their own. Needs `avatarStyles`. */
export function avatar({ id, name, url, size = 'm', label }: Avatar): TemplateResult {
  const src = safeImageUrl(url);
  return html`<span
    class="avatar ${size} hue-${hueOf(id)}"
    part="avatar"
    role=${label ? 'img' : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}
    ><span>${initials(name) || icon(userIcon)}</span>${
      src
        ? html`<img
            src=${src}
            alt=""
            width="48"
            height="48"
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${settle}
            @load=${settle}
          />`
        : nothing
    }</span
  >`;
}

/** A broken picture gives way to the initials until another one is there. */
function settle({ target, type }: Event): void {
  if (target instanceof HTMLElement) target.hidden = type === 'error';
}

/** Which of the twelve hues an id has. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const unit of id) hash = (Math.imul(hash, 31) + (unit.codePointAt(0) ?? 0)) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % hues;
}

export const avatarStyles = css`
  .avatar {
    position: relative;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 3em;
    block-size: 3em;
    overflow: hidden;
    border-radius: var(--kith-avatar-radius, 50%);
    background: var(--kith-avatar-background, light-dark(oklch(0.9 0.06 var(--_hue)), oklch(0.38 0.07 var(--_hue))));
    color: var(--kith-avatar-color, light-dark(oklch(0.36 0.1 var(--_hue)), oklch(0.93 0.05 var(--_hue))));
    line-height: 1;
    user-select: none;
  }
  .avatar.s {
    inline-size: 2em;
    block-size: 2em;
  }
  .avatar.l {
    inline-size: 6em;
    block-size: 6em;
  }
  .avatar > span {
    font-size: 1.125em;
    font-weight: var(--_strong, 600);
    white-space: nowrap;
  }
  .avatar.s > span {
    font-size: 0.75em;
  }
  .avatar.l > span {
    font-size: 2.25em;
  }
  .avatar > img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: inherit;
  }
  /* Not taken out of the layout: what is not there is never loaded. */
  .avatar > img[hidden] {
    display: block;
    visibility: hidden;
  }
  ${unsafeCSS(Array.from({ length: hues }, (_, n) => `.hue-${n}{--_hue:${(n * 360) / hues}}`).join(''))}
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;
