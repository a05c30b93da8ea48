import type { Post } from '@kith/core';
import type { IconPath, KithMenuSelectEvent, MenuItem } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import {
  KithPostBookmarkedEvent,
  KithPostBookmarkEvent,
  KithPostFollowedEvent,
  KithPostFollowEvent,
  KithPostMutedEvent,
  KithPostMuteEvent,
  KithPostShareEvent,
  type PostDecision,
} from '../events/events.js';
import type { FeedMessage } from '../messages/messages.js';
import type { PostActions } from './post-actions.js';

/** From Lucide, as those of ui: three dots. */
const moreIcon: IconPath = 'M5 12h.01M12 12h.01M19 12h.01';

interface Item {
  readonly key: FeedMessage;
  readonly run: () => unknown;
}

/** The menu of everything that is not at hand below the post; nothing where there is nothing in it. */
export function postMenu(post: Post, actions: PostActions): TemplateResult | typeof nothing {
  if (actions.posts.unsent(post)) return nothing;
  const items = [...ofReader(post, actions), ...ofAuthor(post, actions), ...ofModerator(post, actions)];
  if (!items.length) return nothing;
  const choose = (event: KithMenuSelectEvent): void => {
    event.stopPropagation();
    void items.find(({ key }) => key === event.detail.value)?.run();
  };
  const shown: MenuItem[] = items.map(({ key }) => ({ value: key, label: actions.text(key) }));
  return html`<kith-menu
    class="menu"
    part="menu"
    exportparts="button: menu-button, item: menu-item"
    label=${actions.text('more-actions')}
    .icon=${moreIcon}
    .items=${shown}
    @kith-menu-select=${choose}
  ></kith-menu>`;
}

function ofReader(post: Post, actions: PostActions): readonly Item[] {
  const { posts } = actions;
  const items: Item[] = [];
  const add = (key: FeedMessage, run: () => unknown): void => void items.push({ key, run });
  const href = posts.href(post);
  if (href) {
    if (typeof navigator.share === 'function') add('share', () => share(post, href, actions));
    add('copy-link', () => copyLink(post, href, actions));
  }
  if (posts.can(post, 'bookmark') && (!post.bookmarked || posts.supports('posts.unbookmark')))
    add(post.bookmarked ? 'unbookmark' : 'bookmark', () => bookmark(post, actions));
  if (posts.can(post, 'follow') && (!post.following || posts.supports('posts.unfollow')))
    add(post.following ? 'unfollow-thread' : 'follow-thread', () => follow(post, actions));
  if (posts.supports('posts.reactions') && post.reactions?.length)
    add('who-reacted', () => actions.toggle(post, 'reactors'));
  return items;
}

function ofAuthor(post: Post, actions: PostActions): readonly Item[] {
  const { posts } = actions;
  const { author } = post;
  const own = posts.isOwn(post);
  const items: Item[] = [];
  if (posts.can(post, 'edit')) items.push({ key: 'edit', run: () => actions.edit(post) });
  if (posts.can(post, 'delete')) items.push({ key: 'delete', run: () => actions.delete(post) });
  if (posts.can(post, 'accept')) {
    const question = posts.context.community()?.entities.view('post', post.threadId ?? '');
    const accepted = question?.acceptedAnswerId === post.id;
    const wanted = accepted ? 'unaccept' : 'accept';
    if (posts.supports(`posts.${wanted}`)) items.push({ key: wanted, run: () => decide(post, wanted, actions) });
  }
  if (own) return items;
  if (posts.can(post, 'report')) items.push({ key: 'report', run: () => actions.report(post) });
  if (author?.id != null && posts.supports('members.mute') && posts.context.community()?.viewer?.key != null) {
    const muted = posts.context.community()?.entities.view('member', author.id)?.muted === true;
    if (!muted || posts.supports('members.unmute'))
      items.push({ key: muted ? 'unmute-author' : 'mute-author', run: () => mute(post, !muted, actions) });
  }
  items.push({ key: 'hide-here', run: () => actions.hide(post) });
  return items;
}

function ofModerator(post: Post, actions: PostActions): readonly Item[] {
  const { posts } = actions;
  const items: Item[] = [];
  const status = post.moderation?.status;
  const press = (may: 'approve' | 'pin' | 'lock' | 'archive', decision: PostDecision): void => {
    if (posts.can(post, may) && posts.supports(`posts.${decision}`))
      items.push({ key: decision, run: () => decide(post, decision, actions) });
  };
  if (status !== 'approved') press('approve', 'approve');
  if (posts.can(post, 'reject') && status !== 'rejected')
    items.push({ key: 'reject', run: () => actions.decide(post, 'reject') });
  if (posts.can(post, 'hide') && status !== 'hidden')
    items.push({ key: 'hide', run: () => actions.decide(post, 'hide') });
  press('pin', post.pinned ? 'unpin' : 'pin');
  if (post.locked) press('lock', 'unlock');
  else if (posts.can(post, 'lock')) items.push({ key: 'lock', run: () => actions.decide(post, 'lock') });
  press('archive', post.archived ? 'unarchive' : 'archive');
  return items;
}

/** A decision without words of its own. */
export function decide(post: Post, decision: PostDecision, actions: PostActions): void {
  actions.moderate(post, { decision });
}

async function share(post: Post, href: string, actions: PostActions): Promise<void> {
  const url = new URL(href, document.baseURI).href;
  if (!actions.tell(new KithPostShareEvent(post, url))) return;
  try {
    await navigator.share({ url, ...(post.title && { title: post.title }) });
  } catch {
    // The reader has turned away from it.
  }
}

async function copyLink(post: Post, href: string, actions: PostActions): Promise<void> {
  try {
    await navigator.clipboard.writeText(new URL(href, document.baseURI).href);
    actions.say(post, actions.text('link-copied'));
  } catch {
    actions.say(post, actions.text('link-not-copied'));
  }
}

function bookmark(post: Post, actions: PostActions): void {
  const on = !post.bookmarked;
  if (actions.invite(post, 'bookmark') || !actions.tell(new KithPostBookmarkEvent(post, on))) return;
  actions.submit(
    on ? 'posts.bookmark' : 'posts.unbookmark',
    { id: post.id },
    (now) => new KithPostBookmarkedEvent(now, on),
  );
  actions.say(post, actions.text(on ? 'bookmarked' : 'unbookmarked'));
}

function follow(post: Post, actions: PostActions): void {
  const on = !post.following;
  if (actions.invite(post, 'follow') || !actions.tell(new KithPostFollowEvent(post, on))) return;
  actions.submit(on ? 'posts.follow' : 'posts.unfollow', { id: post.id }, (now) => new KithPostFollowedEvent(now, on));
  actions.say(post, actions.text(on ? 'thread-followed' : 'thread-unfollowed'));
}

function mute(post: Post, on: boolean, actions: PostActions): void {
  const { author } = post;
  if (author?.id == null || !actions.tell(new KithPostMuteEvent(post, author, on))) return;
  const { entities } = actions.posts.context.community() ?? {};
  // A patch lies over a member only where there is one: what the post says of them is enough.
  if (!entities?.view('member', author.id))
    entities?.merge('member', { id: author.id, name: author.name, handle: author.handle });
  actions.posts.setView(post, { shown: false });
  actions.submit(
    on ? 'members.mute' : 'members.unmute',
    { id: author.id },
    () => new KithPostMutedEvent(post, author, on),
  );
}
