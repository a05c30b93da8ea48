import type { Post, Reaction } from '@kith/core';
import { memberName, recordsOf, textOf, textsOf } from '@kith/people';
import { avatar, cached, fillLink, formatNumber, momentOf, relativeTime, safeImageUrl, safeUrl } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { firstFeedMessages, type FirstFeedMessage } from '../messages/first.js';
import type { PostsController } from './posts-controller.js';

export interface PostOptions {
  /** Level of its heading, from 2 to 6; by default 3. That is its title, or else who wrote it. */
  readonly level?: number | undefined;
  /** Which it is in its list, from 1, and of how many; -1 where that is not known. */
  readonly position?: number | undefined;
  readonly size?: number | undefined;
  /** `0` where the article is a stop for the keyboard, `-1` where scripts may give it the focus. */
  readonly focus?: '0' | '-1' | undefined;
  /** The body is never collapsed. */
  readonly whole?: boolean | undefined;
  /** The title is a link to the post, and so is how many comments there are. */
  readonly linked?: boolean | undefined;
  /** The one that a permalink means. */
  readonly marked?: boolean | undefined;
  /** It is the answer that its question's author accepted. */
  readonly accepted?: boolean | undefined;
  /** What the host's element has below the actions, such as the answers. */
  readonly after?: unknown;
}

/**
 * One post: who, when, what, and what can be done with it. The same template in a feed, a thread and by itself. Needs
 * `postStyles`, and `<kith-time>` and what the actions take once they are loaded.
 */
export function postCard(post: Post, posts: PostsController, options: PostOptions = {}): TemplateResult {
  const key = posts.key(post);
  const veil = posts.veil(post);
  const answer = post.parentId != null || post.kind === 'comment';
  const { composing } = posts.view(post);
  const classes = `post ${answer ? 'answer' : 'opening'}${options.marked ? ' marked' : ''}${veil ? ' veiled' : ''}${options.accepted ? ' accepted' : ''}`;
  return html`<article
    class=${classes}
    part="post"
    data-post=${post.id}
    tabindex=${options.focus ?? nothing}
    aria-labelledby=${veil ? `${key}-veil` : `${key}-by ${textOf(post.title) ? `${key}-title` : `${key}-at`}`}
    aria-describedby=${veil || composing === 'edit' ? nothing : `${key}-body`}
    aria-posinset=${options.position ?? nothing}
    aria-setsize=${options.size ?? nothing}
    aria-current=${options.marked ? 'true' : nothing}
    @pointerover=${posts.people.point}
    @focusin=${posts.people.point}
  >
    ${veil ? veiled(post, posts, veil, options, key) : shown(post, posts, options, key)}${options.after ?? nothing}
  </article>`;
}

/** A quiet mark where words would be: answers may hang on it. */
function veiled(
  post: Post,
  posts: PostsController,
  veil: FirstFeedMessage,
  options: PostOptions,
  key: string,
): TemplateResult {
  const show = (): void => posts.setView(post, { shown: true });
  return html`<div class="veil" part="veil">
    <p id="${key}-veil" role="heading" aria-level=${levelOf(options)}>${words(posts, veil)}</p>
    ${
      veil === 'muted'
        ? html`<button class="text-button" type="button" @click=${show}>${words(posts, 'show-anyway')}</button>`
        : nothing
    }${posts.actions?.undo(post)}${posts.actions?.state(post)}
    ${veil === 'muted' || veil === 'hidden-by-you' ? nothing : written(post, posts)}
  </div>`;
}

/** What somebody was writing at a post that is gone meanwhile: the words are theirs all the same. */
function written(post: Post, posts: PostsController): unknown {
  const { composing } = posts.view(post);
  return composing && posts.actions?.writesAt(post) ? posts.actions.composer(post, composing) : nothing;
}

function shown(post: Post, posts: PostsController, options: PostOptions, key: string): TemplateResult {
  const { actions } = posts;
  const { composing } = posts.view(post);
  return html`${byline(post, posts, key, options)}
    <div class="main">
      ${actions?.moderation(post)}
      ${
        composing === 'edit'
          ? actions?.composer(post, 'edit')
          : html`${title(post, posts, options, key)}
              <div class="body" part="body" id="${key}-body">
                ${posts.content(post)?.body(post, posts, options) ?? plainWords(post.body)}
              </div>
              ${posts.extras(post)?.extras(post, posts)}`
      }
      ${composing === 'edit' ? nothing : filedUnder(post, posts)} ${actions?.state(post)}
      ${composing === 'edit' ? nothing : footer(post, posts, options)} ${actions?.panel(post, key)}
      ${composing === 'reply' ? actions?.composer(post, 'reply') : nothing}
    </div>`;
}

function words(
  posts: PostsController,
  key: FirstFeedMessage,
  values?: { readonly [name: string]: string | number },
): string {
  return posts.context.text(firstFeedMessages, key, values);
}

