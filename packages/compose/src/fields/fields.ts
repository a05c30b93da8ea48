import type { PostKind } from '@kith/core';
import { adopt, chip, chipStyles, icon, linkIcon, messageIcon, ReadController, type IconPath } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../composer/desk.js';
import type { Draft, GuestForm } from '../draft/draft.js';
import { articleIcon, questionIcon, resourceIcon } from '../icons/icons.js';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';
import { needsLink, type Circumstances } from '../sending/inputs.js';
import { firstLink } from '../writing/markdown.js';
import { fieldsStyles } from './fields.styles.js';

const kindIcons: { readonly [kind in PostKind]: IconPath } = {
  discussion: messageIcon,
  question: questionIcon,
  article: articleIcon,
  link: linkIcon,
  resource: resourceIcon,
  comment: messageIcon,
};

/** How many tags a post may have. */
const mostTags = 10;

/** What stands above the words: the kind of post, title, address, topic, and who a guest is. Below them: tags. */
export class Fields {
  readonly #desk: Desk;
  readonly #topics: ReadController<'topics.list'>;
  #tag = '';
  /** The address that was found in the words; another one is the writer's own. */
  #foundLink = '';

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#topics = new ReadController<'topics.list'>(desk.element, () => {
      const community = desk.community();
      if (!community || !this.#choosesTopic) return undefined;
      return { community, name: 'topics.list', input: { first: 100 } };
    });
    adopt(desk.element.renderRoot, chipStyles, fieldsStyles);
  }

  above(about: Circumstances): TemplateResult | typeof nothing {
    const { kind, kinds, guest, target } = about;
    const inputs = this.#inputs;
    const titled = kind !== 'comment' && Boolean(inputs?.title);
    const linked =
      !target.post && (kind === 'link' || kind === 'resource') && Boolean(inputs && 'link' in inputs && inputs.link);
    if (kinds.length < 2 && !titled && !linked && !guest) return nothing;
    return html`<div class="above">
      ${kinds.length > 1 ? this.#kinds(kind, kinds) : nothing} ${guest ? this.#guest() : nothing}
      ${
        linked
          ? this.#field('link', 'url', kind === 'resource' ? 'link-resource' : 'link', needsLink(kind), 'https://')
          : nothing
      }
      ${titled ? this.#field('title', 'text', kind === 'question' ? 'title-question' : 'title', kind !== 'discussion') : nothing}
    </div>`;
  }

  below(about: Circumstances): TemplateResult | typeof nothing {
    const tags = about.kind !== 'comment' && Boolean(this.#inputs?.tags);
    const topics = this.#choosesTopic;
    if (!tags && !topics) return nothing;
    return html`<div class="filing">${topics ? this.#topic(about) : nothing}${tags ? this.#tags() : nothing}</div>`;
  }

  /** The words have changed: an address among them is what a link post shares. */
  typed(): void {
    const { draft } = this.#desk.drafts;
    const { kind, target } = this.#desk.about();
    if (!needsLink(kind) || target.post || draft.link !== this.#foundLink) return;
    const link = firstLink(draft.body) ?? '';
    if (link === draft.link) return;
    this.#foundLink = link;
    this.#change({ link });
  }

  get #inputs() {
    const community = this.#desk.community();
    return community?.supports(this.#desk.about().target.post ? 'posts.edit' : 'posts.create')?.inputs;
  }

  get #choosesTopic(): boolean {
    const { target, kind } = this.#desk.about();
    const fixed =
      target.topic !== undefined || target.parent !== undefined || target.subject !== undefined || target.post;
    if (fixed || kind === 'comment' || !this.#inputs?.topic) return false;
    return this.#desk.community()?.supports('topics.list') !== undefined;
  }

  #kinds(kind: PostKind, kinds: readonly PostKind[]): TemplateResult {
    return html`<fieldset class="kinds" part="kinds">
      <legend class="visually-hidden">${this.#words('kind')}</legend>
      ${kinds.map(
        (one) =>
          html`<label class="kind"
            ><input
              class="visually-hidden"
              type="radio"
              name="kind"
              .checked=${one === kind}
              @change=${() => this.#change({ kind: one })}
            />${icon(kindIcons[one])}<span>${this.#words(`kind-${one}`)}</span></label
          >`,
      )}
    </fieldset>`;
  }

  #field(
    name: 'title' | 'link',
    type: 'text' | 'url',
    label: ComposeMessage,
    required: boolean,
    placeholder?: string,
  ): TemplateResult {
    const bad = this.#desk.drafts.draft.problem?.fields?.[name];
    return html`<div class="line">
      <input
        class="field ${name}"
        id=${name}
        part=${name}
        type=${type}
        dir=${type === 'url' ? 'ltr' : 'auto'}
        maxlength=${name === 'title' ? 300 : 2000}
        .value=${this.#desk.drafts.draft[name]}
        placeholder=${placeholder ? `${this.#words(label)} (${placeholder})` : this.#words(label)}
        aria-label=${this.#words(label)}
        aria-required=${required ? 'true' : nothing}
        aria-invalid=${bad ? 'true' : nothing}
        aria-describedby=${bad ? `${name}-bad` : nothing}
        @input=${(event: Event) => this.#change({ [name]: valueOf(event) })}
      />
      ${bad ? html`<p class="bad" id="${name}-bad">${this.#words(bad === 'required' ? 'bad-required' : name === 'link' ? 'bad-link' : bad === 'too-long' ? 'bad-too-long' : 'bad-invalid')}</p>` : nothing}
    </div>`;
  }

  #guest(): TemplateResult {
    const { fields } = this.#desk.drafts.draft.problem ?? {};
    return html`<div class="guest">
      ${this.#guestField('name', fields?.['guest'] ?? fields?.['guest.name'])}
      ${this.#guestField('email', fields?.['guest.email'])}
    </div>`;
  }

  #guestField(name: keyof GuestForm, bad: string | undefined): TemplateResult {
    const { guest = { name: '', email: '' } } = this.#desk.drafts.draft;
    const id = `guest-${name}` as const;
    return html`<div class="line">
      <input
        class="field"
        id=${id}
        type=${name === 'email' ? 'email' : 'text'}
        dir=${name === 'email' ? 'ltr' : 'auto'}
        autocomplete=${name}
        maxlength=${name === 'email' ? 200 : 100}
        .value=${guest[name]}
        placeholder=${this.#words(id)}
        aria-label=${this.#words(id)}
        aria-required=${name === 'name' ? 'true' : nothing}
        aria-invalid=${bad ? 'true' : nothing}
        aria-describedby=${bad ? `${id}-bad` : nothing}
        @input=${(event: Event) => this.#change({ guest: { ...guest, [name]: valueOf(event) } })}
      />
      ${bad ? html`<p class="bad" id="${id}-bad">${this.#words(bad === 'required' ? 'bad-required' : 'bad-invalid')}</p>` : nothing}
    </div>`;
  }

  #topic({ kind }: Circumstances): TemplateResult | typeof nothing {
    const { state } = this.#topics;
    if (state.status !== 'ready') return nothing;
    const { topic } = this.#desk.drafts.draft;
    const open = state.data.items.filter(
      ({ kinds, viewerCan }) => (!kinds || kinds.includes(kind)) && (!viewerCan || viewerCan.includes('post')),
    );
    if (!open.length) return nothing;
    return html`<select
      class="field topic"
      aria-label=${this.#words('topic')}
      @change=${(event: Event) =>
        this.#change({ topic: (event.target instanceof HTMLSelectElement && event.target.value) || undefined })}
    >
      <option value="" ?selected=${!topic}>${this.#words('topic-none')}</option>
      ${open.map(({ id, name, slug }) => html`<option value=${id} ?selected=${id === topic}>${name || slug || id}</option>`)}
    </select>`;
  }

  #tags(): TemplateResult {
    const { tags } = this.#desk.drafts.draft;
    return html`<div class="tags">
      ${tags.map((tag) =>
        chip({
          label: tag,
          removeLabel: this.#words('remove-tag', { tag }),
          onRemove: () => this.#change({ tags: tags.filter((one) => one !== tag) }),
        }),
      )}
      ${
        tags.length < mostTags
          ? html`<input
              class="tag-field"
              type="text"
              dir="auto"
              enterkeyhint="done"
              maxlength="60"
              .value=${this.#tag}
              placeholder=${this.#words('tags-hint')}
              aria-label=${this.#words('tags')}
              @input=${(event: Event) => (this.#tag = valueOf(event))}
              @keydown=${(event: KeyboardEvent) => this.#tagKey(event, tags)}
              @blur=${() => this.#addTag(tags)}
            />`
          : nothing
      }
    </div>`;
  }

  #tagKey(event: KeyboardEvent, tags: readonly string[]): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      this.#addTag(tags);
    } else if (event.key === 'Backspace' && !this.#tag && tags.length) this.#change({ tags: tags.slice(0, -1) });
  }

  #addTag(tags: readonly string[]): void {
    const tag = this.#tag.trim().replace(/^#/, '');
    this.#tag = '';
    if (tag && !tags.includes(tag)) this.#change({ tags: [...tags, tag] });
    else this.#desk.element.requestUpdate();
  }

  #change(part: Partial<Draft>): void {
    this.#desk.drafts.change(part);
    this.#desk.element.requestUpdate();
  }

  #words(key: ComposeMessage, values?: { readonly [name: string]: string }): string {
    return this.#desk.context.text(composeMessages, key, values);
  }
}

function valueOf({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
