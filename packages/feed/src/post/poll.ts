import type { Id, Poll, Post } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { cached, momentOf } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { feedMessages, type FeedMessage } from '../messages/messages.js';
import type { PostsController } from './posts-controller.js';

const percent = cached((locale) => new Intl.NumberFormat(locale, { style: 'percent' }));

/** A poll: to vote in, with radio buttons or check boxes, where the viewer may and has not; else its results. */
export function poll(post: Post, posts: PostsController): unknown {
  if (typeof post.poll !== 'object' || !post.poll) return nothing;
  const options = recordsOf(post.poll.options);
  if (!options.length) return nothing;
  const over = isOver(post.poll);
  const voted = options.some(({ mine }) => mine);
  const may = !over && posts.can(post, 'vote');
  const voting = may && (posts.view(post).voting ?? !voted);
  return html`<div class="poll" part="poll">
    ${voting ? ballot(post, post.poll, posts) : results(post, post.poll, posts, may && voted)}
  </div>`;
}

function ballot(post: Post, poll: Poll, posts: PostsController): TemplateResult {
  const key = posts.key(post);
  const words = wordsOf(posts);
  const type = poll.multiple ? 'checkbox' : 'radio';
  const vote = (event: Event): void => {
    const box = event.currentTarget instanceof Element ? event.currentTarget.closest('.poll') : null;
    if (box) void posts.act((can) => can.vote(post, chosenIn(box)));
  };
  return html`<fieldset>
      <legend><bdi dir="auto">${textOf(poll.question) ?? words('poll')}</bdi></legend>
      ${poll.multiple ? html`<p class="about">${words('poll-several')}</p>` : nothing}
      ${recordsOf(poll.options).map(
        ({ id, label, mine }) =>
          html`<label class="choice" part="poll-option"
            ><input type=${type} name="${key}-poll" .value=${id} ?checked=${Boolean(mine)} /><bdi dir="auto"
              >${label}</bdi
            ></label
          >`,
      )}
    </fieldset>
    <div class="poll-foot">
      <button class="button" part="action vote" type="button" @click=${vote}>${words('vote')}</button>
      ${
        posts.view(post).voting
          ? html`<button class="text-button" type="button" @click=${() => posts.setView(post, { voting: undefined })}>
              ${words('cancel')}
            </button>`
          : nothing
      }
      ${until(poll, posts)}
    </div>`;
}

function chosenIn(box: Element): readonly Id[] {
  return [...box.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
}

function results(post: Post, poll: Poll, posts: PostsController, voted: boolean): TemplateResult {
  const words = wordsOf(posts);
  const options = recordsOf(poll.options);
  const known = options.some(({ votes }) => typeof votes === 'number');
  const cast = options.reduce((sum, { votes }) => sum + countOf(votes), 0);
  const voters = typeof poll.voters === 'number' ? poll.voters : poll.multiple ? undefined : known ? cast : undefined;
  const whole = Math.max(1, (poll.multiple ? voters : undefined) ?? cast);
  const format = percent(posts.context.locale());
  return html`<p class="poll-question" part="poll-question" id="${posts.key(post)}-poll">
      <bdi dir="auto">${textOf(poll.question) ?? words('poll')}</bdi>
    </p>
    <ul role=${listRole} aria-labelledby="${posts.key(post)}-poll">
      ${options.map(({ label, votes, mine }) => {
        const share = Math.min(1, countOf(votes) / whole);
        return html`<li class="result ${mine ? 'mine' : ''}" part="poll-option">
          <span class="result-words"
            ><bdi dir="auto">${label}</bdi> ${mine ? html`<span class="yours">${words('your-vote')}</span>` : nothing}
            ${known ? html`<span class="share">${format.format(share)}</span>` : nothing}</span
          >${known ? html`<progress class="bar" max="1" value=${share} aria-hidden="true"></progress>` : nothing}
        </li>`;
      })}
    </ul>
    <div class="poll-foot">
      ${voters === undefined ? nothing : html`<span>${words('voters', { count: voters })}</span>`} ${until(poll, posts)}
      ${
        voted
          ? html`<button
                class="text-button"
                part="action"
                type="button"
                @click=${() => posts.setView(post, { voting: true })}
              >
                ${words('change-vote')}
              </button>
              <button
                class="text-button"
                part="action"
                type="button"
                @click=${() => void posts.act((can) => can.vote(post, []))}
              >
                ${words('take-back-vote')}
              </button>`
          : nothing
      }
    </div>`;
}

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

function until(poll: Poll, posts: PostsController): unknown {
  if (isOver(poll)) return html`<span>${wordsOf(posts)('poll-closed')}</span>`;
  if (!momentOf(poll.closesAt)) return nothing;
  return html`<span>${wordsOf(posts)('poll-closes')} <kith-time datetime=${poll.closesAt}></kith-time></span>`;
}

function isOver({ closed, closesAt }: Poll): boolean {
  const end = momentOf(closesAt);
  return Boolean(closed) || (end !== undefined && end.date.getTime() <= Date.now());
}

function countOf(votes: unknown): number {
  return typeof votes === 'number' && votes > 0 ? votes : 0;
}

function wordsOf(posts: PostsController): (key: FeedMessage, values?: { readonly [name: string]: number }) => string {
  return (key, values) => posts.context.text(feedMessages, key, values);
}
