import { css, html, nothing, type TemplateResult } from 'lit';
import { alertIcon, icon, infoIcon, offlineIcon, searchIcon, type IconPath } from '../icons/icons.js';

export type NoticeKind = 'info' | 'error' | 'offline' | 'partial' | 'empty';

export interface Notice {
  readonly kind: NoticeKind;
  readonly text: string;
  /** Instead of the one that its kind has. */
  readonly picture?: IconPath | undefined;
  /** A second line: what would be here, or for developers what to mend. */
  readonly detail?: string | undefined;
  /** The next step: something to do, or somewhere to go. */
  readonly action?:
    | { readonly label: string; readonly run: () => void }
    | { readonly label: string; readonly href: string }
    | undefined;
}

const icons = { info: infoIcon, error: alertIcon, offline: offlineIcon, partial: infoIcon, empty: searchIcon };

/**
 * A calm sentence about the state of things, with a way on. An error interrupts (`alert`), the rest waits its turn
 * (`status`); an empty state is content. Needs `noticeStyles`, `iconStyles` and `button`.
 */
export function notice({ kind, text, picture, detail, action }: Notice): TemplateResult {
  const role = kind === 'error' ? 'alert' : kind === 'empty' ? nothing : 'status';
  return html`<div class="notice ${kind}" part="notice" role=${role}>
    ${icon(picture ?? icons[kind])}
    <div class="notice-text">
      <p>${text}</p>
      ${detail ? html`<p class="notice-detail">${detail}</p>` : nothing}
    </div>
    ${action ? actionOf(action) : nothing}
  </div>`;
}

function actionOf(action: NonNullable<Notice['action']>): TemplateResult {
  return 'href' in action
    ? html`<a class="button" part="notice-action" href=${action.href}>${action.label}</a>`
    : html`<button class="button" part="notice-action" type="button" @click=${action.run}>${action.label}</button>`;
}

export const noticeStyles = css`
  .notice {
    --_tone: var(--_muted);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-s) var(--_space-m);
    padding: var(--_space-m) var(--_space-l);
    border: 1px solid transparent;
    border-radius: var(--_radius-m);
    background: var(--_surface);
  }
  .notice.error {
    --_tone: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 9%, transparent);
  }
  .notice.offline,
  .notice.partial {
    --_tone: var(--_warning);
    background: color-mix(in oklab, var(--_warning) 10%, transparent);
  }
  .notice > .icon {
    color: var(--_tone);
  }
  .notice-text {
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  .notice p {
    margin: 0;
    max-inline-size: 72ch;
  }
  .notice-detail {
    color: var(--_muted);
    font-size: var(--_text-s);
  }
  .notice.empty {
    flex-direction: column;
    padding: var(--_space-2xl) var(--_space-l);
    background: none;
    text-align: center;
  }
  .notice.empty > .icon {
    inline-size: 2em;
    block-size: 2em;
    stroke-width: 1.5;
  }
  .notice.empty .notice-text {
    flex: none;
  }
  @media (forced-colors: active) {
    .notice {
      border-color: CanvasText;
    }
  }
`;
