import type { StoryContext } from '@storybook/web-components-vite';

/** Waits for what comes once the first content is on the screen: it is checked too. */
export async function whole({ canvasElement }: Pick<StoryContext, 'canvasElement'>): Promise<void> {
  const unfinished = (): boolean =>
    [...canvasElement.querySelectorAll('kith-directory')].some(
      ({ shadowRoot }) => shadowRoot?.querySelector('[part~=card]') && !shadowRoot.querySelector('.bar > *'),
    );
  for (let turn = 0; turn < 100 && unfinished(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  if (unfinished()) throw new Error('What stands around the members never came.');
}
