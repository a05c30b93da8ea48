import { CommunityError, type PostRules } from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { backend, type Backend } from '../../test/backend.js';
import { heard, until } from '../../../people/test/until.js';
import './define.js';
import type { KithComposer } from './composer.js';

async function show(made: Backend | undefined, properties: Partial<KithComposer> = {}): Promise<KithComposer> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  const element = document.createElement('kith-composer');
  Object.assign(element, made && { gateway: made.gateway }, properties);
  stage.append(element);
  await element.updateComplete;
  return element;
}

const area = (element: KithComposer): HTMLTextAreaElement => {
  const found = element.renderRoot.querySelector('textarea');
  if (!found) throw new Error('The composer has no field.');
  return found;
};
const one = (element: KithComposer, selector: string): HTMLElement => {
  const found = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The composer has no ${selector}.`);
  return found;
};
const has = (element: KithComposer, selector: string): boolean => element.renderRoot.querySelector(selector) !== null;

async function write(element: KithComposer, text: string): Promise<void> {
  area(element).focus();
  await until(() => has(element, '.toolbar'), 'the tools');
  await sendKeys({ type: text });
}

/** A key held with others: WebDriver's own does not do that in every engine. */
function chord(element: KithComposer, init: KeyboardEventInit): void {
  area(element).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

describe('<kith-composer>', () => {
  it('sends what is written, once, and is empty at once', async () => {
    const made = backend();
    const element = await show(made, { parent: 'p0' });
    await write(element, 'Well said');
    const intent = heard(element, 'kith-post-submit');
    const sent = heard(element, 'kith-post-submitted');
    chord(element, { key: 'Enter', ctrlKey: true });
    expect((await intent).detail).to.deep.equal({
      kind: 'comment',
      parent: 'p0',
      body: { format: 'markdown', text: 'Well said' },
    });
    expect((await sent).detail.name).to.equal('posts.create');
    expect(area(element).value).to.equal('');
    await until(() => made.created.length === 1, 'the post');
    await expect(element).to.be.accessible();
  });
});
void CommunityError;
export type { PostRules };
