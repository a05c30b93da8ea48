import { html, LitElement, nothing, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import { checkIcon, chevronDownIcon, icon, iconStyles, type IconPath } from '../icons/icons.js';
import { place } from '../primitives/place.js';
import { base } from '../styles/base.js';
import { button } from '../styles/button.js';
import { KithMenuSelectEvent } from './events.js';
import { menuStyles } from './menu-styles.js';

export interface MenuItem {
  /** What the event tells. */
  readonly value: string;
  readonly label: string;
  readonly icon?: IconPath | undefined;
  readonly disabled?: boolean | undefined;
}

/** How long letters count as one word when an item is looked for by its name. */
const typeAheadMs = 500;

/**
 * @summary A button with a menu of things to do, or of one choice to make, by the pattern of the ARIA Authoring
 * Practices: arrows, Home, End and letters move, Enter chooses, Escape closes and returns to the button.
 * @tag kith-menu
 * @slot - What the button shows instead of `label`.
 * @event {KithMenuSelectEvent} kith-menu-select - An item was chosen; `preventDefault()` keeps `value` as it is.
 * @csspart button - The button.
 * @csspart menu - What opens.
 * @csspart item - One item.
 */
export class KithMenu extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [base, button, iconStyles, menuStyles];

  static override properties: PropertyDeclarations = {
    label: {},
    value: {},
    items: { attribute: false },
    icon: { attribute: false },
    open: { state: true },
  };

  /** The words of the button; with `icon`, its name. */
  label = '';
  /** The value of the chosen item. Set, even to `''`, it makes the items a choice of one. */
  value: string | undefined;
  items: readonly MenuItem[] = [];
  /** Shown instead of the words. */
  icon: IconPath | undefined;

  private open = false;
  private get opener(): HTMLButtonElement | null {
    return this.renderRoot.querySelector('.button');
  }
  private get menu(): HTMLElement | null {
    return this.renderRoot.querySelector('[popover]');
  }
  #typed = '';
  #typedAt = 0;
  #startAtEnd = false;

  /** The focus goes to the button. */
  override focus(options?: FocusOptions): void {
    this.opener?.focus(options);
  }

  protected override render(): unknown {
    const chosen = this.items.find(({ value }) => value === this.value);
    return html`<button
        class="button ${this.icon ? 'icon-only quiet' : ''}"
        part="button"
        type="button"
        popovertarget="menu"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${this.icon ? this.label : nothing}
        @keydown=${this.#openByKey}
      >
        ${this.icon ? icon(this.icon) : this.#words(chosen)}
      </button>
      <div
        id="menu"
        part="menu"
        role="menu"
        aria-label=${this.label || nothing}
        popover="auto"
        @toggle=${this.#toggled}
        @keydown=${this.#move}
      >
        ${this.items.map((item) => this.#item(item))}
      </div>`;
  }

  #words(chosen: MenuItem | undefined): unknown {
    return html`<slot
        ><span class=${chosen ? 'quiet-label' : ''}>${this.label}</span
        >${chosen ? html` <span>${chosen.label}</span>` : nothing}</slot
      >${icon(chevronDownIcon)}`;
  }

  #item(item: MenuItem): unknown {
    const choice = this.value !== undefined;
    const checked = item.value === this.value;
    const mark = choice ? (checked ? checkIcon : '') : item.icon;
    return html`<button
      class="item"
      part="item"
      type="button"
      role=${choice ? 'menuitemradio' : 'menuitem'}
      aria-checked=${choice ? (checked ? 'true' : 'false') : nothing}
      aria-disabled=${item.disabled ? 'true' : nothing}
      tabindex="-1"
      @click=${() => this.#choose(item)}
    >
      ${mark === undefined ? nothing : icon(mark)}<span>${item.label}</span>
    </button>`;
  }

  #openByKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#startAtEnd = event.key === 'ArrowUp';
    this.menu?.showPopover();
  }

  #toggled(event: ToggleEvent): void {
    this.open = event.newState === 'open';
    const { menu, opener } = this;
    if (!this.open || !menu || !opener) return;
    place(menu, opener);
    const items = this.#elements();
    const checked = items.find((item) => item.ariaChecked === 'true');
    (this.#startAtEnd ? items.at(-1) : (checked ?? items[0]))?.focus();
    this.#startAtEnd = false;
  }

  #move(event: KeyboardEvent): void {
    const items = this.#elements();
    const at = items.findIndex((item) => item.matches(':focus'));
    const { key } = event;
    if (key === 'Escape' || key === 'Tab') {
      this.#close(); // Tab goes on from the button
      if (key === 'Tab') return;
    } else if (key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (key === 'ArrowUp') items.at(Math.max(at, 0) - 1)?.focus();
    else if (key === 'Home') items[0]?.focus();
    else if (key === 'End') items.at(-1)?.focus();
    else if (key.length === 1 && key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
      this.#find(key, event.timeStamp, at)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The next item whose label begins with what was typed; one letter again goes on to the next with it. */
  #find(key: string, time: number, at: number): HTMLElement | undefined {
    const letter = key.toLocaleLowerCase();
    this.#typed = time - this.#typedAt > typeAheadMs || this.#typed === letter ? letter : this.#typed + letter;
    this.#typedAt = time;
    const items = this.#elements();
    const from = at + (this.#typed.length === 1 ? 1 : 0);
    return [...items.slice(from), ...items.slice(0, from)].find((item) =>
      item.textContent.trim().toLocaleLowerCase().startsWith(this.#typed),
    );
  }

  #choose({ value, disabled }: MenuItem): void {
    if (disabled) return;
    this.#close();
    const event = new KithMenuSelectEvent({ value });
    if (this.dispatchEvent(event) && this.value !== undefined) this.value = value;
  }

  #close(): void {
    this.menu?.hidePopover();
    this.opener?.focus();
  }

  #elements(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-menu': KithMenu;
  }
}
