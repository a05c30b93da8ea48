import { Community, CommunityError, type Attachment } from '@kith/core';
import { draftsOf } from '@kith/core/drafts';
import { fixedConnection, provideConnection } from '@kith/ui';
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

/** WebKitGTK's driver loses letters on the way: there they come as an input method would bring them. */
async function type(text: string): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (/AppleWebKit(?!.*Chrome)/.test(navigator.userAgent)) document.execCommand('insertText', false, text);
  else await sendKeys({ type: text });
}

async function write(element: KithComposer, text: string): Promise<void> {
  area(element).focus();
  await until(() => has(element, '.toolbar'), 'the tools');
  await type(text);
}

/** A key held with others: WebDriver's own does not do that in every engine. */
function chord(element: KithComposer, init: KeyboardEventInit): void {
  area(element).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

/** A composer in a community that has a name, so that drafts outlive the page. */
async function inCommunity(
  made: Backend,
  name: string,
): Promise<{ element: KithComposer; community: Community; leave: () => void }> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  const community = new Community({ gateway: made.gateway, name });
  const end = provideConnection(stage, fixedConnection(community));
  const element = document.createElement('kith-composer');
  stage.append(element);
  await element.updateComplete;
  await until(() => community.viewer, 'who is looking');
  return {
    element,
    community,
    leave: () => {
      stage.remove();
      end();
    },
  };
}

/** Long enough for what is written to be stored. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600));

const options = (element: KithComposer): string[] =>
  [...element.renderRoot.querySelectorAll('[role=option]')].map((option) =>
    option.textContent.trim().replace(/\s+/g, ' '),
  );

const image = (name: string, type = 'image/png'): File => new File([new Uint8Array(64)], name, { type });

/** A picture of one point, that can be drawn. */
async function dot(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new File(blob ? [blob] : [], 'dot.png', { type: 'image/png' });
}

