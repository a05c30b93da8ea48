import type { Post } from '@kith/core';
import type { OutboxEntry } from '@kith/core/outbox';
import { errorText, uiMessages } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import type { FeedMessage } from '../messages/messages.js';
import { isCreate } from './is-create.js';
import type { PostActions } from './post-actions.js';

/** What is to be said of a post's writes that are not done: that it waits, was not sent, or is looked for. */
export function stateOf(post: Post, actions: PostActions): unknown {
  return actions.entriesOf(post).map((entry) => one(entry, actions));
}

function one(entry: OutboxEntry, actions: PostActions): TemplateResult | typeof nothing {
  const making = isCreate(entry);
  const { state, error } = entry;
  // A small change is shown as made: it is spoken of only where it does not get through.
  if (!making && !(state === 'failed' || state === 'checking' || error || (state === 'queued' && !navigator.onLine)))
    return nothing;
  const failed = state === 'failed';
  const key: FeedMessage = failed
    ? making
      ? 'not-sent'
      : 'not-saved'
    : state === 'checking'
      ? 'checking'
      : state === 'sending' && !error
        ? 'sending'
        : 'waiting';
  const retry = failed || state === 'checking' || (state === 'queued' && error !== undefined);
  const why = error && (failed || retry) ? actions.posts.context.text(uiMessages, errorText(error)) : undefined;
  return html`<div class="sending ${state}" part="sending" role=${failed ? 'alert' : nothing}>
    <span>${actions.text(key)}${failed && why ? ` ${why}` : nothing}</span>
    ${
      retry
        ? html`<button class="text-button" part="action retry" type="button" @click=${() => actions.retry(entry)}>
            ${actions.text(state === 'checking' ? 'send-again' : 'retry')}
          </button>`
        : nothing
    }
    ${
      retry || (state === 'queued' && making)
        ? html`<button
            class="text-button"
            part="action discard"
            type="button"
            @click=${() => void actions.discard(entry)}
          >
            ${actions.text('discard')}
          </button>`
        : nothing
    }
  </div>`;
}