/** Words that are only text, and of others what is at hand before what shows them as they were meant. Only ever text. */
function plainWords(body: Post['body']): unknown {
  const text = textOf(body?.text);
  if (!text) return nothing;
  const words = body?.format === 'text' ? text : text.replace(/<[^<>]*>/g, ' ');
  // White space counts: none of the template's own may come in.
  return html`<div class="rich-text plain" part="rich-text" dir="auto" lang=${textOf(body?.lang) ?? nothing}>
    ${words.slice(0, 5000)}
  </div>`;
}

function byline(post: Post, posts: PostsController, key: string, options: PostOptions): TemplateResult {
  const { author } = post;
  const titled = textOf(post.title) && posts.view(post).composing !== 'edit';
  const roles = textsOf(author?.roles);
  const badges = recordsOf(author?.badges).map(({ label }) => label);
  const known = { moderator: 'moderator', admin: 'administrator', administrator: 'administrator' } as const;
  const id = textOf(author?.id);
  const name = textOf(author?.name) ?? textOf(author?.handle);
  return html`<header class="byline" part="byline">
    ${avatar({ id: id ?? name ?? '', name, url: author?.avatarUrl })}
    <div
      class="by"
      id="${key}-by"
      role=${titled ? nothing : 'heading'}
      aria-level=${titled ? nothing : levelOf(options)}
    >
      ${
        author && id
          ? memberName({ ...author, id }, posts.people, 'author name')
          : html`<bdi class="name" part="author name" dir="auto"
              >${name ?? words(posts, author ? 'guest' : 'former-member')}</bdi
            >`
      }
      ${author && !id && name ? html`<span class="role" part="role">${words(posts, 'guest')}</span>` : nothing}
      ${roles.map((role) => html`<bdi class="role" part="role" dir="auto">${Object.hasOwn(known, role) ? words(posts, known[role as keyof typeof known]) : role}</bdi> `)}
      ${textsOf(badges)
        .slice(0, 2)
        .map((badge) => html`<bdi class="role" part="badge" dir="auto">${badge}</bdi> `)}
    </div>
    <p class="when">${when(post, posts, key)} ${marks(post, posts, options.accepted)}</p>
    <div class="menu-room">${posts.actions?.menu(post)}</div>
  </header>`;
}

/** When it was written, as a link to the post by itself; and whether that was long before its words. */
function when(post: Post, posts: PostsController, key: string): TemplateResult {
  const href = posts.href(post);
  const moment = momentOf(post.createdAt);
  const ago = moment && relativeTime(moment, posts.context.locale());
  const time = html`<kith-time class="time" part="time" datetime=${textOf(post.createdAt) ?? nothing}
    >${ago}</kith-time
  >`;
  return html`<span id="${key}-at"
      >${
        href && moment
          ? html`<a
              class="permalink"
              part="permalink"
              href=${href}
              @click=${(event: MouseEvent) => posts.open(event, post)}
              >${time}</a
            >`
          : time
      }</span
    >
    ${post.editedAt ? (posts.actions?.editedMark(post) ?? html`<span part="edited">${words(posts, 'edited')}</span>`) : nothing}`;
}

/** What the post is besides words: its kind, and how it stands in its list. */
function marks(post: Post, posts: PostsController, accepted: boolean | undefined): unknown {
  const { kind } = post;
  const keys: (FirstFeedMessage | false | null | undefined)[] = [
    (kind === 'question' || kind === 'article' || kind === 'link' || kind === 'resource') && kind,
    kind === 'question' && post.acceptedAnswerId != null && 'answered',
    accepted && 'accepted',
    post.pinned && 'pinned',
    post.locked && 'locked',
    post.archived && 'archived',
    post.unread && 'unread',
  ];
  return keys.map((key) =>
    key ? html`<span class="mark ${key}" part="mark ${key}">${words(posts, key)}</span> ` : nothing,
  );
}

export function levelOf({ level = 3 }: PostOptions): number {
  return Math.min(6, Math.max(2, Math.trunc(level) || 3));
}

function title(post: Post, posts: PostsController, options: PostOptions, key: string): unknown {
  const text = textOf(post.title);
  if (!text) return nothing;
  const href = options.linked && posts.href(post);
  return html`<div
    class="title"
    part="title"
    id="${key}-title"
    role="heading"
    aria-level=${levelOf(options)}
    dir="auto"
  >
    ${href ? html`<a href=${href} @click=${(event: MouseEvent) => posts.open(event, post)}>${text}</a>` : text}
  </div>`;
}

