import type { Member } from '@kith/core';
import { chipsOf, recordsOf, textOf, textsOf, type PeopleController } from '@kith/people';
import { icon, linkIcon, richText, safeUrl, ugcRel } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { labelOf } from '../facets/facets.js';
import type { ProfileWords } from './messages/messages.js';

interface Context {
  readonly words: ProfileWords;
  readonly people: PeopleController;
  readonly locale: string;
}

/** What a profile says below its header. What is withheld leaves nothing behind, its heading neither. */
export function sections(member: Member, { words, people, locale }: Context): TemplateResult {
  const all = Number.MAX_SAFE_INTEGER;
  const schemes = people.context.settings().schemes;
  const languages = textsOf(member.languages).map((value) => labelOf('language', { value }, locale));
  const bio = textOf(member.bio?.text) && member.bio;
  const chips = (name: 'expertise' | 'offers' | 'wants'): unknown =>
    section(words(name), name, chipsOf(member[name], name, people, all));
  const known = [
    chips('expertise'),
    chips('offers'),
    chips('wants'),
    section(words('language'), 'languages', languages.length ? html`<p>${languages.join(', ')}</p>` : nothing),
    section(words('links'), 'links', links(member, schemes)),
    section(words('about'), 'fields', fields(member)),
  ].filter((part) => part !== nothing);
  return html`${
    bio ? html`<section class="bio" part="bio">${richText({ ...bio, text: bio.text }, { schemes })}</section>` : nothing
  }${known.length ? html`<div class="known" part="known">${known}</div>` : nothing}`;
}

function section(title: string, part: string, content: unknown): unknown {
  return content === nothing
    ? nothing
    : html`<section part=${`${part}-section`}>
        <h3>${title}</h3>
        ${content}
      </section>`;
}

/** Links by their label, else by where they lead. One whose address is not safe is not there. */
function links(member: Member, schemes: readonly string[] | undefined): unknown {
  const shown = recordsOf(member.links).flatMap(({ url, label }) => {
    const href = safeUrl(url, schemes);
    return href ? [{ href, label: textOf(label) ?? whereTo(href) }] : [];
  });
  if (!shown.length) return nothing;
  return html`<ul part="links">
    ${shown.map(
      ({ href, label }) =>
        html`<li>
          ${icon(linkIcon)}<a href=${href} rel=${ugcRel}><bdi dir="auto">${label}</bdi></a>
        </li>`,
    )}
  </ul>`;
}

function whereTo(href: string): string {
  const { host, pathname } = new URL(href);
  return host.replace(/^www\./, '') || pathname;
}

function fields(member: Member): unknown {
  const shown = recordsOf(member.fields).filter(({ label, value }) => textOf(label) && textOf(value));
  if (!shown.length) return nothing;
  return html`<dl part="fields">
    ${shown.map(
      ({ label, value }) =>
        html`<div>
          <dt dir="auto">${label}</dt>
          <dd dir="auto">${value}</dd>
        </div>`,
    )}
  </dl>`;
}
