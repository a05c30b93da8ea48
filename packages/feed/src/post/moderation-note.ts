import type { Post } from '@kith/core';
import { textOf } from '@kith/people';
import { infoIcon, icon } from '@kith/ui';
import { html, nothing } from 'lit';
import { english } from '../messages/en.js';
import type { FeedMessage } from '../messages/messages.js';
import type { PostActions } from './post-actions.js';

/** Tells a post's author, and moderators, what was decided about it and why, in words. */
export function moderationNote(post: Post, actions: PostActions): unknown {
  const { moderation } = post;
  const status = moderation?.status;
  const reports = reportsButton(post, actions);
  if (status !== 'pending' && status !== 'rejected' && status !== 'hidden') return reports;
  const own = actions.posts.isOwn(post);
  const reason = reasonText(textOf(moderation?.reason), actions);
  const note = textOf(moderation?.note);
  const by = textOf(moderation?.by);
  return html`<div class="moderation ${status}" part="moderation">
      ${icon(infoIcon)}
      <div>
        <p>${actions.text(own ? `own-${status}` : `post-${status}`)}${reason ? html` ${reason}` : nothing}</p>
        ${note ? html`<blockquote dir="auto">${note}</blockquote>` : nothing}
        ${by ? html`<p class="about">${actions.text('decided-by', { name: by })}</p>` : nothing}
      </div>
    </div>
    ${reports}`;
}

/** How many reports there are, for those who may see them; pressed, which. */
function reportsButton(post: Post, actions: PostActions): unknown {
  const count = post.counts?.reports ?? post.reports?.length ?? 0;
  if (!(count > 0)) return nothing;
  const open = actions.posts.view(post).panel === 'reports';
  return html`<button
    class="text-button reports"
    part="action reports"
    type="button"
    aria-expanded=${open ? 'true' : 'false'}
    @click=${() => actions.toggle(post, 'reports')}
  >
    ${actions.text('reports', { count })}
  </button>`;
}

/** What a code of the backend means; a code that is not known says itself, in the backend's words. */
export function reasonText(code: string | undefined, actions: PostActions): string | undefined {
  if (!code) return undefined;
  const key = `reason-${code}`;
  return isKnown(key) ? actions.text(key) : actions.text('reason-other-code', { reason: code });
}

function isKnown(key: string): key is FeedMessage & keyof typeof english {
  return Object.hasOwn(english, key);
}
