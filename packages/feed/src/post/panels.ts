import type { Input, OperationName, Output, Post, PostVersion, Query, Reactor, Report } from '@kith/core';
import { memberName, recordsOf, textOf } from '@kith/people';
import { avatar, closeIcon, icon, richText, safeImageUrl } from '@kith/ui';
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { reasonText } from './moderation-note.js';
import type { PostActions } from './post-actions.js';

/** What stands open below a post: its earlier versions, who reacted, what was reported. Loaded when first opened. */
export function panel(post: Post, actions: PostActions, key: string): TemplateResult | typeof nothing {
  const { panel: open } = actions.posts.view(post);
  if (!open) return nothing;
  const title = `${key}-panel`;
  const heading =
    open === 'reports'
      ? actions.text('reports', { count: post.counts?.reports ?? recordsOf(post.reports).length })
      : actions.text(open);
  return html`<section class="panel" part="panel" aria-labelledby=${title}>
    <div class="panel-head">
      <span id=${title}>${heading}</span>
      <button
        class="button quiet icon-only"
        type="button"
        aria-label=${actions.text('close')}
        @click=${() => actions.toggle(post, open)}
      >
        ${icon(closeIcon)}
      </button>
    </div>
    ${open === 'history' ? history(post, actions) : open === 'reactors' ? reactors(post, actions) : reports(post, actions)}
  </section>`;
}

function history({ id }: Post, actions: PostActions): unknown {
  return read('posts.history', actions, { id }, (versions) => {
    const all = recordsOf(versions);
    if (!all.length) return html`<p>${actions.text('no-history')}</p>`;
    return html`<ul role=${listRole}>
      ${all.map((version) => html`<li>${versionOf(version, actions)}</li>`)}
    </ul>`;
  });
}

function versionOf({ title, body, editedAt, editor }: PostVersion, actions: PostActions): TemplateResult {
  const { schemes } = actions.posts.context.settings();
  const by = textOf(editor?.name);
  return html`<p class="about">
      <kith-time datetime=${textOf(editedAt) ?? nothing}></kith-time>
      ${by ? html`<bdi dir="auto">${actions.text('edited-by', { name: by })}</bdi>` : nothing}
    </p>
    ${textOf(title) ? html`<p dir="auto"><b>${title}</b></p>` : nothing} ${richText(body, { schemes, images: 'click' })}`;
}

const mostReactors = 50;

function reactors({ id }: Post, actions: PostActions): unknown {
  return read('posts.reactions', actions, { id, first: mostReactors }, (page) => {
    const items = recordsOf(page?.items);
    // A backend may answer with more than it was asked for.
    const all = items.slice(0, mostReactors);
    if (!all.length) return html`<p>${actions.text('no-reactors')}</p>`;
    const rest = Math.max(page.total ?? 0, items.length) - all.length;
    return html`<ul class="reactors" role=${listRole}>
        ${all.map((reactor) => html`<li>${reactorOf(reactor, actions)}</li>`)}
      </ul>
      ${rest > 0 ? html`<p>${actions.text('and-more', { count: rest })}</p>` : nothing}`;
  });
}

function reactorOf({ author, reaction }: Reactor, actions: PostActions): TemplateResult {
  const { posts } = actions;
  const known = [...recordsOf(actions.rules?.reactions), ...posts.faces.values()].find(({ name }) => name === reaction);
  const src = safeImageUrl(known?.imageUrl);
  const face = src
    ? html`<img src=${src} alt=${reaction} width="16" height="16" referrerpolicy="no-referrer" />`
    : (textOf(known?.emoji) ?? reaction);
  const id = textOf(author?.id);
  const name = textOf(author?.name) ?? textOf(author?.handle);
  return html`<span>${face}</span> ${avatar({ id: id ?? '', name, url: author?.avatarUrl, size: 's' })}
    ${
      author && id
        ? memberName({ ...author, id }, posts.people)
        : html`<bdi dir="auto">${name ?? actions.text(author ? 'guest' : 'former-member')}</bdi>`
    }`;
}

function reports(post: Post, actions: PostActions): unknown {
  const known = recordsOf(post.reports);
  const more = (post.counts?.reports ?? 0) > known.length;
  if (!more || !actions.posts.supports('posts.reports')) return reportList(known, actions);
  return read('posts.reports', actions, { id: post.id, first: 50 }, (page) =>
    reportList(recordsOf(page?.items), actions),
  );
}

function reportList(all: readonly Report[], actions: PostActions): TemplateResult {
  if (!all.length) return html`<p>${actions.text('no-reports')}</p>`;
  return html`<ul role=${listRole}>
    ${all.map(
      ({ reason, note, by, createdAt }) =>
        html`<li part="report">
          <p>${reasonText(textOf(reason), actions)}</p>
          ${textOf(note) ? html`<blockquote dir="auto">${note}</blockquote>` : nothing}
          <p class="about">
            ${textOf(by?.name) ? html`<span>${actions.text('reported-by', { name: by?.name ?? '' })}</span>` : nothing}
            <kith-time datetime=${textOf(createdAt) ?? nothing}></kith-time>
          </p>
        </li>`,
    )}
  </ul>`;
}

/** Said again: Safari takes a list without markers for none. */
const listRole = 'list';

interface Asked {
  readonly subscribe: (listener: () => void) => () => void;
  readonly draw: () => unknown;
}

/** One read for as long as its panel is open. */
class ReadInPanel extends AsyncDirective {
  #key = '';
  #asked: Asked | undefined;
  #stop: (() => void) | undefined;

  render(key: string, ask: () => Asked | undefined, changed: () => void): unknown {
    if (key !== this.#key) {
      this.disconnected();
      this.#key = key;
      this.#asked = ask();
      this.#stop = this.#asked?.subscribe(changed);
    }
    return this.#asked?.draw() ?? nothing;
  }

  protected override disconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#key = '';
  }
}

const readInPanel = directive(ReadInPanel);

function read<N extends OperationName>(
  name: N,
  actions: PostActions,
  input: Input<N>,
  draw: (output: Output<N>) => unknown,
): unknown {
  const { host, context } = actions.posts;
  const ask = (): Asked | undefined => {
    const query = context.community()?.read(name, input);
    return query && { subscribe: (listener) => query.subscribe(listener), draw: () => drawn(query, actions, draw) };
  };
  return readInPanel(JSON.stringify([name, input]), ask, () => host.requestUpdate());
}

function drawn<N extends OperationName>(
  query: Query<N>,
  actions: PostActions,
  draw: (output: Output<N>) => unknown,
): unknown {
  const { state } = query;
  if (state.status === 'pending') return html`<p role="status">${actions.text('loading')}</p>`;
  if (state.data !== undefined) return draw(state.data);
  return html`<p role="alert">
    ${actions.text('load-failed')}
    <button class="text-button" type="button" @click=${() => void query.refetch()}>${actions.text('retry')}</button>
  </p>`;
}
