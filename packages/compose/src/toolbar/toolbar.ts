import { icon, linkIcon, listIcon, type IconPath } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { ComposeMessage } from '../messages/messages.js';
import {
  attachIcon,
  boldIcon,
  codeIcon,
  emojiIcon,
  italicIcon,
  mentionIcon,
  numberedListIcon,
  pollIcon,
  quoteIcon,
  taskListIcon,
} from '../icons/icons.js';
import type { Mark } from '../writing/markdown.js';
import { keepFocus } from '../writing/keep-focus.js';

export type Tool = Mark | 'mention' | 'emoji' | 'attach' | 'poll';

const icons: { readonly [tool in Tool]: IconPath } = {
  bold: boldIcon,
  italic: italicIcon,
  'add-link': linkIcon,
  quote: quoteIcon,
  code: codeIcon,
  list: listIcon,
  'numbered-list': numberedListIcon,
  'task-list': taskListIcon,
  mention: mentionIcon,
  emoji: emojiIcon,
  attach: attachIcon,
  poll: pollIcon,
};

/** Keys that do the same, as `aria-keyshortcuts` writes them; `Meta` stands for `Control` on a Mac. */
const keys: { readonly [tool in Tool]?: string } = {
  bold: 'Control+B',
  italic: 'Control+I',
  'add-link': 'Control+K',
  'numbered-list': 'Control+Shift+7',
  list: 'Control+Shift+8',
};

/** The mark that a key press stands for. */
export function markOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Mark | undefined {
  if (ctrlKey === metaKey || altKey) return undefined;
  // With Shift held, a digit's key says what is above the digit, and that differs from keyboard to keyboard.
  if (shiftKey) return code === 'Digit7' ? 'numbered-list' : code === 'Digit8' ? 'list' : undefined;
  const marks: { readonly [key: string]: Mark } = { b: 'bold', i: 'italic', k: 'add-link' };
  return Object.hasOwn(marks, key.toLowerCase()) ? marks[key.toLowerCase()] : undefined;
}

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');

/** The tools as a toolbar with one stop for Tab (APG): arrows, Home and End move in it. */
export class Toolbar {
  /** The tool that Tab comes to. */
  #at: Tool | undefined;
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  render(
    tools: readonly Tool[],
    text: (key: ComposeMessage) => string,
    pressed: ReadonlySet<Tool>,
    use: (tool: Tool) => void,
  ): TemplateResult {
    const stop = tools.find((tool) => tool === this.#at) ?? tools[0];
    return html`<div
      class="toolbar"
      part="toolbar"
      role="toolbar"
      aria-label=${text('tools')}
      aria-controls="text"
      @keydown=${this.#move}
    >
      ${tools.map((tool) => {
        const shortcut = keys[tool];
        const shown =
          shortcut &&
          (isMac
            ? shortcut.replace('Control', '⌘').replace('Shift', '⇧').replaceAll('+', '')
            : shortcut.replace('Control', 'Ctrl'));
        return html`<button
          class="tool"
          part="tool"
          type="button"
          data-tool=${tool}
          tabindex=${tool === stop ? '0' : '-1'}
          aria-label=${text(tool)}
          title=${shown ? `${text(tool)} (${shown})` : text(tool)}
          aria-keyshortcuts=${shortcut ? (isMac ? shortcut.replace('Control', 'Meta') : shortcut) : nothing}
          aria-pressed=${tool === 'poll' ? (pressed.has(tool) ? 'true' : 'false') : nothing}
          @pointerdown=${keepFocus}
          @mousedown=${keepFocus}
          @focus=${() => this.#stopAt(tool)}
          @click=${() => use(tool)}
        >
          ${icon(icons[tool])}
        </button>`;
      })}
    </div>`;
  }

  #stopAt(tool: Tool): void {
    if (this.#at === tool) return;
    this.#at = tool;
    this.#update();
  }

  readonly #move = (event: KeyboardEvent): void => {
    const bar = event.currentTarget;
    if (!(bar instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const tools = [...bar.querySelectorAll<HTMLElement>('.tool')];
    const at = tools.findIndex((tool) => tool.matches(':focus'));
    const onward = getComputedStyle(bar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const steps: { readonly [key: string]: number } = {
      ArrowRight: onward === 'ArrowRight' ? at + 1 : at - 1,
      ArrowLeft: onward === 'ArrowLeft' ? at + 1 : at - 1,
      Home: 0,
      End: tools.length - 1,
    };
    const to = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (to === undefined) return;
    event.preventDefault();
    tools.at(to % tools.length)?.focus();
  };
}
