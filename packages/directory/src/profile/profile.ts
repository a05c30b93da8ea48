import type { Member, MemberCounts } from '@kith/core';
import { fact, followButton, inputOf, PeopleController, recordsOf, textOf } from '@kith/people';
import {
  avatar,
  clockIcon,
  downloadIcon,
  firstUiMessages,
  icon,
  KithElement,
  linkIcon,
  LiveRegionController,
  messageIcon,
  organisationIcon,
  placeIcon,
  ReadController,
  safeImageUrl,
  saveFile,
  skeleton,
} from '@kith/ui';
import { html, nothing, type TemplateResult, type PropertyDeclarations } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { KithMessageRequestEvent } from './events.js';
import { memberInAddress } from './member-in-address.js';
import { profileMessages, type ProfileWords } from './messages/messages.js';
import { profileStyles } from './profile.styles.js';
import { sections } from './sections.js';

const counted = ['followers', 'following', 'posts', 'events'] as const satisfies readonly (keyof MemberCounts)[];

/**
 * @summary All about one member: named by `member`, else by the page's address.
 * @tag kith-profile
 *
 * @slot - Shown when the member cannot be loaded, and before the script runs.
 * @slot actions - Beside the buttons.
 * @slot section - Below what is known: room for what other widgets show of this member.
 *
 * @event {KithMessageRequestEvent} kith-message-request - The visitor wants to write to the member.
 * @event {KithMemberFollowEvent} kith-member-follow - Before the member is followed; cancelable.
 * @event {KithMemberUnfollowEvent} kith-member-unfollow - Before the member is no longer followed; cancelable.
 * @event {KithMemberFollowedEvent} kith-member-followed - The member is followed now.
 * @event {KithMemberUnfollowedEvent} kith-member-unfollowed - The member is no longer followed.
 * @event {KithSignInRequestEvent} kith-sign-in-request - A guest wants what needs an account; cancelable.
 *
 * @csspart profile - Everything.
 * @csspart header - Picture, name, facts and buttons; `avatar`, `name`, `pronouns`, `badges`, `headline`,
 *   `organisation`, `location`, `local-time`, `counts` and `actions` are within it.
 * @csspart actions - The buttons: `follow`, `message`, `copy-link` and `vcard`.
 * @csspart bio - What they say of themselves.
 * @csspart expertise-section - What they are known for; `offers-section`, `wants-section`, `languages-section`,
 *   `links-section` and `fields-section` are made alike.
 * @csspart dates - Since when they are here and when they were last.
 * @csspart notice - What is said when there is something other than the member.
 *
 * @cssstate loading - The member is on the way.
 * @cssstate failed - The member could not be loaded.
 * @cssstate not-found - There is no such member.
 * @cssstate following - The viewer follows the member.
 */
export class KithProfile extends KithElement {
  static override styles = profileStyles;

  static override properties: PropertyDeclarations = {
    member: {},
  };

  /** Who: an id, or a handle after `@`; else the page's address says. */
  member: string | undefined;

