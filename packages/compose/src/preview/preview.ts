import { adopt, richText, richTextStyles } from '@kith/ui';
import { html, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import { composeMessages } from '../messages/messages.js';

/** The words as they will look, through the same gate as everybody's. */
export class Preview {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
    adopt(desk.element.renderRoot, richTextStyles);
  }

  render(): TemplateResult {
    const { drafts, context } = this.#desk;
    const { body, files } = drafts.draft;
    const { schemes } = context.settings();
    // A file that has no address yet cannot be drawn by the gate: its words stand for it.
    let text = body;
    for (const { id, attachment } of files) text = text.replaceAll(`kith-file:${id}`, attachment?.url ?? '');
    return body.trim()
      ? html`${richText({ text, format: this.#desk.about().format }, { schemes })}`
      : html`<p class="quiet-words">${context.text(composeMessages, 'preview-empty')}</p>`;
  }
}
