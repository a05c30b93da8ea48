import type { Community, Id, Member } from '@kith/core';
import { fillLink, requestSignIn, safeUrl, signInHref, type Settings } from '@kith/ui';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  KithMemberFollowedEvent,
  KithMemberFollowEvent,
  KithMemberOpenEvent,
  KithMemberUnfollowedEvent,
  KithMemberUnfollowEvent,
} from '../events/events.js';
import type { PeopleMessage } from '../messages/messages.js';
import { textOf } from './fields.js';
import type { HoverCard } from '../hover-card/hover-card.js';

export interface PeopleHost extends ReactiveControllerHost, HTMLElement {}

/** What a widget lends to the members that it shows. */
export interface PeopleContext {
  readonly community: () => Community | undefined;
  readonly settings: () => Settings;
  readonly text: (key: PeopleMessage, values?: { readonly [name: string]: string | number }) => string;
}

/** How following is offered: not at all, as a button, or to a guest as a way to sign in. */
export type FollowOffer = 'none' | 'press' | 'sign-in';

const hoverDelayMs = 400;

/**
 * What every widget that shows members can do with them: link and open, follow and unfollow, and show more about
 * the one that is pointed at.
 */
export class PeopleController implements ReactiveController {
  readonly host: PeopleHost;
  readonly context: PeopleContext;
  readonly #problems = new Map<Id, PeopleMessage>();
  #hover: ReturnType<typeof setTimeout> | undefined;
  #card: HoverCard | undefined;
  #connected = false;

  constructor(host: PeopleHost, context: PeopleContext) {
    this.host = host;
    this.context = context;
    host.addController(this);
  }

  name(member: Member): string {
    return textOf(member.name) ?? textOf(member.handle) ?? this.context.text('unnamed');
  }

  /** Where the member's page is, where there is one. */
  href(member: Member): string | undefined {
    const { links, schemes } = this.context.settings();
    return fillLink(links.member, member) ?? safeUrl(member.url, schemes);
  }

  /** For the click on a member's link or button. A click that opens a tab or a window is the browser's. */
  open(event: MouseEvent, member: Member): void {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const at = event.currentTarget;
    if (!this.host.dispatchEvent(new KithMemberOpenEvent(member))) event.preventDefault();
    else if (at instanceof HTMLButtonElement) void this.#show(at, member.id, true);
  }

  followOffer(member: Member): FollowOffer {
    const community = this.context.community();
    if (!community?.supports('members.follow') || !community.supports('members.unfollow')) return 'none';
    const { viewer } = community;
    if (viewer?.key === null) return 'sign-in';
    if (member.viewerCan === undefined) return viewer?.memberId === member.id ? 'none' : 'press';
    return Array.isArray(member.viewerCan) && member.viewerCan.includes('follow') ? 'press' : 'none';
  }

  get signInHref(): string | undefined {
    return signInHref(this.context.settings());
  }

  /** What went wrong with the last press on this member's button. */
  problem(member: Member): string | undefined {
    const problem = this.#problems.get(member.id);
    return problem && this.context.text(problem);
  }

  /** Follows, or no longer follows, whatever the view says now: shown at once, taken back if it fails. */
  async toggleFollow({ id }: Member): Promise<void> {
    const community = this.context.community();
    const member = community?.entities.view('member', id);
    if (!community || !member) return;
    this.#tell(id, undefined);
    if (community.viewer?.key === null) return this.#invite(id);
    const following = !member.following;
    const Intent = following ? KithMemberFollowEvent : KithMemberUnfollowEvent;
    if (!this.host.dispatchEvent(new Intent(member))) return;
    try {
      await community.write(
        following ? 'members.follow' : 'members.unfollow',
        { id },
        { type: 'member', id, change: (now) => followed(now, following) },
      );
      const Fact = following ? KithMemberFollowedEvent : KithMemberUnfollowedEvent;
      this.host.dispatchEvent(new Fact(community.entities.view('member', id) ?? member));
    } catch (error) {
      if (isUnauthenticated(error)) this.#invite(id);
      else this.#tell(id, 'follow-failed');
    }
  }

  /** For `click` on the link that stands for following where a guest looks. */
  signIn(event: MouseEvent, { id }: Member): void {
    event.preventDefault();
    this.#invite(id);
  }

  /** For `pointerover` and `focusin` around members: after a moment, more about the one that is pointed at. */
  readonly point = (event: Event): void => {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-member]') : null;
    const id = at?.getAttribute('data-member');
    clearTimeout(this.#hover);
    // The pointer means the words or the face, not a card that is a link as a whole.
    if (!at || !id || (event.type === 'pointerover' && event.target === at)) return;
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    if (event.type === 'focusin' && !at.matches(':focus-visible')) return;
    this.#hover = setTimeout(() => void this.#show(at, id), hoverDelayMs);
    const leave = (): void => clearTimeout(this.#hover);
    at.addEventListener(event.type === 'focusin' ? 'focusout' : 'pointerleave', leave, { once: true });
  };

  hostConnected(): void {
    this.#connected = true;
  }

  hostDisconnected(): void {
    this.#connected = false;
    clearTimeout(this.#hover);
    this.#card?.hide();
    this.#card = undefined;
  }

  async #show(at: HTMLElement, id: Id, pressed = false): Promise<void> {
    const { HoverCard } = await import('../hover-card/hover-card.js');
    // By the time that it is loaded the pointer may be elsewhere.
    if (!this.#connected || !at.isConnected || !(pressed || at.matches(':hover, :focus-visible'))) return;
    this.#card?.hide();
    this.#card = new HoverCard(this, at, id, pressed);
    this.#card.show();
  }

  #invite(id: Id): void {
    if (!requestSignIn(this.host, this.context.settings())) this.#tell(id, 'follow-sign-in');
  }

  #tell(id: Id, problem: PeopleMessage | undefined): void {
    if (problem) this.#problems.set(id, problem);
    else this.#problems.delete(id);
    this.host.requestUpdate();
  }
}

/** The change that following makes to what is shown; none where it is so already. */
function followed(member: Member, following: boolean): Partial<Member> {
  if (Boolean(member.following) === following) return {};
  const { counts } = member;
  if (typeof counts?.followers !== 'number') return { following };
  return { following, counts: { ...counts, followers: Math.max(0, counts.followers + (following ? 1 : -1)) } };
}

function isUnauthenticated(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'unauthenticated';
}
