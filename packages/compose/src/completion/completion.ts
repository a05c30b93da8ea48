import type { Id } from '@kith/core';
import { avatar, avatarStyles, adopt, safeImageUrl } from '@kith/ui';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import { composeMessages } from '../messages/messages.js';
import { insert } from '../writing/insert.js';
import { isInFence } from '../writing/markdown.js';
import { caretBox } from './caret.js';
import { completionStyles } from './completion.styles.js';
import { ask, completes, type Answer, type Option } from './sources.js';
import { startedWord, type Sign, type Started } from './trigger.js';
import { keepFocus } from '../writing/keep-focus.js';

/** How long typing must rest before the backend is asked, in milliseconds. */
const restMs = 120;

/**
 * What the word before the caret may become, in a list beside it: arrows move, Enter and Tab choose, Escape closes, and
 * the caret stays where it is (the combobox pattern, for a field of several lines).
 */
export class Completion implements ReactiveController {
  readonly #desk: Desk;
  #started: Started | undefined;
  /** Opened by the toolbar, where a sign alone is enough. */
  #forced: number | undefined;
  /** Where the word stands that Escape was pressed on. */
  #dismissed: number | undefined;
  #answer: Answer | undefined;
  #options: readonly Option[] = [];
  #active = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = '';

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.element.addController(this);
    adopt(desk.element.renderRoot, avatarStyles, completionStyles);
  }

  get open(): boolean {
    return this.#started !== undefined && this.#options.length > 0;
  }

  /** The id of the option that Enter chooses. */
  get active(): string | undefined {
    return this.open ? `suggestion-${this.#active}` : undefined;
  }

  /** Writes a sign at the caret, and shows what may follow it. */
  begin(sign: Sign): void {
    const area = this.#desk.area();
    if (!area) return;
    const { selectionStart: from, selectionEnd: to, value } = area;
    const space = from && !/[\s(]/.test(value[from - 1] ?? ' ') ? ' ' : '';
    const at = from + space.length;
    this.#forced = at;
    insert(area, { from, to, text: `${space}${sign}`, select: [at + 1, at + 1] });
    this.look();
  }

  /** The words or the caret have changed. */
  look(): void {
    const area = this.#desk.area();
    const started = area && this.#find(area);
    const last = this.#started;
    if (started?.from === last?.from && started?.sign === last?.sign && started?.prefix === last?.prefix) return;
    if (!started) return this.close();
    if (started.from !== last?.from || started.sign !== last.sign) this.#options = [];
    this.#started = started;
    this.#forget();
    const community = this.#desk.community();
    const instant =
      started.sign === ':' ||
      community?.supports(started.sign === '@' ? 'members.complete' : 'tags.complete')?.instant === true;
    if (instant) this.#ask(started);
    else this.#timer = setTimeout(() => this.#ask(started), restMs);
    // Until the answer is there, what of the last one still fits.
    this.#take(this.#options.filter(({ text, label }) => fits(text, started.prefix) || fits(label, started.prefix)));
  }

  close(): void {
    this.#forget();
    this.#forced = undefined;
    if (!this.#started) return;
    this.#started = undefined;
    this.#options = [];
    this.#desk.element.requestUpdate();
  }

  pressed(event: KeyboardEvent): void {
    if (!this.open || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const count = this.#options.length;
    if (key === 'ArrowDown') this.#move((this.#active + 1) % count);
    else if (key === 'ArrowUp') this.#move((this.#active + count - 1) % count);
    else if ((key === 'Enter' || key === 'Tab') && !event.shiftKey) this.#choose(this.#options[this.#active]);
    else if (key === 'Escape') {
      this.#dismissed = this.#started?.from;
      this.close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  render(): TemplateResult {
    return html`<div
      id="suggestions"
      class="suggestions"
      part="suggestions"
      role="listbox"
      popover="manual"
      aria-label=${this.#desk.context.text(composeMessages, 'suggestions')}
      @mousedown=${keepFocus}
      @pointerup=${this.#pointed}
    >
      ${this.open ? this.#options.map((option, index) => this.#option(option, index)) : nothing}
    </div>`;
  }

  hostUpdated(): void {
    const list = this.#list;
    const area = this.#desk.area();
    if (!list || !area) return;
    const shown = list.matches(':popover-open');
    if (this.open !== shown) list.togglePopover(this.open);
    if (!this.open || !this.#started) return;
    place(list, caretBox(area, this.#started.from), area);
    list.children[this.#active]?.scrollIntoView({ block: 'nearest' });
  }

  hostDisconnected(): void {
    this.close();
  }

  get #list(): HTMLElement | null {
    return this.#desk.element.renderRoot.querySelector('#suggestions');
  }

  #find(area: HTMLTextAreaElement): Started | undefined {
    const { value, selectionStart: caret, selectionEnd } = area;
    if (caret !== selectionEnd) return undefined;
    const sign = value[caret - 1];
    const started =
      this.#forced === caret - 1 && (sign === '@' || sign === ':')
        ? ({ sign, prefix: '', from: caret - 1 } as const)
        : startedWord(value, caret);
    if (!started) this.#dismissed = undefined;
    if (!started || started.from === this.#dismissed) return undefined;
    if (!completes(started.sign, this.#desk.community()) || isInFence(value, caret)) return undefined;
    return started;
  }

  #ask(started: Started): void {
    this.#answer = ask(started, this.#desk.community(), this.#thread, () => {
      if (this.#started === started) this.#answered();
    });
    this.#answered();
  }

  #answered(): void {
    const options = this.#answer?.options();
    if (options) this.#take(options);
  }

  #take(options: readonly Option[]): void {
    const before = this.#options[this.#active]?.id;
    this.#options = options;
    this.#active = Math.max(0, this.#active ? options.findIndex(({ id }) => id === before) : 0);
    const told = options.length
      ? this.#desk.context.text(composeMessages, 'suggestion-count', { count: options.length })
      : '';
    if (told && told !== this.#told) this.#desk.announce(told);
    this.#told = told;
    this.#desk.element.requestUpdate();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#answer?.release();
    this.#answer = undefined;
    this.#active = 0;
  }

  #move(to: number): void {
    this.#active = to;
    this.#desk.element.requestUpdate();
  }

  readonly #pointed = ({ target, button }: PointerEvent): void => {
    const option = target instanceof Element && !button ? target.closest('[role=option]') : null;
    if (option) this.#choose(this.#options[Number(option.id.replace('suggestion-', ''))]);
  };

  #choose(option: Option | undefined): void {
    const area = this.#desk.area();
    const started = this.#started;
    if (!area || !started || !option) return;
    const to = area.selectionEnd;
    this.close();
    const space = /^\s/.test(area.value.slice(to)) ? '' : ' ';
    const caret = started.from + option.text.length + 1;
    insert(area, { from: started.from, to, text: option.text + space, select: [caret, caret] });
    this.look();
  }

  /** Members of the thread that is written in come first. */
  get #thread(): Id | undefined {
    const { parent, post } = this.#desk.about().target;
    const id = post?.id ?? parent;
    return id === undefined ? undefined : (this.#desk.community()?.entities.view('post', id)?.threadId ?? id);
  }

  #option(option: Option, index: number): TemplateResult {
    const { author, emoji, imageUrl, label, detail } = option;
    const image = safeImageUrl(imageUrl);
    return html`<div
      id="suggestion-${index}"
      class="suggestion"
      part="suggestion"
      role="option"
      aria-selected=${index === this.#active ? 'true' : 'false'}
      @pointermove=${() => index === this.#active || this.#move(index)}
    >
      ${author ? avatar({ id: option.id, name: author.name ?? author.handle, url: author.avatarUrl, size: 's' }) : nothing}
      ${emoji ? html`<span class="sign" aria-hidden="true">${emoji}</span>` : nothing}
      ${!emoji && image ? html`<img class="sign" src=${image} alt="" referrerpolicy="no-referrer" />` : nothing}
      <span class="words"><bdi>${label}</bdi>${detail ? html` <bdi class="detail">${detail}</bdi>` : nothing}</span>
    </div>`;
  }
}

/** Whether what was offered for fewer letters still fits more of them. */
function fits(text: string, prefix: string): boolean {
  return text
    .replace(/^[@#:]/, '')
    .toLocaleLowerCase()
    .startsWith(prefix.toLocaleLowerCase());
}

/** Below the line of the caret, above it where there is no room, and never outside of the window. */
function place(list: HTMLElement, caret: DOMRect, area: HTMLElement): void {
  const gap = 4;
  const field = area.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const bottom = Math.min(caret.bottom, field.bottom);
  const top = Math.max(caret.top, field.top);
  const below = bottom + gap + height <= innerHeight || top < height;
  const start = getComputedStyle(area).direction === 'rtl' ? caret.right - width : caret.left;
  list.style.left = `${Math.max(gap, Math.min(start, document.documentElement.clientWidth - width - gap))}px`;
  list.style.top = `${Math.max(gap, below ? bottom + gap : top - height - gap)}px`;
}
