import type { Id, Post, PostKind, PostRules } from '@kith/core';
import { afterPaint, Lazy, ReadController } from '@kith/ui';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { live } from 'lit/directives/live.js';
import { DraftController } from '../draft/draft-controller.js';
import { draftOfPost, emptyDraft, type Draft } from '../draft/draft.js';
import { placeOf } from '../draft/place.js';
import { firstComposeMessages, type FirstComposeMessage } from '../messages/first.js';
import type { Circumstances } from '../sending/inputs.js';
import type { Sending } from '../sending/sending.js';
import type { Around } from './around.js';
import { circumstancesOf, promptFor, targetOf, verbFor } from './circumstances.js';
import { composerStyles } from './composer.styles.js';
import type { Desk } from './desk.js';
import { KithComposerCancelEvent } from './events.js';
import { FormElement } from './form-element.js';
import { Tabs } from './tabs.js';

const sending = new Lazy(() => import('../sending/sending.js'));
const around = new Lazy(() => import('./around.js'));

/** Somebody may be about to write. */
const preload = (): void => void around.load().catch(() => {});

/**
 * @summary Where posts, replies and comments are written: Markdown with a toolbar, completion, files and polls. In a form
 * with a `name` and without a community it is a plain Markdown field.
 * @tag kith-composer
 *
 * @slot - Shown when the set-up lets nothing be shown, and before the script runs.
 *
 * @event {KithPostSubmitEvent} kith-post-submit - Before a post leaves, with what is sent; `preventDefault()` keeps it here.
 * @event {KithPostSubmittedEvent} kith-post-submitted - A post is on its way, with its entry in the outbox.
 * @event {KithComposerCancelEvent} kith-composer-cancel - The writer turns away; what is written stays a draft.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart composer - Everything.
 * @csspart kinds - The choice of what kind of post it is.
 * @csspart title - The field for the title.
 * @csspart link - The field for the address that a post shares.
 * @csspart frame - The box around the words, their files and the controls.
 * @csspart tabs - The switch between writing and preview.
 * @csspart textarea - The field for the words.
 * @csspart preview - The words as they will look; `rich-text` is within it.
 * @csspart files - The files; `file` is one of them.
 * @csspart poll - The form of a poll.
 * @csspart card - What is known of the page that the words link to.
 * @csspart foot - The row with the tools and the buttons.
 * @csspart toolbar - The tools; each is a `tool`.
 * @csspart count - How many characters are left.
 * @csspart cancel - The button that turns away.
 * @csspart submit - The button that sends.
 * @csspart suggestions - What a word may become; `suggestion` is one of them.
 * @csspart note - A sentence about what is written.
 * @csspart notice - What is said where nothing can be written.
 *
 * @cssproperty [--kith-composer-min-height=5.5em] - The least height of the field for the words.
 * @cssproperty [--kith-composer-max-height=60vh] - The height from which on the words scroll.
 *
 * @cssstate empty - Nothing is written.
 * @cssstate saving - An edit is on its way.
 * @cssstate over - There are too many characters.
 * @cssstate dropping - Files are held over it.
 * @cssstate refused - Nothing can be posted here.
 */
export class KithComposer extends FormElement {
  static override family = 'discussion-more' as const;
  static override styles = composerStyles;

  static override properties: PropertyDeclarations = {
    kind: {},
    kinds: {},
    topic: {},
    parent: {},
    subject: {},
    site: {},
    subjectTitle: { attribute: 'subject-title' },
    subjectUrl: { attribute: 'subject-url' },
    post: { attribute: false },
    draftKey: { attribute: 'draft-key' },
    placeholder: {},
    label: {},
    cancelable: { type: Boolean },
    defaultValue: { attribute: 'value' },
  };

