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
  if (status !== 'pending' && status !== 'rejected' && status !== 'hidden') return nothing;
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
  </div>`;
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
