import type { Post } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { html, nothing } from 'lit';
import type { ListWords } from '../list/messages/messages.js';
import type { PostsController } from '../post/posts-controller.js';

/** Beside a post in the moderators' queue: what can be decided, and once it is, what was. */
export function decisions(post: Post, posts: PostsController, words: ListWords, decided: boolean): unknown {
  if (decided) {
    const status = post.moderation?.status;
    const known = status === 'approved' || status === 'rejected' || status === 'hidden';
    const { actions } = posts;
    return html`<div class="decided" part="decided">
      <p role="status">${words(known ? `was-${status}` : 'was-settled')}</p>
      ${
        actions?.canTakeBack(post)
          ? html`<button class="text-button" part="action undo" type="button" @click=${() => actions.takeBack(post)}>
              ${actions.text('undo')}
            </button>`
          : nothing
      }
    </div>`;
  }
  const offers = (['approve', 'reject', 'hide'] as const).filter((one) => posts.can(post, one));
  if (!offers.length) return nothing;
  return html`<div class="decisions" part="decisions" role="group" aria-label=${words('decision')}>
    ${offers.map(
      (one) =>
        html`<button
          class="button ${one === 'approve' ? 'primary' : ''}"
          part="action ${one}"
          type="button"
          @click=${() =>
            void posts.act((can) =>
              one === 'approve' ? can.moderate(post, { decision: one }, true) : can.decide(post, one, true),
            )}
        >
          ${words(one)}
        </button>`,
    )}
  </div>`;
}

/** What was found wrong with a post, as far as the post itself says it. */
export function reportsOf({ reports: all }: Post, { actions }: PostsController): unknown {
  const reports = recordsOf(all);
  if (!reports.length) return nothing;
  return html`<ul class="report-list" part="reports">
    ${reports.map(
      ({ reason, note, by }) =>
        html`<li>
          <bdi dir="auto">${actions?.reason(textOf(reason)) ?? textOf(reason)}</bdi>
          ${textOf(by?.name) ? html` <bdi class="about" dir="auto">${actions?.text('reported-by', { name: by?.name ?? '' }) ?? by?.name}</bdi>` : nothing}
          ${textOf(note) ? html`<blockquote dir="auto">${textOf(note)}</blockquote>` : nothing}
        </li>`,
    )}
  </ul>`;
}
