import type { Community } from '@kith/core';
import { newId } from '@kith/core/outbox';
import { adopt, closeIcon, icon, retryIcon } from '@kith/ui';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Desk } from '../composer/desk.js';
import type { DraftFile } from '../draft/draft.js';
import { fileIcon, insertIcon } from '../icons/icons.js';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';
import { insert } from '../writing/insert.js';
import { complaintOf, sizeText, type FileComplaint } from './check.js';
import { sentenceOf } from './complaint-words.js';
import { filesStyles } from './files.styles.js';
import { Previews } from './previews.js';
import { Uploads } from './uploads.js';

/** The files with what is written: taken in, shown, described, and sent ahead where that can be done. */
export class Files implements ReactiveController {
  readonly #desk: Desk;
  readonly #previews = new Previews();
  readonly #uploads: Uploads;
  #complaints: readonly FileComplaint[] = [];
  #connected = true;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#uploads = new Uploads(
      (id, attachment) => {
        const file = this.#list.find((one) => one.id === id);
        this.#set(this.#list.map((one) => (one.id === id ? { ...one, attachment } : one)));
        if (file?.alt) this.#describe({ ...file, attachment });
      },
      () => desk.element.requestUpdate(),
    );
    desk.element.addController(this);
    adopt(desk.element.renderRoot, filesStyles);
  }

  /** Takes files in, as far as the place takes them; what it does not is said by name. */
  add(files: readonly File[], how: 'paste' | 'drop' | 'choice'): void {
    const { drafts } = this.#desk;
    const { rules } = this.#desk.about();
    const blobs = new Map(drafts.files);
    const list = [...this.#list];
    const complaints: FileComplaint[] = [];
    for (const file of files) {
      const name = how === 'paste' && /^image\.\w+$/.test(file.name) ? this.#pastedName(file) : file.name || 'file';
      const complaint = complaintOf({ name, type: file.type, size: file.size }, list.length, rules);
      if (complaint) {
        complaints.push(complaint);
        continue;
      }
      const id = newId();
      blobs.set(id, file);
      list.push({ id, name, mediaType: file.type || 'application/octet-stream', size: file.size });
    }
    this.#complaints = complaints;
    if (list.length > this.#list.length) drafts.change({ files: list }, blobs);
    this.#desk.element.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const list = this.#list;
    if (!list.length && !this.#complaints.length) return nothing;
    return html`<div class="files" part="files">
      ${this.#complaints.map((complaint) => html`<p class="bad" role="alert">${sentenceOf(complaint, this.#desk.context)}</p>`)}
      ${
        list.length
          ? html`<ul aria-label=${this.#words('files')}>
              ${repeat(
                list,
                ({ id }) => id,
                (file) => this.#file(file),
              )}
            </ul>`
          : nothing
      }
    </div>`;
  }

  hostConnected(): void {
    this.#connected = true;
  }

  hostUpdated(): void {
    const ids = new Set(this.#list.map(({ id }) => id));
    this.#previews.keepOnly(ids);
    this.#uploads.keepOnly(ids);
    this.#begin();
  }

  hostDisconnected(): void {
    this.#connected = false;
    queueMicrotask(() => {
      if (this.#connected) return;
      this.#previews.keepOnly(new Set());
      this.#uploads.keepOnly(new Set());
    });
  }

  get #list(): readonly DraftFile[] {
    return this.#desk.drafts.draft.files;
  }

  /** Sends ahead what is new, where what a picture shows can still be told afterwards. */
  #begin(): void {
    const community = this.#desk.community();
    if (!community?.supports('attachments.create') || community.awaitsConsent || community.pace.waitMs) return;
    if (this.#desk.about().guest || !community.viewer?.key || !navigator.onLine) return;
    for (const file of this.#list) {
      const blob = this.#desk.drafts.files.get(file.id);
      if (!blob || file.attachment || this.#uploads.state(file.id)) continue;
      if (isPicture(file) && !community.supports('attachments.describe')) continue;
      this.#uploads.start(community, file, blob);
    }
  }

  #file(file: DraftFile): TemplateResult {
    const { id, name, size, alt, attachment } = file;
    const isGone = this.#isGone(file);
    const url = this.#previews.url(id, this.#desk.drafts.files.get(id));
    const state = this.#uploads.state(id);
    const share = state?.status === 'sending' ? Math.round(state.progress * 100) : undefined;
    const { locale } = this.#desk.context;
    const told = isGone
      ? this.#words('file-gone')
      : state?.status === 'refused'
        ? this.#words('file-refused')
        : state?.status === 'later'
          ? this.#words(state.stopped ? 'file-cancelled' : 'file-failed')
          : share !== undefined
            ? this.#words('file-progress', {
                share: new Intl.NumberFormat(locale(), { style: 'percent' }).format(share / 100),
              })
            : attachment
              ? this.#words('file-ready')
              : '';
    return html`<li class="file ${isGone ? 'gone' : (state?.status ?? '')}" part="file">
      <span class="thumb"
        >${url ? html`<img src=${url} alt="" @error=${() => this.#broken(id)} />` : icon(fileIcon)}</span
      >
      <div class="file-words">
        <span class="file-name"><bdi dir="auto">${name}</bdi></span>
        <span class="file-told"
          >${size ? sizeText(size, locale()) : nothing}${told ? html`<span> · ${told}</span>` : nothing}</span
        >
        ${share === undefined ? nothing : html`<progress max="100" .value=${share} aria-label=${name}></progress>`}
        ${
          isPicture(file) && !isGone
            ? html`<input
                class="field alt"
                type="text"
                dir="auto"
                .value=${alt ?? ''}
                placeholder=${this.#words('alt-hint')}
                aria-label=${this.#words('alt', { name })}
                maxlength="1000"
                @input=${(event: Event) => this.#alt(id, event)}
                @change=${() => this.#describeById(id)}
              />`
            : nothing
        }
      </div>
      <div class="file-acts">
        ${state?.status === 'sending' ? this.#act('cancel-upload', name, closeIcon, () => this.#uploads.stop(id)) : nothing}
        ${state && state.status !== 'sending' ? this.#act('retry-upload', name, retryIcon, () => this.#retry(file)) : nothing}
        ${isGone ? this.#again(file) : nothing}
        ${isPicture(file) && !isGone && this.#desk.about().format === 'markdown' ? this.#act('insert-file', name, insertIcon, () => this.#insert(file)) : nothing}
        ${state?.status === 'sending' ? nothing : this.#act('remove-file', name, closeIcon, () => this.#remove(file))}
      </div>
    </li>`;
  }

  #act(key: ComposeMessage, name: string, path: string, run: () => void): TemplateResult {
    const label = this.#words(key, { name });
    return html`<button class="tool" type="button" aria-label=${label} title=${label} @click=${run}>
      ${icon(path)}
    </button>`;
  }

  /** Neither the backend has it nor this machine: a draft that was kept without its files. */
  #isGone({ id, attachment }: DraftFile): boolean {
    return !attachment && !this.#desk.drafts.files.has(id);
  }

  /** Chooses another file, or the same again, in the place of one that is gone: the words may name it already. */
  #again({ id, name }: DraftFile): TemplateResult {
    const open = (): void =>
      this.#desk.element.renderRoot.querySelector<HTMLElement>(`#again-${CSS.escape(id)}`)?.click();
    return html`${this.#act('choose-again', name, retryIcon, open)}<input
        id="again-${id}"
        type="file"
        hidden
        accept=${this.#desk.about().rules?.mediaTypes?.join(',') || nothing}
        @change=${({ target }: Event) => {
          const chosen = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
          if (chosen) this.#replace(id, chosen);
        }}
      />`;
  }

  #replace(id: string, file: File): void {
    const { drafts } = this.#desk;
    const others = this.#list.filter((one) => one.id !== id);
    const complaint = complaintOf(file, others.length, this.#desk.about().rules);
    this.#complaints = complaint ? [complaint] : [];
    const { name, size, type: mediaType } = file;
    const files = this.#list.map((one) => (one.id === id ? { ...one, name, size, mediaType } : one));
    if (!complaint) drafts.change({ files }, new Map(drafts.files).set(id, file));
    this.#desk.element.requestUpdate();
  }

  #broken(id: string): void {
    this.#previews.fail(id);
    this.#desk.element.requestUpdate();
  }

  #retry(file: DraftFile): void {
    const community = this.#desk.community();
    const blob = this.#desk.drafts.files.get(file.id);
    if (community && blob) this.#uploads.start(community, file, blob);
  }

  #remove({ id, attachment }: DraftFile): void {
    const blobs = new Map(this.#desk.drafts.files);
    const isNew = blobs.delete(id);
    const text = this.#desk.drafts.draft.body;
    this.#desk.drafts.change(
      { files: this.#list.filter((file) => file.id !== id), body: withoutPicture(text, id) },
      blobs,
    );
    this.#desk.element.requestUpdate();
    this.#desk.area()?.focus();
    const community: Community | undefined = this.#desk.community();
    // What belongs to a post goes with the post.
    if (attachment && isNew && community?.supports('attachments.delete'))
      community.write('attachments.delete', { id: attachment.id }).catch(() => {});
  }

  #insert({ id, alt, name }: DraftFile): void {
    const area = this.#desk.area();
    if (!area) return;
    const { selectionStart: from, selectionEnd: to } = area;
    const words = (alt || name).replace(/[[\]\\]/g, '\\$&');
    const text = `![${words}](kith-file:${id})`;
    insert(area, { from, to, text, select: [from + text.length, from + text.length] });
  }

  #alt(id: string, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { value } = event.target;
    this.#set(this.#list.map((file) => (file.id === id ? { ...file, alt: value } : file)));
  }

  #describeById(id: string): void {
    const file = this.#list.find((one) => one.id === id);
    if (file?.attachment) this.#describe(file);
  }

  /** What a picture shows, for one that is uploaded already. */
  #describe({ attachment, alt = '' }: DraftFile): void {
    const community = this.#desk.community();
    if (!attachment || (attachment.alt ?? '') === alt || !community?.supports('attachments.describe')) return;
    community.write('attachments.describe', { id: attachment.id, alt }).catch(() => {});
  }

  #set(files: readonly DraftFile[]): void {
    this.#desk.drafts.change({ files });
    this.#desk.element.requestUpdate();
  }

  /** A picture out of the clipboard is called `image.png`, each of them. */
  #pastedName({ name }: File): string {
    const stamp = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
    return `${this.#words('pasted')}-${stamp.replace('T', '-').replaceAll(':', '')}.${name.split('.').at(-1) ?? 'png'}`;
  }

  #words(key: ComposeMessage, values?: { readonly [name: string]: string | number }): string {
    return this.#desk.context.text(composeMessages, key, values);
  }
}

function isPicture({ mediaType }: DraftFile): boolean {
  return mediaType.startsWith('image/');
}

/** The words without a picture that was put among them. */
function withoutPicture(text: string, id: string): string {
  return text.replace(new RegExp(`!\\[(?:[^\\]\\\\]|\\\\.)*\\]\\(kith-file:${id}\\)`, 'g'), '');
}