/** Its topic and its tags, as links where there are pages for them. */
function filedUnder({ topic, tags }: Post, posts: PostsController): unknown {
  const name = textOf(topic?.name);
  const { links, schemes } = posts.context.settings();
  const all = textsOf(tags);
  if (!name && !all.length) return nothing;
  const href = topic ? (fillLink(links.topic, topic) ?? safeUrl(topic.url, schemes)) : undefined;
  return html`<p class="filed" part="filed">
    ${name ? (href ? html`<a part="topic" href=${href}><bdi dir="auto">${name}</bdi></a>` : html`<bdi part="topic" dir="auto">${name}</bdi>`) : nothing}
    ${all.map((tag) => {
      const to = fillLink(links.tag, { id: tag, name: tag, tag });
      return to
        ? html`<a class="tag" part="tag" href=${to}><bdi dir="auto">#${tag}</bdi></a> `
        : html`<bdi class="tag" part="tag" dir="auto">#${tag}</bdi> `;
    })}
  </p>`;
}

function footer(post: Post, posts: PostsController, { linked }: PostOptions): unknown {
  const { actions } = posts;
  const reactions = recordsOf(post.reactions).filter(({ count, mine }) => mine === true || Boolean(count));
  // The viewer's own can be taken back wherever they stand.
  const own = reactions.slice(mostKinds).filter(({ mine }) => mine === true);
  const kinds = [...reactions.slice(0, mostKinds), ...own.slice(0, mostKinds)];
  const comments = post.counts?.comments ?? post.counts?.replies;
  // Nobody can have answered yet what waits for a decision.
  const counted = typeof comments === 'number' && (comments > 0 || post.moderation?.status !== 'pending');
  const href = linked && counted ? posts.href(post) : undefined;
  const reply = posts.can(post, 'reply');
  const react = posts.can(post, 'react');
  if (!reactions.length && !href && !reply && !react) return nothing;
  return html`<footer class="foot" part="actions">
    ${kinds.map((reaction) => reactionButton(post, reaction, posts, react))}
    ${reactions.length > kinds.length ? moreKinds(post, reactions.length - kinds.length, posts) : nothing}
    ${react ? html`<span class="react-room">${actions?.palette(post)}</span>` : nothing}
    ${
      href
        ? html`<a
            class="tool"
            part="action comments"
            href=${href}
            @click=${(event: MouseEvent) => posts.open(event, post)}
            >${words(posts, 'comments', { count: comments ?? 0 })}</a
          >`
        : nothing
    }
    ${
      reply
        ? html`<button
            class="tool"
            part="action reply"
            type="button"
            @click=${() => void posts.act((can) => can.reply(post))}
          >
            ${words(posts, post.kind === 'question' ? 'answer' : 'reply')}
          </button>`
        : nothing
    }
  </footer>`;
}

/** How many kinds of reactions a post shows; who reacted how is asked for. */
const mostKinds = 20;

/** How many kinds more there are: pressed, who reacted, where that can be asked. */
function moreKinds(post: Post, count: number, posts: PostsController): TemplateResult {
  const label = words(posts, 'more-reactions', { count });
  const shown = html`<span aria-hidden="true">+${formatNumber(posts.context.locale(), count)}</span>`;
  return posts.supports('posts.reactions')
    ? html`<button
        class="reaction"
        part="reaction more"
        type="button"
        aria-label=${label}
        aria-expanded=${posts.view(post).panel === 'reactors' ? 'true' : 'false'}
        @click=${() => void posts.act((can) => can.toggle(post, 'reactors'))}
      >
        ${shown}
      </button>`
    : html`<span class="reaction" part="reaction more" role="img" aria-label=${label}>${shown}</span>`;
}

const compact = cached((locale) => new Intl.NumberFormat(locale, { notation: 'compact' }));

/** How many reacted so, and whether the viewer did; pressed again, they no longer do. */
function reactionButton(post: Post, reaction: Reaction, posts: PostsController, may: boolean): TemplateResult {
  const { name, emoji, imageUrl, mine } = { ...posts.faces.get(reaction.name), ...reaction };
  const count = typeof reaction.count === 'number' ? reaction.count : 0;
  const src = safeImageUrl(imageUrl);
  const face = src
    ? html`<img src=${src} alt="" width="16" height="16" loading="lazy" referrerpolicy="no-referrer" />`
    : (textOf(emoji) ?? name);
  const shown = html`<span class="emoji" aria-hidden="true">${face}</span>
    <span aria-hidden="true">${compact(posts.context.locale()).format(count)}</span>`;
  const label = words(posts, 'reaction-count', { name, count });
  const press = (): void => void posts.act((can) => can.react(post, reaction, !mine));
  return may
    ? html`<button
        class="reaction"
        part="reaction"
        type="button"
        aria-pressed=${mine ? 'true' : 'false'}
        aria-label=${label}
        @click=${press}
      >
        ${shown}
      </button>`
    : html`<span class="reaction" part="reaction" role="img" aria-label=${label}>${shown}</span>`;
}