  /** What is written: comment, discussion, question, article, link or resource. By default what fits the place. */
  kind: PostKind | undefined;
  /** The kinds that the writer can choose from, such as `discussion question`; without it, the one of `kind`. */
  kinds: string | undefined;
  /** Id of the topic that it is filed under. */
  topic: Id | undefined;
  /** Id of the post that it answers. */
  parent: Id | undefined;
  /** Key of the host's page that it stands under. */
  subject: string | undefined;
  /** Origin that `subject` belongs to, where the backend has several. */
  site: string | undefined;
  /** Title of that page, which travels with its first comment; by default the document's. */
  subjectTitle: string | undefined;
  /** Address of that page; by default the canonical one, else this one. */
  subjectUrl: string | undefined;
  /** A post to change, instead of a new one. */
  post: Post | undefined;
  /** Names the draft, where the place is not enough. */
  draftKey: string | undefined;
  placeholder: string | undefined;
  /** The name of the field for those who do not see it; by default a `<label>`'s words, else what fits the place. */
  label: string | undefined;
  /** Offers a way out beside the way on. */
  cancelable = false;
  /** The words at first. */
  defaultValue = '';

  #baseOf: readonly unknown[] = [];
  #baseDraft = emptyDraft();
  readonly #drafts = new DraftController(
    this,
    () => ({ community: this.connection.community, place: this.#place, base: this.#base }),
    () => this.#taken(),
  );
  readonly #rules = new ReadController<'posts.rules'>(
    this,
    () => {
      const { community } = this.connection;
      if (!community?.supports('posts.rules')) return undefined;
      const { topic, parent, subject, site } = this;
      return { community, name: 'posts.rules', input: parent ? { parent } : subject ? { subject, site } : { topic } };
    },
    { keep: false },
  );
  readonly #tabs = new Tabs(this, () => this.#want());
  #sending: Sending | undefined;
  #around: Around | undefined;
  #wanted = false;
  readonly #desk: Desk = {
    element: this,
    context: this.context,
    drafts: this.#drafts,
    community: () => this.connection.community,
    about: () => this.#about,
    area: () => this.#area,
    announce: (text) => this.#around?.announce(text),
    tabs: this.#tabs,
    state: (name, on) => this.toggleState(name, on),
    sending: () => this.#sending,
    submit: () => void this.submit(),
    cancel: () => this.cancel(),
  };

  constructor() {
    super();
    // A click on a label in the page comes as one on this element itself.
    this.addEventListener('click', (event) => {
      if (event.composedPath()[0] === this) this.focus();
    });
    // What was set before the class was there stands in the way of what it sets.
    const early: unknown = Object.getOwnPropertyDescriptor(this, 'value')?.value;
    if (early === undefined) return;
    Reflect.deleteProperty(this, 'value');
    this.value = String(early);
  }

  /** The words. */
  override get value(): string {
    return this.#drafts.draft.body;
  }
  override set value(body: string) {
    this.#drafts.change({ body });
    this.#taken();
    this.requestUpdate();
  }

  override focus(options?: FocusOptions): void {
    if (this.#area) this.#area.focus(options);
    else void this.updateComplete.then(() => this.#area?.focus(options));
  }

  /** Sends what is written, as the button does. Resolves to whether it is on its way. */
  async submit(): Promise<boolean> {
    if (this.#isField) {
      this.form?.requestSubmit();
      return false;
    }
    try {
      await this.#takeAround(); // what is missing is said with its words
      const { Sending } = await sending.load();
      this.#sending ??= new Sending(this.#desk);
      const sent = this.#sending.submit();
      if (!sent) await this.#around?.showProblem();
      return sent;
    } catch {
      this.#drafts.change({ problem: { kind: 'network' } });
      this.requestUpdate();
      return false;
    }
  }

  /** Follows what is on its way, so that the words of what is given up return to it. Resolves once it does. */
  async attend(): Promise<void> {
    if (!this.isConnected) return;
    await this.updateComplete;
    await this.#takeSending();
    this.requestUpdate();
    await this.updateComplete;
  }

  /** Turns away from it: what is written stays a draft of the place. */
  cancel(): void {
    this.dispatchEvent(new KithComposerCancelEvent());
  }

  formResetCallback(): void {
    this.#drafts.clear();
  }
  formStateRestoreCallback(state: unknown): void {
    if (typeof state === 'string' && !this.#drafts.touched) this.value = state;
  }

  protected override render(): unknown {
    const { community } = this.connection;
    if (community?.awaitsConsent) return this.barrier;
    const refused = this.#refusal;
    this.toggleState('refused', refused !== undefined);
    if (refused) return html`${this.#needAround()?.refusal(refused)}`;
    const about = this.#about;
    const part = this.#around;
    return html`<div
      class="composer"
      part="composer"
      @focusin=${this.#want}
      @pointerover=${preload}
      @dragenter=${this.#want}
      @dragover=${(event: DragEvent) => part?.dragOver(event)}
      @dragleave=${(event: DragEvent) => part?.dragLeave(event)}
      @drop=${this.#dropped}
      @keydown=${this.#pressed}
    >
      ${this.#needsFields(about) ? (this.#needAround()?.above(about) ?? html`<div class="above waiting"></div>`) : nothing}
      <div class="frame" part="frame">
        ${about.format === 'markdown' ? this.#tabs.render((view) => this.#words(view)) : nothing}
        <div
          class="paper"
          id="paper"
          role=${about.format === 'markdown' ? 'tabpanel' : nothing}
          aria-labelledby=${about.format === 'markdown' ? 'tab-write' : nothing}
          ?hidden=${this.#tabs.previews}
        >
          <textarea
            id="text"
            part="textarea"
            dir="auto"
            rows="1"
            .value=${live(this.#drafts.draft.body)}
            placeholder=${this.placeholder ?? this.#words(promptFor(about, this.connection.community))}
            aria-label=${this.#label(about)}
            aria-required=${this.required ? 'true' : nothing}
            aria-invalid=${this.#drafts.draft.problem?.fields?.['body'] ? 'true' : nothing}
            aria-describedby="said"
            aria-autocomplete=${part?.suggestions ? 'list' : nothing}
            aria-haspopup=${part?.suggestions?.open ? 'listbox' : nothing}
            aria-controls=${part?.suggestions?.open ? 'suggestions' : nothing}
            aria-activedescendant=${part?.suggestions?.active ?? nothing}
            ?disabled=${this.isDisabled}
            ?readonly=${this.#sending?.saving ?? false}
            @input=${this.#typed}
            @compositionend=${this.#typed}
            @keyup=${() => part?.moved()}
            @click=${() => part?.moved()}
            @blur=${() => part?.left()}
            @paste=${this.#pasted}
          ></textarea>
        </div>
        ${part?.below(about)}
        <div class="foot" part="foot">
          <div class="tools">${part?.toolbar(about)}</div>
          ${part?.count(about)} ${this.#buttons(about)}
        </div>
        ${part?.dropZone()}
      </div>
      <div class="notes" id="said">${part?.notes(about)}</div>
      ${part?.after()}
    </div>`;
  }

  #buttons(about: Circumstances): unknown {
    if (this.#isField) return nothing;
    const { post, parent } = about.target;
    return html`${
        this.cancelable || post || parent !== undefined
          ? html`<button class="button quiet" part="cancel" type="button" @click=${() => this.cancel()}>
              ${this.#words('cancel')}
            </button>`
          : nothing
      }<button
        class="button primary"
        part="submit"
        type="button"
        ?disabled=${this.isDisabled}
        aria-disabled=${this.#drafts.touched && !this.#sending?.saving ? nothing : 'true'}
        @click=${() => void this.submit()}
      >
        ${this.#words(verbFor(about, this.connection.community))}
      </button>`;
  }

  protected override firstUpdated(): void {
    // Whether posts come back is known from what is on its way; nobody waits for that.
    afterPaint(() => void this.#takeSending());
  }

  protected override updated(): void {
    const { touched, draft } = this.#drafts;
    this.toggleState('empty', !draft.body);
    this.toggleState('saving', this.#sending?.saving ?? false);
    this.#tellForm();
    if (touched) this.#want();
    if (this.#area && this.#area !== this.#grown) {
      this.#grown = this.#area;
      this.#grow();
    }
    const { community } = this.connection;
    if (community && !this.#sending && this.hasUpdated) afterPaint(() => void this.#takeSending());
  }
  #grown: HTMLTextAreaElement | undefined;

  async #takeSending(): Promise<void> {
    if (this.#sending || !this.isConnected || !this.connection.community) return;
    try {
      const { Sending } = await sending.load();
      this.#sending ??= new Sending(this.#desk);
    } catch {
      // tried again when something is sent
    }
  }

  #needAround(): Around | undefined {
    void this.#takeAround();
    return this.#around;
  }

  async #takeAround(): Promise<void> {
    if (this.#around) return;
    try {
      const { Around } = await around.load();
      if (this.#around) return;
      this.#around = new Around(this.#desk);
      this.requestUpdate();
    } catch {
      this.#wanted = false;
    }
  }

  readonly #want = (): void => {
    if (this.#wanted) return;
    this.#wanted = true;
    void this.#takeAround();
  };

  readonly #typed = (event: Event): void => {
    const area = event.target;
    if (!(area instanceof HTMLTextAreaElement)) return;
    const { touched } = this.#drafts;
    const { problem } = this.#drafts.draft;
    this.#drafts.restored = false;
    this.#drafts.change({ body: area.value });
    this.#grow();
    this.#tellForm();
    if (touched !== this.#drafts.touched || problem) this.requestUpdate();
    this.#around?.typed(event);
    if (!this.connection.community?.viewer) this.#askViewer();
  };

  /** Nothing may have been read yet that would tell who writes, and so whose draft it is. */
  #askViewer(): void {
    const { community } = this.connection;
    if (this.#asked || !community?.supports('viewer.get') || community.supports('posts.rules')) return;
    this.#asked = true;
    void community.refreshViewer();
  }
  #asked = false;

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    this.#around?.pressed(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.submit();
    } else if (event.key === 'Escape' && (this.cancelable || this.post || this.parent !== undefined)) {
      event.stopPropagation();
      this.cancel();
    }
  };

  readonly #pasted = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length && this.connection.community) {
      event.preventDefault();
      void this.#takeAround().then(() => this.#around?.addFiles(files, 'paste'));
    } else this.#around?.pasted(event);
  };

  readonly #dropped = (event: DragEvent): void => {
    const files = [...(event.dataTransfer?.files ?? [])];
    this.#around?.dragEnd();
    if (!files.length || !this.connection.community) return;
    event.preventDefault();
    void this.#takeAround().then(() => this.#around?.addFiles(files, 'drop'));
  };

  /** Other words came in than the last ones that were typed. */
  #taken(): void {
    if (!this.hasUpdated) return;
    this.#tellForm();
    void this.updateComplete.then(() => this.#grow());
    this.#around?.taken();
    this.requestUpdate();
  }

  /** As high as the words, where the browser does not do that by itself. */
  #grow(): void {
    const area = this.#area;
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 1}px`;
  }

  #tellForm(): void {
    this.tellForm(this.#words('required'), this.#area);
  }

  get #area(): HTMLTextAreaElement | null {
    return this.renderRoot?.querySelector<HTMLTextAreaElement>('#text') ?? null;
  }

  /** A field among others: the form sends it. */
  get #isField(): boolean {
    return !this.connection.community || (this.form !== null && Boolean(this.name));
  }

  get #place(): string {
    return this.draftKey ? `key ${this.draftKey}` : placeOf(targetOf(this), this.connection?.community);
  }

  get #base(): Draft {
    const from = [this.post, this.defaultValue];
    if (from.some((one, index) => one !== this.#baseOf[index]) || !this.#baseOf.length) {
      this.#baseOf = from;
      this.#baseDraft = this.post ? draftOfPost(this.post) : emptyDraft(this.defaultValue ?? '');
    }
    return this.#baseDraft;
  }

  get #ruled(): PostRules | undefined {
    const { state } = this.#rules;
    return state.status === 'ready' ? state.data : undefined;
  }

  /** Why nothing can be written here. */
  get #refusal(): string | undefined {
    const { community } = this.connection;
    if (!community || this.#isField) return undefined;
    if (!community.supports(this.post ? 'posts.edit' : 'posts.create')) return 'unsupported';
    const refused = this.post ? undefined : this.#ruled?.refused;
    return refused === 'unauthenticated' && this.#ruled?.guests ? undefined : (refused ?? undefined);
  }

  get #about(): Circumstances {
    return circumstancesOf(this, this.#drafts.draft, this.#ruled, this.connection.community);
  }

  #needsFields(about: Circumstances): boolean {
    return !this.#isField && (about.kind !== 'comment' || about.guest);
  }

  #label(about: Circumstances): string {
    const words = [...(this.labels ?? [])].map((label) => label.textContent?.trim()).join(' ');
    return this.label || words || this.#words(promptFor(about, this.connection.community));
  }

  #words(key: FirstComposeMessage): string {
    return this.text(firstComposeMessages, key);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-composer': KithComposer;
  }
}
