import { adopt, iconStyles, Lazy, LiveRegionController, noticeStyles } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { Completion } from '../completion/completion.js';
import { startedWord } from '../completion/trigger.js';
import type { Fields } from '../fields/fields.js';
import { takesFiles } from '../files/check.js';
import type { Files } from '../files/files.js';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';
import { Notes } from '../notes/notes.js';
import type { LinkCard } from '../preview/link-card.js';
import type { Preview } from '../preview/preview.js';
import type { PollEditor } from '../poll/poll.js';
import type { Circumstances } from '../sending/inputs.js';
import { Toolbar, markOf, type Tool } from '../toolbar/toolbar.js';
import { insert } from '../writing/insert.js';
import { continued, firstLink, isInFence, linkedOver, marked, type Mark, type Selected } from '../writing/markdown.js';
import { aroundStyles } from './around.styles.js';
import { Counter } from './counter.js';
import type { Desk } from './desk.js';

const live = new Lazy(() => import('@kith/core/live'));
const completion = new Lazy(() => import('../completion/completion.js'));
const files = new Lazy(() => import('../files/files.js'));
const poll = new Lazy(() => import('../poll/poll.js'));
const preview = new Lazy(() => import('../preview/preview.js'));
const linkCard = new Lazy(() => import('../preview/link-card.js'));
const fields = new Lazy(() => import('../fields/fields.js'));

/** What stands around the words of a composer: tools, keys, counting, what is said; each further part loads on use. */
export class Around {
  readonly #desk: Desk;
  readonly #live: LiveRegionController;
  readonly #toolbar: Toolbar;
  readonly #counter: Counter;
  readonly #notes: Notes;
  #completion: Completion | undefined;
  #files: Files | undefined;
  #poll: PollEditor | undefined;
  #preview: Preview | undefined;
  #card: LinkCard | undefined;
  #fields: Fields | undefined;
  #dropping = false;
  readonly #made = new Set<unknown>();

  constructor(desk: Desk) {
    const { element } = desk;
    this.#desk = desk;
    this.#live = new LiveRegionController(element);
    this.#toolbar = new Toolbar(() => element.requestUpdate());
    this.#counter = new Counter(desk);
    this.#notes = new Notes(desk);
    adopt(element.renderRoot, iconStyles, noticeStyles, aroundStyles);
  }

  announce(text: string): void {
    this.#live.announce(text, `${text}${Date.now()}`);
  }

  /** The words that say why nothing can be written here. */
  refusal(why: string): unknown {
    return this.#notes.refusal(why);
  }

  /** What assistive technology is told of the suggestions. */
  get suggestions(): { readonly open: boolean; readonly active: string | undefined } | undefined {
    return this.#completion && { open: this.#completion.open, active: this.#completion.active };
  }

  get previews(): boolean {
    return this.#desk.tabs.previews;
  }

  above(about: Circumstances): unknown {
    return this.#takeFields()?.above(about) ?? html`<div class="above waiting"></div>`;
  }

