import type { Post, Reaction } from '@kith/core';
import { recordsOf, textOf } from '@kith/people';
import { icon, place, safeImageUrl, type IconPath } from '@kith/ui';
import { html } from 'lit';
import type { PostActions } from './post-actions.js';

/** From Lucide, as those of ui: a face with a plus. */
const reactIcon: IconPath = 'M22 11v1a10 10 0 1 1-9-10M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01M16 5h6M19 2v6';
const usual = ['👍', '❤️', '😄', '🎉', '😕', '👀'];

/** What can be reacted with: what the host says, else what the backend does, else the usual. */
export function reactionsFor(actions: PostActions): readonly Reaction[] {
  const { posts } = actions;
  const own = posts.settings().reactions?.split(/\s+/).filter(Boolean);
  if (own?.length) return own.map((name) => ({ name, emoji: name }));
  const told = recordsOf(actions.rules?.reactions).filter(({ name }) => textOf(name));
  return told.length ? told : usual.map((name) => ({ name, emoji: name }));
}

/** The button that opens the palette, and the palette: a row of buttons by name. */
export function palette(post: Post, actions: PostActions): unknown {
  const { posts } = actions;
  const open = posts.view(post).palette === true;
  const all = open ? reactionsFor(actions) : [];
  const mine = new Set(
    recordsOf(post.reactions)
      .filter((one) => one.mine)
      .map(({ name }) => name),
  );
  const id = `${posts.key(post)}-palette`;
  // While it still has the focus, as it has no more once it is gone.
  const leaving = ({ newState, currentTarget }: ToggleEvent): void => {
    if (newState !== 'closed' || !(currentTarget instanceof HTMLElement) || !currentTarget.querySelector(':focus'))
      return;
    if (currentTarget.previousElementSibling instanceof HTMLElement) currentTarget.previousElementSibling.focus();
  };
  const toggled = async (event: ToggleEvent): Promise<void> => {
    const box = event.currentTarget;
    posts.setView(post, { palette: event.newState === 'open' });
    if (event.newState !== 'open' || !(box instanceof HTMLElement) || !box.previousElementSibling) return;
    await posts.host.updateComplete;
    place(box, box.previousElementSibling);
    box.querySelector('button')?.focus();
  };
  const choose = (event: Event, reaction: Reaction): void => {
    const box =
      event.currentTarget instanceof HTMLElement ? event.currentTarget.closest<HTMLElement>('[popover]') : null;
    box?.hidePopover();
    actions.react(post, reaction, !mine.has(reaction.name));
  };
  return html`<button
      class="tool react"
      part="action react"
      type="button"
      popovertarget=${id}
      aria-label=${actions.text('react')}
    >
      ${icon(reactIcon)}
    </button>
    <div
      class="palette"
      part="palette"
      id=${id}
      popover="auto"
      role="group"
      aria-label=${actions.text('react')}
      @beforetoggle=${leaving}
      @toggle=${toggled}
      @keydown=${move}
    >
      ${all.map((reaction) => {
        const src = safeImageUrl(reaction.imageUrl);
        const face = src
          ? html`<img src=${src} alt="" width="20" height="20" referrerpolicy="no-referrer" />`
          : (textOf(reaction.emoji) ?? reaction.name);
        return html`<button
          class="face"
          part="reaction-choice"
          type="button"
          aria-label=${reaction.name}
          aria-pressed=${mine.has(reaction.name) ? 'true' : 'false'}
          @click=${(event: Event) => choose(event, reaction)}
        >
          ${face}
        </button>`;
      })}
    </div>`;
}

/** Arrows go along the palette, in the direction that the page reads. */
function move(event: KeyboardEvent): void {
  const box = event.currentTarget;
  if (!(box instanceof HTMLElement)) return;
  const faces = [...box.querySelectorAll<HTMLElement>('.face')];
  const at = faces.findIndex((face) => face.matches(':focus'));
  const along = getComputedStyle(box).direction === 'rtl' ? -1 : 1;
  const steps: { readonly [key: string]: number } = { ArrowRight: along, ArrowLeft: -along, ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (step === undefined || at < 0) return;
  faces.at((at + step) % faces.length)?.focus();
  event.preventDefault();
  event.stopPropagation();
}