  readonly people = new PeopleController(this, this.context);
  readonly #words: ProfileWords = (key, values) => this.text(profileMessages, key, values);
  readonly #read = new ReadController<'members.get'>(
    this,
    () => {
      const { community } = this.connection;
      const ref = this.#ref;
      return community && ref ? { community, name: 'members.get', input: inputOf(ref) } : undefined;
    },
    { keep: false },
  );
  readonly #live = new LiveRegionController(this);
  #minute: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#readAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#readAddress);
    clearTimeout(this.#minute);
  }

  protected override retry(): void {
    void this.#read.refetch();
  }

  protected override render(): unknown {
    const { community } = this.connection;
    const { barrier } = this;
    if (barrier) return barrier;
    const state = this.#read.state;
    const error = state.status === 'failed' ? state.error : undefined;
    if (error?.kind === 'not-found' || (community && !this.#ref))
      return html`${this.say((notices) => notices.empty(this.#words('not-found'), this.#words('not-found-hint')))}<slot
        ></slot>`;
    const member = state.status === 'pending' ? undefined : state.data;
    const partial = state.status === 'ready' ? state.partial : undefined;
    const notice =
      error || partial
        ? this.say((notices) => notices.read({ error, partial }, () => this.retry(), member !== undefined))
        : nothing;
    if (member)
      // Another member is another face: the old one never stays while the next loads.
      return keyed(
        member.id,
        html`<article class="profile" part="profile">
          ${notice} ${this.#header(member)}
          ${sections(member, { words: this.#words, people: this.people, locale: this.locale })} ${this.#dates(member)}
          <slot name="section"></slot>${this.#live.region()}
        </article>`,
      );
    if (error) return html`${notice}<slot></slot>`;
    return html`<div aria-busy="true">
      <p class="visually-hidden">${this.text(firstUiMessages, 'loading')}</p>
      <div aria-hidden="true">${skeleton('profile')}</div>
    </div>`;
  }

  protected override updated(): void {
    const state = this.#read.state;
    const data = state.status === 'pending' ? undefined : state.data;
    this.toggleState('loading', state.status === 'pending');
    this.toggleState('failed', state.status === 'failed');
    this.toggleState('not-found', state.status === 'failed' && state.error.kind === 'not-found');
    this.toggleState('following', Boolean(data?.following));
    clearTimeout(this.#minute);
    // The clock of the member's place goes on.
    if (this.isConnected && textOf(data?.timeZone))
      this.#minute = setTimeout(() => this.requestUpdate(), 60_000 - (Date.now() % 60_000));
  }

  #header(member: Member): TemplateResult {
    const name = this.people.name(member);
    const time = this.#localTime(member);
    const shown = [
      [organisationIcon, fact('organisation', member.organisation)],
      [placeIcon, fact('location', member.location)],
      [clockIcon, time ? html`<span part="local-time">${this.#words('local-time', { time })}</span>` : nothing],
    ] as const;
    const facts = shown.filter(([, content]) => content !== nothing);
    return html`<header part="header">
      ${avatar({ id: member.id, name, url: member.avatarUrl, size: 'l' })}
      <div>
        <h2 part="name"><bdi dir="auto">${name}</bdi></h2>
        ${fact('pronouns', member.pronouns)} ${this.#badges(member)} ${fact('headline', member.headline)}
        ${facts.length ? html`<p class="facts">${facts.map(([path, content]) => html`<span>${icon(path)}${content}</span>`)}</p>` : nothing}
        ${this.#counts(member)}
      </div>
      ${this.#actions(member)}
    </header>`;
  }

  #badges({ badges }: Member): unknown {
    const shown = recordsOf(badges).flatMap(({ label, imageUrl }) => {
      const text = textOf(label);
      return text ? [{ text, image: safeImageUrl(imageUrl) }] : [];
    });
    if (!shown.length) return nothing;
    return html`<p class="chips" part="badges">
      ${shown.map(
        ({ text, image }) =>
          html`<span class="chip" part="chip"
            >${
              image
                ? html`<img src=${image} alt="" width="16" height="16" loading="lazy" referrerpolicy="no-referrer" />`
                : nothing
            }<bdi dir="auto">${text}</bdi></span
          > `,
      )}
    </p>`;
  }

  #counts({ counts }: Member): unknown {
    const shown = counted.flatMap((name) => {
      const count = counts?.[name];
      return typeof count === 'number' && count >= 0 ? [this.#words(`count-${name}`, { count })] : [];
    });
    return shown.length
      ? html`<p class="counts" part="counts">${shown.map((words) => html`<span>${words}</span>`)}</p>`
      : nothing;
  }

  #actions(member: Member): TemplateResult {
    const messages = Array.isArray(member.viewerCan) && member.viewerCan.includes('message');
    const action = (part: string, path: string, words: string, run: () => void, primary = false): TemplateResult =>
      html`<button
        class="button ${primary ? '' : 'quiet icon-only'}"
        part=${part}
        type="button"
        aria-label=${words}
        title=${words}
        @click=${run}
      >
        ${icon(path)}${primary ? words : nothing}
      </button>`;
    return html`<div class="actions" part="actions">
      ${followButton(member, this.people)}
      ${messages ? action('message', messageIcon, this.#words('message'), () => this.dispatchEvent(new KithMessageRequestEvent(member)), true) : nothing}
      ${action('copy-link', linkIcon, this.#words('copy-link'), () => void this.#copyLink(member))}
      ${action('vcard', downloadIcon, this.#words('vcard'), () => void this.#download(member))}
      <slot name="actions"></slot>
    </div>`;
  }

  #dates(member: Member): unknown {
    const dates = [
      ['joined', 'month', textOf(member.joinedAt)],
      ['last-active', 'relative', textOf(member.lastActiveAt)],
    ] as const;
    const shown = dates.filter(([, , date]) => date !== undefined && !Number.isNaN(Date.parse(date)));
    if (!shown.length) return nothing;
    return html`<p class="facts" part="dates">
      ${shown.map(([key, format, date]) => html`<span>${this.#words(key)} <kith-time datetime=${date ?? nothing} format=${format}></kith-time></span>`)}
    </p>`;
  }

  #localTime(member: Member): string | undefined {
    const timeZone = textOf(member.timeZone);
    if (!timeZone) return undefined;
    try {
      return new Intl.DateTimeFormat(this.locale, { timeZone, timeStyle: 'short' }).format();
    } catch {
      return undefined; // a zone that this browser does not know
    }
  }

  async #copyLink(member: Member): Promise<void> {
    const href = this.people.href(member) ?? location.href;
    try {
      await navigator.clipboard.writeText(href);
      this.#live.announce(this.#words('copied'), Date.now());
    } catch {
      this.#live.announce(href, Date.now());
    }
  }

  async #download(member: Member): Promise<void> {
    const { vcard } = await import('./vcard.js');
    const name = this.people.name(member);
    saveFile(
      vcard(member, { name, url: this.people.href(member) }),
      'text/vcard',
      `${textOf(member.handle) ?? name}.vcf`,
    );
  }

  get #ref(): string | undefined {
    return this.member || memberInAddress(new URL(location.href), this.connection.settings.links.member);
  }

  readonly #readAddress = (): void => this.requestUpdate();
}

declare global {
  interface HTMLElementTagNameMap {
    'kith-profile': KithProfile;
  }
}
