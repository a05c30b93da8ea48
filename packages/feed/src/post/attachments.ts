import type { Attachment, Post } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { cached, downloadIcon, icon, safeUrl, ugcRel } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { feedMessages } from '../messages/messages.js';
import { picture } from './pictures.js';
import type { PostsController } from './posts-controller.js';

/** Raster images are shown; everything else, SVG too, is a file to download. */
const shown = /^image\/(?:png|jpe?g|gif|webp|avif)$/i;

/** The files of a post: pictures by the host's rule, the rest as links that download, with type and size. */
export function attachments(post: Post, posts: PostsController): unknown {
  const all = recordsOf(post.attachments);
  if (!all.length) return nothing;
  const pictures = all.filter(isPicture);
  const files = all.filter((one) => !isPicture(one));
  return html`${pictures.length ? html`<div class="pictures" part="pictures">${pictures.map((one) => pictureOf(post, one, posts))}</div>` : nothing}
  ${
    files.length
      ? html`<ul class="files" part="attachments" role=${listRole}>
          ${files.map((one) => html`<li>${fileOf(one, posts)}</li>`)}
        </ul>`
      : nothing
  }`;
}

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

function isPicture({ mediaType, url, previewUrl }: Attachment): boolean {
  return shown.test(mediaType ?? '') && Boolean(textOf(previewUrl) ?? textOf(url));
}

function pictureOf(post: Post, file: Attachment, posts: PostsController): TemplateResult {
  const { pictures } = posts.view(post);
  const show = (): void => posts.setView(post, { pictures: new Set([...(pictures ?? []), file.id]) });
  const href = safeUrl(file.url);
  const alt = textOf(file.alt) ?? textOf(file.name);
  const width = positive(file.width);
  const height = positive(file.height);
  const about = [sizeOf(file, posts)].filter(Boolean).join(' · ');
  return html`<figure class="attached">
    ${picture({ url: textOf(file.previewUrl) ?? file.url ?? '', alt, width, height }, posts, pictures?.has(file.id) ?? false, show)}
    <figcaption>
      ${
        href
          ? html`<a part="attachment" href=${href} rel=${ugcRel} download=${textOf(file.name) ?? ''}
              ><bdi dir="auto">${textOf(file.name) ?? posts.context.text(feedMessages, 'picture')}</bdi></a
            >`
          : html`<bdi part="attachment" dir="auto">${textOf(file.name)}</bdi>`
      }
      ${about ? html`<span class="about">${about}</span>` : nothing}
    </figcaption>
  </figure>`;
}

function fileOf(file: Attachment, posts: PostsController): TemplateResult {
  const href = safeUrl(file.url);
  const name = html`<bdi dir="auto">${textOf(file.name) ?? posts.context.text(feedMessages, 'file')}</bdi>`;
  const about = [typeOf(file), sizeOf(file, posts)].filter(Boolean).join(' · ');
  const inner = html`${icon(downloadIcon)}<span>${name} <span class="about">${about}</span></span>`;
  return href
    ? html`<a class="file" part="attachment" href=${href} rel=${ugcRel} download=${textOf(file.name) ?? ''}
        >${inner}</a
      >`
    : html`<span class="file" part="attachment">${inner}</span>`;
}

/** What people call a file's type: `PDF`, `ZIP`; of unknown ones what comes after the slash. */
function typeOf({ name, mediaType }: Attachment): string | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(textOf(name) ?? '')?.[1];
  return (ending ?? /\/(?:x-|vnd\.)?([\w-]+)/.exec(textOf(mediaType) ?? '')?.[1])?.toUpperCase();
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const formats = units.map((unit) =>
  cached(
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }),
  ),
);

/** A size as the locale writes it, in units of 1000. */
function sizeOf({ size }: Attachment, posts: PostsController): string | undefined {
  if (typeof size !== 'number' || !(size >= 0)) return undefined;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3));
  return formats[power]?.(posts.context.locale()).format(size / 1000 ** power);
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value < 20_000 ? Math.round(value) : undefined;
}
