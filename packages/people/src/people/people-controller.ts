import type { Id, Member } from '@kith/core';
import { afterPaint, fillLink, Lazy, safeUrl, signInHref, type WidgetContext } from '@kith/ui';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { KithMemberOpenEvent } from '../events/open.js';
import { firstPeopleMessages } from '../messages/first.js';
import { textOf } from './fields.js';
import type { MemberActions } from './member-actions.js';

export interface PeopleHost extends ReactiveControllerHost, HTMLElement {}

/** How following is offered: not at all, as a button, or to a guest as a way to sign in. */
export type FollowOffer = 'none' | 'press' | 'sign-in';

const actions = new Lazy(() => import('./member-actions.js'));

/**
 * What every widget that shows members can do with them: name, link and open them, and offer to follow. What a press
 * or pointing at one does is loaded once the first members are on the screen.
 */
export class PeopleController implements ReactiveController {
  readonly host: PeopleHost;
  readonly context: WidgetContext;
  #actions: MemberActions | undefined;
  #shows = false;
  #asked = false;
  /** Whom a press on follow was for while what it takes could not be loaded. */
  #unreached: Id | undefined;

  constructor(host: PeopleHost, context: WidgetContext) {
    this.host = host;
    this.context = context;
    host.addController(this);
  }

  name(member: Member): string {
    this.#shows = true;
    return textOf(member.name) ?? textOf(member.handle) ?? this.context.text(firstPeopleMessages, 'unnamed');
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
    else if (at instanceof HTMLButtonElement) void this.#act((can) => can.show(at, member.id, true));
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
    if (this.#unreached === member.id) return this.context.text(firstPeopleMessages, 'follow-failed');
    return this.#actions?.problem(member);
  }

  /** Follows, or no longer follows, whatever the view says now: shown at once, taken back if it fails. */
  toggleFollow(member: Member): Promise<void> {
    return this.#act((can) => can.toggleFollow(member), member);
  }

  /** For `click` on the link that stands for following where a guest looks. */
  signIn(event: MouseEvent, member: Member): void {
    event.preventDefault();
    void this.#act((can) => can.invite(member.id), member);
  }

  /** For `pointerover` and `focusin` around members: after a moment, more about the one that is pointed at. */
  get point(): ((event: Event) => void) | undefined {
    this.#shows = true;
    return this.#actions?.point;
  }

  hostUpdated(): void {
    if (!this.#shows || this.#asked) return;
    this.#asked = true; // once, whatever comes of it: after that a press asks
    afterPaint(() => void this.#act(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    this.#actions?.hide();
  }

  /** Does it as soon as it can be done; `pressed` is told where what that takes cannot be loaded. */
  async #act(run: (can: MemberActions) => void | Promise<void>, pressed?: Member): Promise<void> {
    try {
      const { MemberActions } = await actions.load();
      this.#actions ??= new MemberActions(this);
      this.#unreached = undefined;
      await run(this.#actions);
    } catch {
      if (!pressed) return;
      this.#unreached = pressed.id;
      this.host.requestUpdate();
    }
  }
}
