import type { CommunityEvent, EventSession } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { globeIcon, icon, placeIcon, safeUrl, ugcRel } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { placeOf } from '../occasion/event-card.js';
import { isOver, spanOf } from '../occasion/span.js';
import { fullWhen } from '../occasion/when.js';
import type { KithEvent } from './event.js';

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

/** The meetings of an event that has several. */
export function sessionList(event: CommunityEvent, page: KithEvent): unknown {
  const sessions = recordsOf(event.sessions);
  if (!sessions.length) return nothing;
  return html`<section part="sessions">
    <div class="heading" role="heading" aria-level=${page.level + 1}>${page.words('sessions')}</div>
    <ol class="sessions" role=${listRole}>
      ${sessions.map((session, index) => html`<li part="session">${one(session, index, event, page)}</li>`)}
    </ol>
  </section>`;
}

function one(session: EventSession, index: number, event: CommunityEvent, page: KithEvent): TemplateResult {
  const { events, words } = page;
  const { schemes } = events.context.settings();
  const span = spanOf({ ...session, timeZone: event.timeZone }, events.zone);
  const over = span !== undefined && isOver(span, events.now);
  const title = textOf(session.title) ?? events.text('session', { number: index + 1, of: event.sessions?.length ?? 1 });
  const place = session.venue && placeOf(session.venue, events);
  const join = over ? undefined : safeUrl(session.onlineUrl, schemes);
  const recording = safeUrl(session.recordingUrl, schemes);
  const speakers = recordsOf(session.speakers).flatMap(({ name, handle }) => textOf(name) ?? textOf(handle) ?? []);
  const when = span && fullWhen(span, events.reader);
  return html`<p class="session-title"><bdi dir="auto">${title}</bdi></p>
    ${when ? html`<p><time datetime=${when.datetime}>${when.text}</time></p>` : nothing}
    ${speakers.length ? html`<p>${speakers.map((name, at) => html`${at ? ' · ' : ''}<bdi dir="auto">${name}</bdi>`)}</p>` : nothing}
    ${place ? html`<p>${icon(placeIcon)}${place}</p>` : nothing}
    ${join ? html`<p>${icon(globeIcon)}<a href=${join} rel=${ugcRel}>${words('join')}</a></p>` : nothing}
    ${recording ? html`<p><a href=${recording} rel=${ugcRel}>${words('recording')}</a></p>` : nothing}`;
}