  below(about: Circumstances): unknown {
    const { draft } = this.#desk.drafts;
    const community = this.#desk.community();
    if (draft.files.length) this.#want(files, ({ Files }) => (this.#files ??= new Files(this.#desk)));
    if (draft.poll) this.#want(poll, ({ PollEditor }) => (this.#poll ??= new PollEditor(this.#desk)));
    if (this.previews) this.#want(preview, ({ Preview }) => (this.#preview ??= new Preview(this.#desk)));
    if (community?.supports('links.card') && (draft.link || firstLink(draft.body)))
      this.#want(linkCard, ({ LinkCard }) => (this.#card ??= new LinkCard(this.#desk)));
    return html`${
      this.previews
        ? html`<div
            class="preview"
            id="preview"
            part="preview"
            role="tabpanel"
            aria-labelledby="tab-preview"
            tabindex="0"
          >
            ${this.#preview?.render()}
          </div>`
        : nothing
    }${this.#files?.render()}${draft.poll ? this.#poll?.render(draft.poll) : nothing}${this.#card?.render()}${
      about.kind === 'comment' ? nothing : this.#takeFields()?.below(about)
    }`;
  }

  toolbar(about: Circumstances): unknown {
    const tools = this.#toolsFor(about);
    if (!tools.length || this.previews) return nothing;
    const pressed = new Set<Tool>(this.#desk.drafts.draft.poll ? ['poll'] : []);
    return html`${this.#toolbar.render(
        tools,
        (key) => this.#words(key),
        pressed,
        (tool) => this.#use(tool),
      )}<input
        id="picker"
        type="file"
        multiple
        hidden
        accept=${about.rules?.mediaTypes?.join(',') || nothing}
        @change=${this.#picked}
      />`;
  }

  count(about: Circumstances): unknown {
    return this.#counter.render(about.rules?.maxLength);
  }

  notes(about: Circumstances): unknown {
    return this.#notes.render(about);
  }

  dropZone(): unknown {
    return this.#dropping ? html`<div class="drop" aria-hidden="true">${this.#words('drop')}</div>` : nothing;
  }

  after(): TemplateResult {
    return html`${this.#completion?.render()}${this.#live.region()}`;
  }

  /** Brings the writer to the first field that something is wrong with. */
  async showProblem(): Promise<void> {
    const { element, drafts } = this.#desk;
    if (this.previews) this.#desk.tabs.show('write');
    await element.updateComplete;
    const { fields: bad } = drafts.draft.problem ?? {};
    if (!bad) return;
    element.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], .poll .field, .file.gone button')?.focus();
  }

  /** Other words came in than were typed. */
  taken(): void {
    this.#completion?.close();
    this.#counter.look();
    this.#card?.look();
  }

  typed(event: Event): void {
    const { body } = this.#desk.drafts.draft;
    this.#counter.look();
    this.#card?.look();
    this.#fields?.typed();
    if (!this.#card && this.#desk.community()?.supports('links.card') && body.includes('://'))
      this.#desk.element.requestUpdate();
    if (!(event instanceof InputEvent) || !event.isComposing) this.moved();
    this.#tellTyping();
  }

  /** The caret has moved, or a word has grown. */
  moved(): void {
    const area = this.#desk.area();
    if (!area) return;
    if (this.#completion) this.#completion.look();
    else if (startedWord(area.value, area.selectionEnd)) this.#takeCompletion((part) => part.look());
  }

  left(): void {
    this.#completion?.close();
  }

  pressed(event: KeyboardEvent): void {
    const area = this.#desk.area();
    if (!area || event.target !== area) return;
    this.#completion?.pressed(event);
    if (event.defaultPrevented || this.#isPlain(this.#desk.about())) return;
    const mark = markOf(event);
    if (mark) {
      event.preventDefault();
      this.#mark(mark);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const edit = continued(selected(area));
      if (!edit) return;
      event.preventDefault();
      insert(area, edit);
    }
  }

  pasted(event: ClipboardEvent): void {
    const area = this.#desk.area();
    const text = event.clipboardData?.getData('text/plain');
    if (!area || !text || this.#isPlain(this.#desk.about()) || isInFence(area.value, area.selectionStart)) return;
    const edit = linkedOver(selected(area), text);
    if (!edit) return;
    event.preventDefault();
    insert(area, edit);
  }

  addFiles(list: readonly File[], how: 'paste' | 'drop' | 'choice'): void {
    const add = (): void => {
      this.#files?.add(list, how);
    };
    this.#want(files, ({ Files }) => (this.#files ??= new Files(this.#desk)), add);
  }

  dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files') || !this.#takesFiles(this.#desk.about())) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#drop(true);
  }

  dragLeave(event: DragEvent): void {
    const { currentTarget, relatedTarget } = event;
    if (currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
    this.#drop(false);
  }

  dragEnd(): void {
    this.#drop(false);
  }

  #drop(on: boolean): void {
    if (this.#dropping === on) return;
    this.#dropping = on;
    this.#desk.state('dropping', on);
    this.#desk.element.requestUpdate();
  }

  #use(tool: Tool): void {
    if (tool === 'mention') this.#takeCompletion((part) => part.begin('@'));
    else if (tool === 'emoji') this.#takeCompletion((part) => part.begin(':'));
    else if (tool === 'attach') this.#desk.element.renderRoot.querySelector<HTMLInputElement>('#picker')?.click();
    else if (tool === 'poll') this.#togglePoll();
    else this.#mark(tool);
  }

  #mark(mark: Mark): void {
    const area = this.#desk.area();
    if (area) insert(area, marked(mark, selected(area)));
  }

  #togglePoll(): void {
    const { drafts, element } = this.#desk;
    if (drafts.draft.poll) drafts.change({ poll: undefined });
    else {
      drafts.change({ poll: { question: '', options: ['', ''], multiple: false, closesAt: '' } });
      this.#want(
        poll,
        ({ PollEditor }) => (this.#poll ??= new PollEditor(this.#desk)),
        () => {
          element.requestUpdate();
          void element.updateComplete.then(() =>
            element.renderRoot.querySelector<HTMLElement>('#poll-question')?.focus(),
          );
        },
      );
    }
    element.requestUpdate();
  }

  readonly #picked = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.addFiles([...(target.files ?? [])], 'choice');
    target.value = ''; // the same file may be chosen again
  };

  #toolsFor(about: Circumstances): readonly Tool[] {
    const community = this.#desk.community();
    const tools: Tool[] = this.#isPlain(about)
      ? []
      : ['bold', 'italic', 'add-link', 'quote', 'code', 'list', 'numbered-list', 'task-list'];
    if (community?.supports('members.complete')) tools.push('mention');
    tools.push('emoji');
    if (this.#takesFiles(about)) tools.push('attach');
    if (this.#takesPoll(about)) tools.push('poll');
    return tools;
  }

  #takesFiles({ rules, target }: Circumstances): boolean {
    const community = this.#desk.community();
    const inputs = community?.supports(target.post ? 'posts.edit' : 'posts.create')?.inputs;
    return Boolean(community?.supports('attachments.create') && inputs?.attachments) && takesFiles(rules);
  }

  #takesPoll({ rules, target, kind }: Circumstances): boolean {
    const most = rules?.maxPollOptions ?? (kind === 'comment' ? 0 : 2);
    return !target.post && most >= 2 && Boolean(this.#desk.community()?.supports('posts.create')?.inputs.poll);
  }

  /** Words are only words where the backend likes that best. */
  #isPlain({ format }: Circumstances): boolean {
    return format !== 'markdown';
  }

