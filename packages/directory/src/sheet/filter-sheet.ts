import { adopt, closeIcon, icon } from '@kith/ui';
import { css, html, nothing, type TemplateResult } from 'lit';

interface Options {
  readonly title: string;
  readonly panel: TemplateResult;
  /** The button at the end: what the reader goes back to. */
  readonly done: string;
  readonly clear: { readonly label: string; readonly run: () => void } | undefined;
  readonly closed: () => void;
}

/** Facets over the page, where there is no room beside the list. The dialog keeps the focus and gives it back. */
export function filterSheet({ title, panel, done, clear, closed }: Options): TemplateResult {
  const dismiss = (event: Event): void => {
    const { currentTarget, target } = event;
    if (currentTarget instanceof HTMLDialogElement && target === currentTarget) currentTarget.close();
  };
  const close = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLElement) currentTarget.closest('dialog')?.close();
  };
  // A press beside the sheet closes it; the keyboard has Escape and the buttons.
  // eslint-disable-next-line lit-a11y/click-events-have-key-events
  return html`<dialog part="sheet" aria-label=${title} @close=${closed} @click=${dismiss}>
    <div class="sheet">
      <header>
        <h2>${title}</h2>
        ${clear ? html`<button class="button quiet" type="button" @click=${clear.run}>${clear.label}</button>` : nothing}
        <button class="button quiet icon-only" type="button" aria-label=${done} @click=${close}>
          ${icon(closeIcon)}
        </button>
      </header>
      <div class="sheet-body">${panel}</div>
      <footer><button class="button primary" type="button" @click=${close}>${done}</button></footer>
    </div>
  </dialog>`;
}

/** Opens the sheet once it is rendered. */
export function present(root: Node & ParentNode): void {
  adopt(root, sheetStyles);
  const dialog = root.querySelector('dialog');
  if (dialog && !dialog.open) dialog.showModal();
}

const sheetStyles = css`
  dialog {
    inline-size: min(100%, 30em);
    max-inline-size: 100%;
    max-block-size: 85dvh;
    margin: auto auto 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-l) var(--_radius-l) 0 0;
    background: var(--_raised);
    color: var(--_on-raised);
    box-shadow: var(--_shadow);
  }
  dialog::backdrop {
    background: color-mix(in oklab, CanvasText 40%, transparent);
  }
  .sheet {
    display: flex;
    flex-direction: column;
    max-block-size: 85dvh;
  }
  .sheet header,
  .sheet footer {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    padding: var(--_space-m) var(--_space-l);
  }
  .sheet h2 {
    flex: 1;
    font-size: var(--_text-l);
  }
  .sheet-body {
    overflow: auto;
    padding: 0 var(--_space-l);
    overscroll-behavior: contain;
  }
  .sheet footer {
    border-block-start: var(--_border) solid var(--_divider);
  }
  .sheet footer .button {
    flex: 1;
  }
`;
