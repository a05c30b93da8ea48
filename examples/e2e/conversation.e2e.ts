import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import type { RunningServer } from '../server/src/server.js';
import { launch, openTab, type Tab } from './support/browser.js';
import { click, reads, until } from './support/directory.js';
import { field, pressItem, signIn } from './support/discussions.js';
import { startSite } from './support/site.js';

/** A picture of one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a thread shows: each post's words, in order, without what the widgets say around them. */
function bodies(page: Page): Promise<string[]> {
  return page.$$eval('kith-thread >>> [part~=body]', (found) =>
    found.map((body) => (body.textContent ?? '').replace(/\s+/g, ' ').trim()),
  );
}

describe('a conversation between two browsers', () => {
  let site: RunningServer;
  let chromium: Browser;
  let firefox: Browser;
  let folder: string;
  let ada: Tab;
  let grace: Tab;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conversation-'));
    [site, chromium, firefox] = await Promise.all([startSite(), launch(), launch('firefox')]);
    [ada, grace] = [await openTab(chromium), await openTab(firefox)];
  });
  after(async () => {
    await Promise.all([chromium.close(), firefox.close()]);
    await site.close();
    await rm(folder, { recursive: true });
  });

  it('post, reply with a mention and a file, react, edit, go offline, post, reload, come back: both see the same', async () => {
    const [asker, helper] = [ada.page, grace.page];
    const [askerName] = await Promise.all([signIn(asker, site.origin, 1), signIn(helper, site.origin, 2)]);
    await reads(helper, /\d+ comments/);

    // Ada asks.
    await click(asker, 'kith-feed >>> [part~=prompt]');
    const title = `Why does our list jump ${Date.now()}?`;
    await (await field(asker, 'kith-feed >>> kith-composer >>> [part~=title]')).type(title);
    await (await field(asker, 'kith-feed >>> kith-composer >>> textarea')).type('It **jumps** when pictures come.');
    await click(asker, 'kith-feed >>> kith-composer >>> [part~=submit]');
    await reads(asker, new RegExp(title.replace('?', '\\?')));

    // Grace is told, and reads it.
    await click(helper, 'kith-feed >>> [part~=pill]');
    await reads(helper, new RegExp(title.replace('?', '\\?')));
    const address = await helper.$$eval(
      'kith-feed >>> [part~=title] a',
      (links, wanted) => links.find(({ textContent }) => textContent?.includes(wanted))?.getAttribute('href'),
      title,
    );
    assert.ok(address, 'its title leads to its page');
    await Promise.all([
      asker.goto(new URL(address, site.origin).href),
      helper.goto(new URL(address, site.origin).href),
    ]);
    await reads(helper, /It jumps when pictures come\./);

    // She answers, names Ada and brings a picture.
    const file = join(folder, 'waterfall.png');
    await writeFile(file, picture);
    await click(helper, 'kith-thread >>> [part~=prompt]');
    const words = await field(helper, 'kith-thread >>> kith-composer >>> textarea');
    await words.type(`Reserve their room. @${askerName.slice(0, 3)}`);
    await field(helper, 'kith-thread >>> kith-composer >>> [part~=suggestion]');
    await helper.keyboard.press('Enter');
    await helper.waitForSelector('kith-thread >>> kith-composer >>> input[type=file]');
    const chooser = await helper.$('kith-thread >>> kith-composer >>> input[type=file]');
    await chooser?.toElement('input').then((input) => input.uploadFile(file));
    await field(helper, 'kith-thread >>> kith-composer >>> [part~=file]');
    await click(helper, 'kith-thread >>> kith-composer >>> [part~=submit]');

    // Ada sees it come, without a reload: her own name in it, and the picture as a file that she can take.
    await reads(asker, /Reserve their room\. @/);
    await asker.waitForSelector('kith-thread >>> [part~=attachment]', { visible: true });
    const [href = ''] = await asker.$$eval(
      'kith-thread >>> [part~=attachment] a, kith-thread >>> a[part~=attachment]',
      (links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : '')),
    );
    const answer = await asker.evaluate(async (url) => {
      const response = await fetch(url);
      return { type: response.headers.get('content-type'), bytes: (await response.arrayBuffer()).byteLength };
    }, href);
    assert.deepEqual(answer, { type: 'image/png', bytes: picture.byteLength });

    // She thanks with a reaction; Grace sees the count.
    await click(asker, 'kith-thread >>> [part~=list] [part~=react]');
    await click(asker, 'kith-thread >>> [part~=reaction-choice]');
    await helper.waitForSelector('kith-thread >>> [part~=list] [part~=reaction]', { visible: true });

    // She edits her question; Grace reads the new words and that they are new.
    await click(asker, 'kith-thread >>> [part~=opening] [part~=menu]');
    await asker.keyboard.press('ArrowDown');
    await pressItem(asker, /^Edit/);
    const edit = await field(asker, 'kith-thread >>> [part~=opening] kith-composer >>> textarea');
    await edit.click();
    await asker.keyboard.down('Control');
    await asker.keyboard.press('End');
    await asker.keyboard.up('Control');
    await edit.type(' On phones only.');
    await click(asker, 'kith-thread >>> [part~=opening] kith-composer >>> [part~=submit]');
    await reads(helper, /It jumps when pictures come\. On phones only\./);

    // Ada goes offline and writes all the same; a reload finds no page, and nothing is lost.
    await asker.setOfflineMode(true);
    await click(asker, 'kith-thread >>> [part~=prompt]');
    await (await field(asker, 'kith-thread >>> kith-composer >>> textarea')).type('That was it. Thank you.');
    await click(asker, 'kith-thread >>> kith-composer >>> [part~=submit]');
    await asker.waitForSelector('kith-thread >>> [part~=sending]', { visible: true });
    await asker.reload().catch(() => undefined);
    await asker.setOfflineMode(false);
    await asker.goto(new URL(address, site.origin).href);
    await reads(asker, /That was it\. Thank you\./);
    await reads(helper, /That was it\. Thank you\./);

    const same = async (): Promise<boolean> => (await bodies(asker)).join('|') === (await bodies(helper)).join('|');
    await until(same).catch(() => undefined);
    const said = await bodies(asker);
    assert.deepEqual(said, await bodies(helper));
    assert.equal(said.filter((body) => body.includes('That was it.')).length, 1);
    assert.equal(said.length, 3);
  });
});
