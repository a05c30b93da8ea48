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
    ${open === 'history' ? history(post, actions) : open === 'reactors' ? reactors(post, actions, key) : reports(post, actions)}
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

/** So many pages of them: who wants to know more than that asks elsewhere. */
const mostPages = 20;

/** One page of who reacted, and below it the next one, once it was asked for. */
function reactors(post: Post, actions: PostActions, key: string, at = 0): unknown {
  const { posts } = actions;
  const input = pageAfter(post, posts.view(post).opened?.[at - 1]);
  return read('posts.reactions', actions, input, (page) => {
    const { opened = [] } = posts.view(post); // as it is when this is drawn
    const items = recordsOf(page?.items);
    // A backend may answer with more than it was asked for.
    const all = items.slice(0, mostReactors);
    if (!all.length) return at === 0 ? html`<p>${actions.text('no-reactors')}</p>` : nothing;
    const pages = posts.context.community()?.supports('posts.reactions')?.inputs.after && at + 1 < mostPages;
    const next = pages && !opened.slice(0, at).includes(page.next ?? '') ? page.next : undefined;
    const rest = Math.max(page.total ?? 0, at * mostReactors + items.length) - at * mostReactors - all.length;
    return html`<ul class="reactors" role=${listRole} tabindex="-1" id="${key}-reactors-${at}">
        ${all.map((reactor) => html`<li>${reactorOf(reactor, actions)}</li>`)}
      </ul>
      ${
        next === undefined
          ? rest > 0
            ? html`<p>${actions.text('and-more', { count: rest })}</p>`
            : nothing
          : opened[at] === next
            ? reactors(post, actions, key, at + 1)
            : moreButton(post, actions, next, `${key}-reactors-${at + 1}`)
      }`;
  });
}

function pageAfter({ id }: Post, after: string | undefined): Input<'posts.reactions'> {
  return { id, first: mostReactors, ...(after !== undefined && { after }) };
}

/** Stays until the next page is there, so that whoever pressed it goes on to that. */
function moreButton(post: Post, actions: PostActions, next: string, id: string): TemplateResult {
  const { posts } = actions;
  const { opened = [], opening = false } = posts.view(post);
  const more = async (): Promise<void> => {
    if (opening) return;
    posts.setView(post, { opening: true });
    await posts.context.community()?.read('posts.reactions', pageAfter(post, next)).refetch();
    posts.setView(post, { opening: false, opened: [...opened, next] });
    await posts.host.updateComplete;
    posts.host.shadowRoot?.getElementById(id)?.focus();
  };
  return html`<button
    class="text-button"
    part="action more"
    type="button"
    aria-disabled=${opening ? 'true' : 'false'}
    @click=${() => void more()}
  >
    ${actions.text(opening ? 'loading' : 'show-more-reactors')}
  </button>`;
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