  #takeFields(): Fields | undefined {
    this.#want(fields, ({ Fields }) => (this.#fields ??= new Fields(this.#desk)));
    return this.#fields;
  }

  #takeCompletion(run: (part: Completion) => void): void {
    this.#want(
      completion,
      ({ Completion }) => (this.#completion ??= new Completion(this.#desk)),
      () => this.#completion && run(this.#completion),
    );
  }

  /** Makes a part once it is loaded, and goes on with it: at once where it is. */
  #want<T>(lazy: Lazy<T>, make: (part: T) => unknown, then?: () => unknown): void {
    const part = lazy.for(this.#desk.element);
    if (part) {
      make(part);
      if (!this.#made.has(lazy)) {
        this.#made.add(lazy);
        queueMicrotask(() => this.#desk.element.requestUpdate()); // what it reads begins with the next update
      }
      then?.();
    } else if (then)
      lazy.load().then(
        (loaded) => {
          make(loaded);
          then();
          this.#desk.element.requestUpdate();
        },
        () => {},
      );
  }

  /** Others are told that somebody with an account writes here, now and then. */
  #tellTyping(): void {
    const community = this.#desk.community();
    if (!community?.supports('posts.typing') || !community.viewer?.key || !this.#desk.drafts.draft.body) return;
    const { post, topic, parent, subject, site } = this.#desk.about().target;
    if (post) return;
    const place = parent !== undefined ? { parent } : subject !== undefined ? { subject, site } : { topic };
    live.load().then(
      ({ liveOf }) => liveOf(community).tellTyping(place),
      () => {},
    );
  }

  #words(key: ComposeMessage): string {
    return this.#desk.context.text(composeMessages, key);
  }
}

function selected({ value, selectionStart: start, selectionEnd: end }: HTMLTextAreaElement): Selected {
  return { value, start, end };
}