function drop(element: KithComposer, ...files: File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  one(element, '.composer').dispatchEvent(
    new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
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

  it('keeps the words where the host refuses the intent', async () => {
    const made = backend();
    const element = await show(made, { subject: 'page' });
    await write(element, 'Not yet');
    element.addEventListener('kith-post-submit', (event) => event.preventDefault());
    expect(await element.submit()).to.equal(false);
    expect(area(element).value).to.equal('Not yet');
    expect(made.created).to.deep.equal([]);
  });

  it('takes exactly the words back from a post that the backend refuses, and says why', async () => {
    const made = backend();
    made.refuse = new CommunityError('invalid', { fields: { body: 'links' } });
    const element = await show(made, { parent: 'p0' });
    await write(element, '  Two  spaces');
    await element.submit();
    await until(() => area(element).value === '  Two  spaces', 'the words');
    await until(() => has(element, '.note.bad'), 'why');
    expect(one(element, '.note.bad').textContent).to.contain('too many links');
    expect(area(element).getAttribute('aria-invalid')).to.equal('true');
    await expect(element).to.be.accessible();
    made.refuse = undefined;
    await element.submit();
    await until(() => made.created.length === 1, 'the post');
  });

  it('writes marks by keys, and takes them back', async () => {
    const element = await show(backend());
    await write(element, 'bold');
    area(element).select();
    chord(element, { key: 'b', ctrlKey: true });
    expect(area(element).value).to.equal('**bold**');
    chord(element, { key: 'b', ctrlKey: true });
    expect(area(element).value).to.equal('bold');
    chord(element, { key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true });
    expect(area(element).value).to.equal('- bold');
    area(element).setSelectionRange(6, 6);
    await sendKeys({ press: 'Enter' });
    await type('more');
    expect(area(element).value).to.equal('- bold\n- more');
    expect(element.value).to.equal('- bold\n- more');
  });

  it('undoes what a tool wrote', async () => {
    const element = await show(backend());
    await write(element, 'words');
    area(element).select();
    one(element, '[data-tool=italic]').click();
    expect(area(element).value).to.equal('_words_');
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('undo');
    expect(area(element).value).to.equal('words');
  });

  it('has one stop for Tab among its tools, and arrows between them', async () => {
    const element = await show(backend());
    await write(element, 'x');
    const stops = element.renderRoot.querySelectorAll('.tool[tabindex="0"]');
    expect(stops.length).to.equal(1);
    one(element, '[data-tool=bold]').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(one(element, '.tool:focus').dataset['tool']).to.equal('italic');
    await sendKeys({ press: 'End' });
    const last = one(element, '.tool:focus').dataset['tool'];
    await sendKeys({ press: 'ArrowRight' });
    expect(one(element, '.tool:focus').dataset['tool']).to.equal('bold');
    expect(last).to.not.equal('bold');
  });

  it('completes a mention by keys, in one root', async () => {
    const element = await show(backend(), { subject: 'page' });
    await write(element, 'I agree, @ad');
    await until(() => options(element).length === 2, 'suggestions');
    const field = area(element);
    expect(field.getAttribute('aria-controls')).to.equal('suggestions');
    expect(field.getAttribute('aria-activedescendant')).to.equal('suggestion-0');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(field.getAttribute('aria-activedescendant')).to.equal('suggestion-1');
    expect(one(element, '#suggestion-1').ariaSelected).to.equal('true');
    await sendKeys({ press: 'Enter' });
    expect(field.value).to.equal('I agree, @adele ');
    expect(options(element)).to.deep.equal([]);
    await type('@gr');
    await until(() => options(element).length === 1, 'Grace');
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(options(element)).to.deep.equal([]);
    expect(field.value).to.equal('I agree, @adele @gr');
  });

  it('completes tags and emoji', async () => {
    const element = await show(backend());
    await write(element, '#des');
    await until(() => options(element).length === 1, 'the tag');
    await sendKeys({ press: 'Tab' });
    expect(area(element).value).to.equal('#design ');
    await type(':tad');
    await until(() => options(element).some((option) => option.includes('tada')), 'the emoji');
    await sendKeys({ press: 'Enter' });
    expect(area(element).value).to.equal('#design 🎉 ');
  });

  it('shows how the words will look', async () => {
    const element = await show(backend());
    await write(element, '**strong**');
    one(element, '#tab-write').focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => has(element, '.preview strong'), 'the preview');
    expect(area(element).closest('[hidden]')).to.not.equal(null);
    await expect(element).to.be.accessible();
  });

  it('takes files, tells limits before anything is sent, and asks what a picture shows', async () => {
    const made = backend({ mediaTypes: ['image/*'], maxFileSize: 100, maxFiles: 2 });
    const element = await show(made, { subject: 'page' });
    await until(() => has(element, 'textarea'), 'the field');
    await settled();
    drop(
      element,
      image('harbour.png'),
      new File(['x'], 'virus.exe', { type: 'application/x-msdownload' }),
      new File([new Uint8Array(200)], 'large.png', { type: 'image/png' }),
    );
    await until(() => has(element, '.file .alt'), 'the file');
    const said = [...element.renderRoot.querySelectorAll('.files .bad')].map((line) => line.textContent);
    expect(said[0]).to.contain('virus.exe');
    expect(said[1]).to.contain('large.png').and.to.contain('100 byte');
    await until(() => made.uploaded.length === 1, 'the upload');
    expect(made.uploaded[0]?.name).to.equal('harbour.png');
    await until(() => one(element, '.file').textContent.includes('Uploaded'), 'it is there');
    one(element, '.file .alt').focus();
    await type('Boats');
    await expect(element).to.be.accessible();
    area(element).focus();
    await type('Look');
    await element.submit();
    await until(() => made.created.length === 1, 'the post');
    expect(made.created[0]?.attachments).to.deep.equal(['a1']);
    expect(made.uploaded.length).to.equal(1);
  });

  it('says of a file that is no longer here, and lets it be chosen again or removed', async () => {
    const made = backend({ mediaTypes: ['image/*'] });
    made.viewer = { key: null };
    const { element, community, leave } = await inCommunity(made, `gone ${Math.random()}`);
    const draft = { body: '![Boats](kith-file:f1)', title: '', link: '', tags: [] };
    const files = ['f1', 'f2'].map((id) => ({ id, name: `${id}.png`, mediaType: 'image/png', size: 9 }));
    draftsOf(community).give('new ', { ...draft, files }, new Map());
    await until(() => element.renderRoot.querySelectorAll('.file.gone').length === 2, 'both');
    expect(one(element, '.file.gone').textContent).to.contain('no longer on this device');
    await expect(element).to.be.accessible();
    expect(await element.submit()).to.equal(false);
    await until(() => element.renderRoot.querySelector('.file.gone button:focus'), 'the way on');
    const again = new DataTransfer();
    again.items.add(image('again.png'));
    const picker = one(element, '#again-f1') as HTMLInputElement;
    picker.files = again.files;
    picker.dispatchEvent(new Event('change'));
    await until(() => element.renderRoot.querySelectorAll('.file.gone').length === 1, 'one of them');
    expect(one(element, '.file .file-name').textContent).to.equal('again.png');
    one(element, '.file.gone [aria-label="Remove f2.png"]').click();
    await until(() => !has(element, '.file.gone'), 'none');
    expect(await element.submit()).to.equal(true);
    await until(() => made.created.length === 1, 'the post');
    expect(made.created[0]?.attachments).to.deep.equal(['a1']);
    expect(made.created[0]?.body.text).to.equal('![Boats](https://files.example/1)');
    leave();
  });

  it('previews pictures that are not uploaded yet', async () => {
    const element = await show(backend({}, { 'attachments.describe': undefined }), { subject: 'page' });
    await write(element, 'See');
    drop(element, await dot());
    await until(() => has(element, '.file [title^="Insert"]'), 'the picture');
    one(element, '.file [title^="Insert"]').click();
    expect(area(element).value).to.match(/!\[dot.png\]\(kith-file:/);
    one(element, '#tab-preview').click();
    await until(() => {
      const picture = element.renderRoot.querySelector<HTMLImageElement>('.preview img');
      return picture?.src.startsWith('blob:') && picture.naturalWidth === 1;
    }, 'it is drawn');
    await expect(element).to.be.accessible();
  });

  it('is Markdown where that is taken; else nothing that is typed becomes markup', async () => {
    const both = await show(backend({ formats: ['html', 'markdown'] }), { subject: 'page' });
    await until(() => has(both, '.tabs'), 'Markdown');
    const made = backend({ formats: ['html'] });
    const element = await show(made, { subject: 'page' });
    await until(() => !has(element, '.tabs'), 'only words');
    area(element).focus();
    await type('1 < 2 & <b>bold</b>');
    await element.submit();
    await until(() => made.created.length === 1, 'the post');
    expect(made.created[0]?.body).to.deep.equal({
      format: 'html',
      text: '<p>1 &lt; 2 &amp; &lt;b&gt;bold&lt;/b&gt;</p>',
    });
    const words = await show(made, {
      post: { id: 'p1', body: { format: 'html', text: '<p>1 &lt; 2</p>\n<p>so</p>' } },
    });
    await until(() => area(words).value === '1 < 2\n\nso', 'its words');
    const more = await show(made, { post: { id: 'p2', body: { format: 'html', text: '<p>1 <b>so</b></p>' } } });
    await until(() => area(more).value === '<p>1 <b>so</b></p>', 'its source');
    area(more).focus();
    await until(() => more.renderRoot.textContent?.includes('written in HTML'), 'which is said');
  });

  it('answers a question, and replies to anything else, by the same words everywhere', async () => {
    const { element, community, leave } = await inCommunity(backend(), 'questions');
    community.entities.merge('post', { id: 'q', kind: 'question' });
    element.parent = 'q';
    await until(() => one(element, '[part~=submit]').textContent.trim() === 'Answer', 'the button');
    expect(area(element).placeholder).to.equal('Write an answer');
    element.parent = 'r';
    await until(() => one(element, '[part~=submit]').textContent.trim() === 'Reply', 'the button');
    expect(area(element).getAttribute('aria-label')).to.equal('Write a reply');
    leave();
  });

  it('is gone through by keys: kinds, title, views, words, tags, tools, buttons', async () => {
    const made = backend({ kinds: ['discussion', 'question'] });
    const element = await show(made, { kinds: 'discussion question', cancelable: true });
    await write(element, 'Why?');
    await until(() => element.renderRoot.querySelectorAll('.kind').length === 2, 'the kinds');
    const at = (): string => {
      const active = element.shadowRoot?.activeElement;
      return (
        (active?.matches('.tag-field') && 'tags') ||
        active?.id ||
        active?.getAttribute('part')?.split(' ').at(-1) ||
        (active?.localName ?? '')
      );
    };
    one(element, '.kind input').focus();
    await sendKeys({ press: 'ArrowDown' });
    await until(() => one(element, '[part~=submit]').textContent.trim() === 'Ask', 'a question');
    const stops: string[] = [];
    for (let tab = 0; tab < 7; tab += 1) {
      await sendKeys({ press: 'Tab' });
      stops.push(at());
    }
    expect(stops).to.deep.equal(['title', 'tab-write', 'text', 'tags', 'tool', 'cancel', 'submit']);
    await sendKeys({ press: 'Enter' });
    await until(() => at() === 'title', 'what is missing');
    const [invalid, said] = ['aria-invalid', 'aria-describedby'].map((name) =>
      one(element, '#title').getAttribute(name),
    );
    expect([invalid, one(element, `#${said ?? ''}`).textContent]).to.deep.equal(['true', 'This is needed.']);
    one(element, '#tab-write').focus();
    await sendKeys({ press: 'End' });
    await until(() => at() === 'tab-preview' && has(element, '.preview'), 'the preview');
    await sendKeys({ press: 'Tab' });
    expect(at()).to.equal('preview');
    one(element, '#tab-preview').focus();
    await sendKeys({ press: 'Home' });
    await until(() => at() === 'tab-write' && !has(element, '.preview'), 'the words');
  });

  it('lets Escape end suggestions first, and itself then', async () => {
    const element = await show(backend(), { parent: 'p0' });
    let left = 0;
    element.addEventListener('kith-composer-cancel', () => (left += 1));
    await write(element, '@ad');
    await until(() => options(element).length === 2, 'who it may be');
    await sendKeys({ press: 'Escape' });
    await until(() => !options(element).length, 'none');
    expect(left).to.equal(0);
    expect(area(element).value).to.equal('@ad');
    await sendKeys({ press: 'Escape' });
    expect(left).to.equal(1);
  });

  it('sends a file once where a host’s own function answers with nothing', async () => {
    let asked = 0;
    const nothing = (): Attachment => {
      asked++;
      return JSON.parse('null') as Attachment;
    };
    const element = await show(backend({ mediaTypes: ['image/*'] }, { 'attachments.create': nothing }));
    await until(() => has(element, 'textarea'), 'the field');
    await settled();
    drop(element, image('harbour.png'));
    await until(() => has(element, '.file.later'), 'the failure');
    expect(one(element, '.file').textContent).to.contain('goes along');
    expect(asked).to.equal(1);
  });

  it('makes a poll', async () => {
    const made = backend({ maxPollOptions: 3 });
    const element = await show(made, { kind: 'discussion' });
    await write(element, 'Which one?');
    one(element, '[data-tool=poll]').click();
    await until(() => element.renderRoot.querySelectorAll('.poll .option').length === 2, 'the poll');
    expect(await element.submit()).to.equal(false);
    await until(() => has(element, '#poll-bad'), 'what is missing');
    await expect(element).to.be.accessible();
    const [first] = element.renderRoot.querySelectorAll<HTMLElement>('.poll .option');
    first?.focus();
    await type('This');
    await sendKeys({ press: 'Enter' });
    await type('That');
    await element.updateComplete;
    element.renderRoot.querySelectorAll<HTMLElement>('.poll .option-up')[1]?.click();
    await element.submit();
    await until(() => made.created.length === 1, 'the post');
    expect(made.created[0]?.poll).to.deep.equal({ options: ['That', 'This'], multiple: false });
  });

  it('offers the kinds that the place takes, with their fields', async () => {
    const made = backend({ kinds: ['discussion', 'link'] });
    const element = await show(made, { kinds: 'discussion question link' });
    await until(() => element.renderRoot.querySelectorAll('.kind').length === 2, 'the kinds');
    element.renderRoot.querySelectorAll<HTMLElement>('.kind input')[1]?.click();
    await until(() => has(element, '#link'), 'the address');
    await write(element, 'See https://example.org/a.');
    await element.updateComplete;
    expect((one(element, '#link') as HTMLInputElement).value).to.equal('https://example.org/a');
    expect(await element.submit()).to.equal(false);
    expect(one(element, '#title').getAttribute('aria-invalid')).to.equal('true');
    one(element, '#title').focus();
    await type('A page');
    await element.submit();
    await until(() => made.created.length === 1, 'the post');
    expect(made.created[0]).to.include({ kind: 'link', title: 'A page', link: 'https://example.org/a' });
  });

  it('keeps a draft over an element that is made anew, and clears it when it is sent', async () => {
    const made = backend();
    const first = await show(made, { parent: 'p7' });
    await write(first, 'Half a thought');
    await settled();
    first.remove();
    const second = await show(made, { parent: 'p7' });
    await until(() => area(second).value === 'Half a thought', 'the draft');
    await until(() => has(second, '.note'), 'the note');
    expect(one(second, '.note').textContent).to.contain('Draft restored');
    await second.submit();
    await until(() => made.created.length === 1, 'the post');
    second.remove();
    const third = await show(made, { parent: 'p7' });
    await settled();
    expect(area(third).value).to.equal('');
  });

  it('keeps its words when it is moved', async () => {
    const element = await show(backend());
    await write(element, 'Stay');
    const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
    elsewhere.append(element);
    await element.updateComplete;
    await settled();
    expect(area(element).value).to.equal('Stay');
    expect(has(element, '.note')).to.equal(false);
  });

  it('keeps a draft for its writer alone, over visits', async () => {
    const name = `drafts-${Math.random()}`;
    const made = backend();
    const visit = await inCommunity(made, name);
    await write(visit.element, 'Mine alone');
    await settled();
    visit.leave();
    const again = await inCommunity(made, name);
    await until(() => area(again.element).value === 'Mine alone', 'the draft');
    again.leave();
    const other = backend();
    other.viewer = { key: 'eve' };
    const theirs = await inCommunity(other, name);
    await settled();
    expect(area(theirs.element).value).to.equal('');
    theirs.leave();
    const back = await inCommunity(made, name);
    await settled();
    expect(area(back.element).value, 'gone with the other account').to.equal('');
    back.leave();
  });

  it('gives what a guest wrote to the account that signs in, and takes it away at sign-out', async () => {
    const made = backend({ guests: true });
    made.viewer = { key: null };
    const { element, community, leave } = await inCommunity(made, `drafts-${Math.random()}`);
    await write(element, 'Before signing in');
    await settled();
    await community.refreshViewer({ key: 'ada' });
    await settled();
    expect(area(element).value).to.equal('Before signing in');
    await community.refreshViewer({ key: null });
    await until(() => area(element).value === '', 'nothing of another account');
    leave();
  });

  it('takes the words back from a waiting post that is discarded', async () => {
    const made = backend();
    made.refuse = new CommunityError('forbidden');
    const { element, community, leave } = await inCommunity(made, `drafts-${Math.random()}`);
    await write(element, 'Come back');
    await element.submit();
    const [{ outboxOf }, { discussionPlans }] = await Promise.all([
      import('@kith/core/outbox'),
      import('@kith/core/discussion'),
    ]);
    const outbox = outboxOf(community, discussionPlans);
    await until(() => outbox.entries[0]?.state === 'failed', 'the refusal');
    await until(() => outbox.entries[0] && outbox.discard(outbox.entries[0].id).length === 1, 'the discard');
    await until(() => area(element).value === 'Come back', 'the words');
    leave();
  });

  it('lets a guest post by name, and invites who may not', async () => {
    const made = backend({ guests: true, moderated: true });
    made.viewer = { key: null };
    const element = await show(made, { subject: 'page' });
    await until(() => has(element, '#guest-name'), 'the name');
    await write(element, 'Hello');
    expect(await element.submit()).to.equal(false);
    expect(one(element, '#guest-name').getAttribute('aria-invalid')).to.equal('true');
    const said = one(element, '#guest-name').getAttribute('aria-describedby') ?? '';
    expect(one(element, `#${said}`).textContent).to.equal('This is needed.');
    expect(one(element, '#guest-name').nextElementSibling?.id, 'beside its field').to.equal(said);
    await until(() => element.renderRoot.querySelector('#guest-name:focus'), 'the first field that is wrong');
    await type('Robin');
    await until(() => element.renderRoot.textContent?.includes('moderator'), 'that it is moderated');
    await expect(element).to.be.accessible();
    await element.submit();
    await until(() => made.created.length === 1, 'the post');
    expect(made.created[0]?.guest).to.deep.equal({ name: 'Robin' });
    const refused = await show(backend({ refused: 'unauthenticated' }));
    await until(() => has(refused, '.notice button'), 'the invitation');
    const asked = heard(refused, 'kith-sign-in-request');
    refused.addEventListener('kith-sign-in-request', (event) => event.preventDefault());
    one(refused, '.notice button').click();
    await asked;
    expect(has(refused, 'textarea')).to.equal(false);
  });

  it('counts characters as readers do, near the end', async () => {
    const element = await show(backend({ maxLength: 10 }), { subject: 'page' });
    await write(element, 'ab');
    element.value = '👩‍👩‍👧‍👦'.repeat(9);
    await until(
      () => element.renderRoot.querySelector('.count')?.textContent?.includes('1 character left'),
      'the count',
    );
    element.value = 'x'.repeat(11);
    await until(() => has(element, '.count.over'), 'too many');
    expect(await element.submit()).to.equal(false);
    expect(area(element).value).to.have.length(11);
  });

  it('changes a post, and shows both texts where somebody was quicker', async () => {
    const post = { id: 'p1', kind: 'comment', body: { format: 'markdown', text: 'One' }, revision: 1 } as const;
    const made = backend(
      {},
      {
        'posts.get': () => ({ ...post, body: { format: 'markdown', text: 'Two' }, revision: 2 }),
      },
    );
    const element = await show(made, { post });
    expect(area(element).value).to.equal('One');
    await write(element, '!');
    made.refuse = new CommunityError('conflict');
    await element.submit();
    await until(() => element.renderRoot.querySelectorAll('.conflict .words').length === 2, 'both texts');
    await expect(element).to.be.accessible();
    expect(element.renderRoot.querySelectorAll('.conflict .words')[1]?.textContent).to.equal('Two');
    made.refuse = undefined;
    const sent = heard(element, 'kith-post-submitted');
    one(element, '.conflict .primary').click();
    await sent;
    expect(made.edited).to.deep.equal([{ id: 'p1', revision: 2, body: { format: 'markdown', text: 'One!' } }]);
  });

  it('is left by Escape, and keeps what is written', async () => {
    const made = backend();
    const element = await show(made, { parent: 'p9' });
    await write(element, 'Later');
    const left = heard(element, 'kith-composer-cancel');
    await sendKeys({ press: 'Escape' });
    await left;
    element.remove();
    const again = await show(made, { parent: 'p9' });
    await until(() => area(again).value === 'Later', 'the draft');
  });

  it('is a field of a form, without any community', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <label for="bio">Your bio</label><kith-composer id="bio" name="bio" required value="Hi"></kith-composer>
      </form>`,
    );
    const element = form.querySelector('kith-composer');
    if (!element) throw new Error('There is no field.');
    await element.updateComplete;
    expect(new FormData(form).get('bio')).to.equal('Hi');
    expect(has(element, '[part=submit]')).to.equal(false);
    expect(area(element).getAttribute('aria-label')).to.equal('Your bio');
    form.querySelector('label')?.click();
    expect(element.matches(':focus')).to.equal(true);
    element.value = '';
    expect(form.checkValidity()).to.equal(false);
    await write(element, 'There');
    expect(new FormData(form).get('bio')).to.equal('There');
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    await element.updateComplete;
    expect(new FormData(form).get('bio')).to.equal('Hi');
    await expect(element).to.be.accessible();
  });
});
