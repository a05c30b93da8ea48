import { css, html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import { LocaliseController } from '../localise/localise-controller.js';
import { place } from '../primitives/place.js';
import { focus } from '../styles/focus.js';
import { calendarDay, calendarMonth, fullTime } from './full-time.js';
import { momentOf, relativeTime } from './relative-time.js';
import { onTick } from './ticker.js';

export type TimeFormat = 'relative' | 'day' | 'month';

/**
 * @summary A moment, as how long ago it was; the full date shows on hover, focus and tap. A day or a month where the
 * time since says less. Nothing for what is no date.
 * @tag kith-time
 * @csspart time - The words.
 * @csspart tooltip - The full date that floats over them.
 */
export class KithTime extends LitElement {
  static override styles = css`
    :host {
      display: inline;
    }
    :host([hidden]) {
      display: none;
    }
    time {
      anchor-name: --kith-time;
      white-space: nowrap;
    }
    ${focus}
    [popover] {
      inset: auto;
      margin: 0;
      padding: 0.375em 0.625em;
      border: 1px solid color-mix(in oklab, currentColor 15%, transparent);
      border-radius: 0.375em;
      background: var(--kith-color-raised, light-dark(Canvas, color-mix(in oklab, CanvasText 8%, Canvas)));
      color: var(--kith-color-on-raised, CanvasText);
      box-shadow: var(--kith-shadow-raised, 0 0.5em 1.5em rgb(0 0 0 / 0.18));
      font-size: 0.875em;
      font-weight: 400;
      line-height: 1.4;
      position-anchor: --kith-time;
      position-area: block-start;
      position-try-fallbacks: flip-block;
    }
  `;

  static override properties: PropertyDeclarations = {
    datetime: {},
    format: {},
    words: { state: true },
  };

  /** An ISO 8601 date, with or without a time of day. */
  datetime: string | null | undefined;
  /** `relative` (3 days ago), `day` (1 March 2026) or `month` (March 2026). */
  format: TimeFormat = 'relative';

  private words = '';
  private get tooltip(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }
  readonly #localise = new LocaliseController(this);
  #stop: (() => void) | undefined;
  #pinned = false;

  constructor() {
    super();
    this.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && this.#show());
    this.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && !this.#pinned && this.#hide());
    this.addEventListener('focusin', () => this.#show());
    this.addEventListener('focusout', () => this.#hide());
    this.addEventListener('click', () => this.#pin());
    this.addEventListener('keydown', (event) => event.key === 'Escape' && this.#hide());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onTick(() => (this.words = this.#say()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override willUpdate(): void {
    this.words = this.#say();
  }

  protected override render(): unknown {
    const moment = momentOf(this.datetime);
    if (!moment) return nothing;
    if (this.format !== 'relative') return html`<time part="time" datetime=${this.datetime}>${this.words}</time>`;
    // Within a link or a button the one stop for the keyboard is that.
    const stop = this.closest('a,button') ? nothing : '0';
    return html`<time part="time" datetime=${this.datetime} tabindex=${stop} aria-describedby="full">${this.words}</time
      ><span id="full" part="tooltip" popover="manual">${fullTime(moment, this.#localise.locale)}</span>`;
  }

  #say(): string {
    const moment = momentOf(this.datetime);
    if (!moment) return '';
    const { locale } = this.#localise;
    if (this.format === 'day') return calendarDay(moment, locale);
    if (this.format === 'month') return calendarMonth(moment, locale);
    return relativeTime(moment, locale);
  }

  #pin(): void {
    this.#pinned = true;
    this.#show();
  }

  #show(): void {
    const { tooltip } = this;
    const anchor = tooltip?.previousElementSibling;
    if (!tooltip || !anchor || tooltip.matches(':popover-open')) return;
    tooltip.showPopover();
    place(tooltip, anchor);
  }

  #hide(): void {
    this.#pinned = false;
    if (this.tooltip?.matches(':popover-open')) this.tooltip.hidePopover();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-time': KithTime;
  }
}
