import { fold, type CommunityEvent } from '@kith/core';
import { recordsOf, textOf, textsOf } from '@kith/people';
import { externalIcon, globeIcon, icon, linkIcon, placeIcon, richText, safeImageUrl, safeUrl, ugcRel } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { marks, placeOf, priceOf } from '../occasion/event-card.js';
import { occasionOf } from '../occasion/occasion.js';
import { isOver, spanOf, type Span } from '../occasion/span.js';
import { fullWhen } from '../occasion/when.js';
import type { EventAround } from './event-around.js';
import type { KithEvent } from './event.js';
import { peopleOf } from './people-of.js';
import { sessionList } from './session-list.js';

/** One event as a page: what, when and where, then the words about it; beside them what one does about it. */
export function eventPage(event: CommunityEvent, page: KithEvent, around: EventAround | undefined): TemplateResult {
  const { events, words } = page;
  const occasion = occasionOf(event, events.zone);
  const { span } = occasion;
  return html`<article class="event-page" part="event">
    ${coverOf(event)}
    <header part="header">
      ${marks(occasion, events)}
      <div class="title" part="title" role="heading" aria-level=${page.level}>
        <bdi dir="auto">${events.title(event)}</bdi>
      </div>
      ${statusNote(event, page)}
      <dl class="essentials">
        ${span ? line(words('when'), whenOf(span, event, page)) : nothing} ${whereOf(event, page, span)}
        ${priceLine(event, page)}
      </dl>
    </header>
    <div class="side" part="side">${around?.side(event) ?? html`<div class="room" aria-hidden="true"></div>`}</div>
    <div class="main">
      ${aboutOf(event, page)} ${sessionList(event, page)} ${around?.dates(event) ?? nothing}
      ${peopleOf('hosts', event.hosts, page)} ${peopleOf('speakers', event.speakers, page)} ${linksOf(event, page)}
      ${tagsOf(event, page)}
      <slot name="section"></slot>
    </div>
  </article>`;
}

function line(label: string, content: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div>`;
}

function coverOf({ coverUrl, coverAlt }: CommunityEvent): unknown {
  const src = safeImageUrl(coverUrl);
  if (!src) return nothing;
  const gone = ({ target }: Event): void => {
    if (target instanceof HTMLElement) target.hidden = true;
  };
  return html`<img
    class="cover"
    part="cover"
    src=${src}
    alt=${textOf(coverAlt) ?? ''}
    width="21"
    height="9"
    decoding="async"
    referrerpolicy="no-referrer"
    @error=${gone}
  />`;
}

/** What has changed about it, in a sentence. */
function statusNote({ status, previousStartAt, timeZone }: CommunityEvent, { events, words }: KithEvent): unknown {
  if (status === 'cancelled' || status === 'postponed') return html`<p class="note ${status}">${words(status)}</p>`;
  const before = status === 'moved' ? spanOf({ startAt: previousStartAt, timeZone }, events.zone) : undefined;
  return before
    ? html`<p class="note moved" part="previous">${words('was', { time: fullWhen(before, events.reader).text })}</p>`
    : nothing;
}

function whenOf(span: Span, event: CommunityEvent, { events }: KithEvent): TemplateResult {
  const { datetime, text, zone, venue } = fullWhen(span, events.reader);
  const off = event.status === 'cancelled' || event.status === 'postponed';
  return html`<p part="when">
      ${off ? html`<s><time datetime=${datetime}>${text}</time></s>` : html`<time datetime=${datetime}>${text}</time>`}${
        zone ? html` <span class="zone">${zone}</span>` : nothing
      }
    </p>
    ${venue ? html`<p class="there" part="venue-time">${events.text('time-there', { time: venue.text, zone: venue.zone })}</p>` : nothing}`;
}

function whereOf(event: CommunityEvent, { events, words }: KithEvent, span: Span | undefined): unknown {
  const { venue, format } = event;
  const place = venue && placeOf(venue, events);
  const { schemes } = events.context.settings();
  const over = span !== undefined && isOver(span, events.now);
  const join = over ? undefined : safeUrl(event.onlineUrl, schemes);
  const online = format === 'online' || format === 'hybrid' || join !== undefined;
  if (!place && !online) return nothing;
  return line(
    words('where'),
    html`${place ? html`<p part="where">${icon(placeIcon)}${place}</p>` : nothing}${
      online
        ? html`<p part="where">
            ${icon(globeIcon)}${
              join
                ? html`<a part="join" href=${join} rel=${ugcRel}>${words('join')}</a>`
                : html`<span>${over ? events.text('online') : words('join-later')}</span>`
            }
          </p>`
        : nothing
    }`,
  );
}

function priceLine({ price }: CommunityEvent, { events, words }: KithEvent): unknown {
  const shown = price ? priceOf(price, events, events.reader.locale) : undefined;
  return shown ? line(words('price'), html`<p part="price">${shown}</p>`) : nothing;
}

function aboutOf(event: CommunityEvent, { events, words, level }: KithEvent): unknown {
  const { schemes } = events.context.settings();
  const text = textOf(event.description?.text);
  const { description } = event;
  const summary = textOf(event.summary);
  const recording = safeUrl(event.recordingUrl, schemes);
  if (!text && !summary && !recording) return nothing;
  return html`<section part="description" aria-label=${words('about')}>
    ${
      recording
        ? html`<p>
            <a class="button primary" part="recording" href=${recording} rel=${ugcRel}
              >${icon(externalIcon)}${words('recording')}</a
            >
          </p>`
        : nothing
    }
    ${summary && !text ? html`<p dir="auto">${summary}</p>` : nothing}
    ${description && text ? richText({ ...description, text }, { schemes, under: Math.min(6, level + 1) }) : nothing}
  </section>`;
}

function linksOf({ links }: CommunityEvent, { events, words, level }: KithEvent): unknown {
  const { schemes } = events.context.settings();
  const shown = recordsOf(links).flatMap(({ url, label }) => {
    const href = safeUrl(url, schemes);
    return href ? [{ href, label: textOf(label) ?? href }] : [];
  });
  if (!shown.length) return nothing;
  return html`<section part="links">
    <div class="heading" role="heading" aria-level=${level + 1}>${words('links')}</div>
    <ul>
      ${shown.map(
        ({ href, label }) =>
          html`<li>
            ${icon(linkIcon)}<a href=${href} rel=${ugcRel}><bdi dir="auto">${label}</bdi></a>
          </li>`,
      )}
    </ul>
  </section>`;
}

function tagsOf({ topic, tags }: CommunityEvent, { words }: KithEvent): unknown {
  // A tag that says what the topic says is said once.
  const shown = new Map([textOf(topic?.name) ?? [], ...textsOf(tags)].flat().map((tag) => [fold(tag), tag]));
  if (!shown.size) return nothing;
  return html`<p class="chips" part="tags" role="group" aria-label=${words('tags')}>
    ${[...shown.values()].map((tag) => html`<bdi class="chip" part="tag" dir="auto">${tag}</bdi> `)}
  </p>`;
}
