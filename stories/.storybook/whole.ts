import type { StoryContext } from '@storybook/web-components-vite';

const lists = 'kith-feed, kith-thread, kith-comments, kith-post';

/** Waits for what comes once the first content is on the screen: it is checked too. */
export async function whole({ canvasElement }: Pick<StoryContext, 'canvasElement'>): Promise<void> {
  const roots = (tags: string): readonly ShadowRoot[] =>
    [...canvasElement.querySelectorAll(tags)].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const unfinished = (): boolean =>
    roots('kith-directory').some((root) => root.querySelector('[part~=card]') && !root.querySelector('.bar > *')) ||
    roots(lists).some((root) => root.querySelector('[part~=post]') && !root.querySelector('[role=status]')) ||
    roots('kith-composer').some((root) => root.querySelector('.waiting'));
  for (let turn = 0; turn < 400 && unfinished(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  if (unfinished()) throw new Error('What stands around the first content never came.');
}
