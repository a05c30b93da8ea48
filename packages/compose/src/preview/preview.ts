import { adopt, richText, richTextStyles } from '@kith/ui';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import { Previews } from '../files/previews.js';
import { composeMessages } from '../messages/messages.js';

/** The words as they will look, through the same gate as everybody's; pictures that are not sent yet from this machine. */
export class Preview implements ReactiveController {
  readonly #desk: Desk;
  readonly #pictures = new Previews();

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.element.addController(this);
    adopt(desk.element.renderRoot, richTextStyles);
  }

  render(): TemplateResult {
    const { drafts, context } = this.#desk;
    const { body, files } = drafts.draft;
    const { schemes } = context.settings();
    let text = body;
    for (const { id, attachment } of files)
      if (attachment?.url) text = text.replaceAll(`kith-file:${id}`, attachment.url);
    return body.trim()
      ? html`${richText({ text, format: this.#desk.about().format }, { schemes, files: (id) => this.#pictures.url(id, drafts.files.get(id)) })}`
      : html`<p class="quiet-words">${context.text(composeMessages, 'preview-empty')}</p>`;
  }

  hostUpdated(): void {
    const { drafts, tabs } = this.#desk;
    this.#pictures.keepOnly(new Set(tabs.previews ? drafts.files.keys() : []));
  }

  hostDisconnected(): void {
    this.#pictures.keepOnly(new Set());
  }
}
