import { html, nothing, type TemplateResult } from 'lit';

/** A few words of which one holds: a group of buttons that are a choice, one stop for Tab, arrows within it. */
export function wordSwitch<T extends string>(
  options: readonly T[],
  chosen: T,
  say: { readonly label: string; readonly word: (option: T) => string; readonly part: string },
  pick: (option: T) => void,
): TemplateResult | typeof nothing {
  if (options.length < 2) return nothing;
  return html`<div class="switch" part=${say.part} role="radiogroup" aria-label=${say.label} @keydown=${move}>
    ${options.map(
      (one) =>
        html`<button
          type="button"
          role="radio"
          aria-checked=${one === chosen}
          tabindex=${one === chosen ? '0' : '-1'}
          @click=${() => pick(one)}
        >
          ${say.word(one)}
        </button>`,
    )}
  </div>`;
}

/** Arrows choose what they come to, as in any group of radio buttons; at the end they begin again. */
function move(event: KeyboardEvent): void {
  const { currentTarget: group, target, key } = event;
  if (!(group instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  const back = getComputedStyle(group).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const on = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const step = key === on || key === 'ArrowDown' ? 1 : key === back || key === 'ArrowUp' ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const all = [...group.querySelectorAll<HTMLElement>('[role=radio]')];
  const next = all.at((all.indexOf(target) + step) % all.length);
  next?.focus();
  next?.click();
}
