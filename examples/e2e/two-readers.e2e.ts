import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { signIn as signInAs } from '../server/src/testing/client.js';
import { launch, openTab } from './support/browser.js';
import { click, reads, until, visibleText } from './support/directory.js';
import { field, pressItem, signIn } from './support/discussions.js';
import { startSite } from './support/site.js';
import { Truth } from './storm/truth.js';

/** What another reader sees of what one does, on the real server: who is writing, and what is deleted and taken back. */
describe('what another reader sees', () => {
  let site: RunningServer;
  let browser: Browser;
  let writer: Page;
  let reader: Page;
  let name: string;

  before(async () => {
    [site, browser] = await Promise.all([startSite(), launch()]);
    [writer, reader] = [(await openTab(browser)).page, (await openTab(browser)).page];
    [name] = await Promise.all([signIn(writer, site.origin, 1), signIn(reader, site.origin, 2)]);
    const title = 'What do others see?';
    const [{ handle } = { handle: '' }] = await site.database.query<{ handle: string }>(
      'select handle from members where not hidden order by id limit 1',
    );
    const asker = new Truth(site.apiOrigin, await signInAs(site.origin, handle));
    await asker.ask('mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }', {
      input: { kind: 'discussion', title, body: { text: 'Tell me.', format: 'markdown' } },
    });
    await reads(writer, /\d+ comments/);
    await writer.reload();
    await reads(writer, /What do others see\?/);
    const address = await writer.$$eval(
      'kith-feed >>> [part~=title] a',
      (links, wanted) => links.find(({ textContent }) => textContent?.includes(wanted))?.getAttribute('href') ?? '',
      title,
    );
    for (const page of [writer, reader]) {
      await page.goto(new URL(address, site.origin).href);
      await field(page, 'kith-thread >>> [part~=prompt]');
    }
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const says = async (page: Page, words: string): Promise<boolean> => (await visibleText(page)).includes(words);

  it('is who is writing, not oneself, and no longer once it is posted', async () => {
    await click(writer, 'kith-thread >>> [part~=prompt]');
    const words = await field(writer, 'kith-thread >>> kith-composer >>> textarea');
    const writing = new RegExp(`${name.replace(/[^\p{L} ]/gu, '.')}\u2069? is writing`, 'u');
    await until(async () => {
      await words.type('so ');
      return writing.test(await visibleText(reader));
    }, 30_000);
    assert.doesNotMatch(await visibleText(writer), /is writing/);
    await words.type('that is that.');
    await click(writer, 'kith-thread >>> kith-composer >>> [part~=submit]');
    await reads(reader, /so that is that\./);
    await until(async () => !(await says(reader, 'is writing')));
  });

  it('is what is deleted, as deleted, and the words again when that is taken back', async () => {
    const mine = await writer.$$eval(
      'kith-thread >>> article[data-post]',
      (posts) => posts.find((post) => post.textContent?.includes('that is that.'))?.getAttribute('data-post') ?? '',
    );
    assert.ok(mine, 'the post stands there');
    const post = `kith-thread >>> article[data-post="${mine}"]`;
    await click(writer, `${post} [part~=menu]`);
    await pressItem(writer, /^Delete/);
    await field(writer, `${post} [part~=undo]`);
    await field(reader, `${post} [part~=veil]`);
    assert.equal(await says(reader, 'that is that.'), false);
    assert.equal(await reader.$(`${post} [part~=undo]`), null, 'only its author takes it back');
    await click(writer, `${post} [part~=undo]`);
    await reads(reader, /so that is that\./);
    await reads(writer, /so that is that\./);
    await until(async () => (await reader.$(`${post} [part~=veil]`)) === null);
  });
});
