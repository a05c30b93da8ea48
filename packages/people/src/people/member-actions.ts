import type { Id, Member } from '@kith/core';
import { Lazy, requestSignIn } from '@kith/ui';
import {
  KithMemberFollowedEvent,
  KithMemberFollowEvent,
  KithMemberUnfollowedEvent,
  KithMemberUnfollowEvent,
} from '../events/events.js';
import type { HoverCard } from '../hover-card/hover-card.js';
import { peopleMessages, type PeopleMessage } from '../messages/messages.js';
import type { PeopleController } from './people-controller.js';

const hoverDelayMs = 400;

const hoverCard = new Lazy(() => import('../hover-card/hover-card.js'));

/** What can be done with members that are shown: follow and unfollow, and show more about one that is pointed at. */
export class MemberActions {
  readonly #people: PeopleController;
  readonly #problems = new Map<Id, PeopleMessage>();
  #hover: ReturnType<typeof setTimeout> | undefined;
  #card: HoverCard | undefined;

  constructor(people: PeopleController) {
    this.#people = people;
  }

  /** What went wrong with the last press on this member's button. */
  problem({ id }: Member): string | undefined {
    const problem = this.#problems.get(id);
    return problem && this.#people.context.text(peopleMessages, problem);
  }

  /** Follows, or no longer follows, whatever the view says now: shown at once, taken back if it fails. */
  async toggleFollow({ id }: Member): Promise<void> {
    const { host, context } = this.#people;
    const community = context.community();
    const member = community?.entities.view('member', id);
    if (!community || !member) return;
    this.#tell(id, undefined);
    if (community.viewer?.key === null) return this.invite(id);
    const following = !member.following;
    const Intent = following ? KithMemberFollowEvent : KithMemberUnfollowEvent;
    if (!host.dispatchEvent(new Intent(member))) return;
    try {
      await community.write(
        following ? 'members.follow' : 'members.unfollow',
        { id },
        { type: 'member', id, change: (now) => followed(now, following) },
      );
      const Fact = following ? KithMemberFollowedEvent : KithMemberUnfollowedEvent;
      host.dispatchEvent(new Fact(community.entities.view('member', id) ?? member));
    } catch (error) {
      if (isUnauthenticated(error)) this.invite(id);
      else this.#tell(id, 'follow-failed');
    }
  }

  /** Asks the host to sign a guest in, and says so beside the member where it cannot. */
  invite(id: Id): void {
    const { host, context } = this.#people;
    if (!requestSignIn(host, context.settings())) this.#tell(id, 'follow-sign-in');
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
    this.#hover = setTimeout(() => void this.show(at, id).catch(() => {}), hoverDelayMs);
    const leave = (): void => clearTimeout(this.#hover);
    at.addEventListener(event.type === 'focusin' ? 'focusout' : 'pointerleave', leave, { once: true });
  };

  /** More about a member, beside the element that stands for them. `pressed`: it was asked for, and takes the focus. */
  async show(at: HTMLElement, id: Id, pressed = false): Promise<void> {
    const { HoverCard } = await hoverCard.load();
    // By the time that it is loaded the pointer may be elsewhere.
    if (!at.isConnected || !(pressed || at.matches(':hover, :focus-visible'))) return;
    this.#card?.hide();
    this.#card = new HoverCard(this.#people, at, id, pressed);
    this.#card.show();
  }

  hide(): void {
    clearTimeout(this.#hover);
    this.#card?.hide();
    this.#card = undefined;
  }

  #tell(id: Id, problem: PeopleMessage | undefined): void {
    if (problem) this.#problems.set(id, problem);
    else this.#problems.delete(id);
    this.#people.host.requestUpdate();
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
