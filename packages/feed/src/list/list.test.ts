import type { PostChange, Sink, Typing } from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { all, one, show, somePosts, telling } from '../../test/lists.js';
import { anAnswer, aPost, discussions, someAuthor } from '../../test/posts.js';
import { until } from '../../../people/test/until.js';
import '../define.js';
import { CalmAnnouncer } from './calm-announcer.js';

const root = aPost({ id: 'q', title: 'Which room?' });
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

describe('what stands around a list of posts', () => {
  it('says who is writing, and no longer once they have stopped or posted', async () => {
    const backend = discussions([root, anAnswer('a', root)]);
    const writing = new Set<Sink<Typing>>();
    const changes = telling(backend.gateway);
    const thread = await show(
      'kith-thread',
      {
        ...changes.gateway,
        watch(name, input, sink) {
          if (name !== 'posts.typing') return changes.gateway.watch?.(name, input, sink);
          const mine = sink as unknown as Sink<Typing>;
          writing.add(mine);
          queueMicrotask(() => writing.has(mine) && mine.ready());
          return () => writing.delete(mine);
        },
      },
      { thread: 'q' },
    );
    await until(() => writing.size === 1 && thread.shadowRoot?.querySelector('.typing'));
    const write = (author: number, until: string): void =>
      writing.forEach((sink) => sink.next({ author: someAuthor(author), until }));
    const said = (): string =>
      one(thread, '.typing')
        .textContent.replace(/[\u2066-\u2069]/g, '')
        .trim();
    write(0, inSeconds(60)); // oneself
    write(1, inSeconds(60));
    await until(() => said() === 'Björn Lindqvist is writing …', said());
    write(2, inSeconds(60));
    await until(() => said().includes('Björn Lindqvist and 林美華'), said());
    write(3, inSeconds(60));
    await until(() => said() === 'Several people are writing …', said());
    for (const author of [1, 2, 3]) write(author, inSeconds(-1));
    await until(() => said() === '', said());
  });

  for (const [name, value, write] of [
    ['topic', 't1', 'topics.follow'],
    ['tag', 'saturday', 'tags.follow'],
  ] as const)
    it(`follows its ${name}`, async () => {
      const backend = discussions(somePosts(2, () => ({ topic: { id: 't1' }, tags: ['saturday'] })));
      const feed = await show('kith-feed', backend.gateway, { [name]: value, live: 'off' });
      await until(() => feed.shadowRoot?.querySelector('[part=follow]'), 'the button');
      expect(one(feed, '[part=follow]').ariaPressed).to.equal('false');
      one(feed, '[part=follow]').click();
      await until(() => one(feed, '[part=follow]').ariaPressed === 'true');
      await until(() => backend.calls.some((call) => call.name === write));
      expect(backend.calls.find((call) => call.name === write)?.input).to.include({ id: value });
    });

  it('goes on by itself where its end is reached', async () => {
    const backend = discussions(somePosts(45));
    const feed = await show('kith-feed', backend.gateway, { paging: 'scroll', 'page-size': '15', live: 'off' });
    await until(() => feed.shadowRoot?.querySelector('.later'));
    await until(() => {
      document.scrollingElement?.scrollTo(0, 1e7);
      return feed.shownPosts.length === 45;
    }, 'all of them');
    expect(feed.shadowRoot?.querySelector('.later')).to.equal(null);
    document.scrollingElement?.scrollTo(0, 0);
  });

  it('says that one is offline, and no longer when one is back', async () => {
    const feed = await show('kith-feed', discussions(somePosts(2)).gateway, { live: 'off' });
    await until(() => feed.shadowRoot?.querySelector('[role=status]') && feed.posts.actions);
    const offline = (): boolean => all(feed, '.calm').some((line) => line.textContent.includes('offline'));
    expect(offline()).to.equal(false);
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      window.dispatchEvent(new Event('offline'));
      await until(offline, 'the line');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    window.dispatchEvent(new Event('online'));
    await until(() => !offline());
  });

  it('prints posts without what only a screen can do', async () => {
    const feed = await show('kith-feed', discussions(somePosts(3)).gateway, { compose: '', live: 'off' });
    await until(() => feed.shadowRoot?.querySelector('button.prompt'));
    const hidden = new Set<string>();
    const printed: CSSMediaRule[] = [];
    for (const sheet of feed.shadowRoot?.adoptedStyleSheets ?? [])
      for (const rule of sheet.cssRules)
        if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') printed.push(rule);
    for (const { cssRules } of printed)
      for (const rule of cssRules)
        if (rule instanceof CSSStyleRule && rule.style.display === 'none')
          for (const selector of ['.prompt', '.sort', '.tool', '.react-room'])
            if (all(feed, rule.selectorText).some((element) => element.matches(selector))) hidden.add(selector);
    expect([...hidden].sort()).to.deep.equal(['.prompt', '.react-room', '.sort', '.tool']);
    expect(all(feed, '.post .body')).to.have.length(3);
  });
});

describe('what is announced', () => {
  class Announces extends LitElement {
    readonly announcer = new CalmAnnouncer(this);
    override render(): unknown {
      return this.announcer.region();
    }
  }
  customElements.define('test-announces', Announces);

  it('comes at most once in five seconds, the last word of them, and the same once', async () => {
    const stage = await fixture<HTMLElement>(html`<div></div>`);
    const element = new Announces();
    stage.append(element);
    await element.updateComplete;
    let [now, made] = [1_000_000, 0];
    const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
    const real = { now: performance.now, setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
    const pass = (ms: number): void => {
      const end = now + ms;
      for (const [id, { at, run }] of timers) {
        if (at > end || !timers.delete(id)) continue;
        now = Math.max(now, at);
        run();
      }
      now = end;
    };
    const said: string[] = [];
    const hear = async (): Promise<void> => {
      await element.updateComplete;
      const words = element.renderRoot.textContent?.trim() ?? '';
      if (words !== said.at(-1)) said.push(words);
    };
    performance.now = () => now;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => {
        timers.set((made += 1), { at: now + ms, run });
        return made;
      },
      clearTimeout: (id: number) => timers.delete(id),
    });
    try {
      for (let count = 1; count <= 49; count += 1) {
        element.announcer.say(`${count} new posts`);
        await hear();
        pass(250);
        await hear();
      }
      pass(5000);
      await hear();
      element.announcer.say('49 new posts');
      pass(5000);
      await hear();
    } finally {
      Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
      performance.now = real.now;
    }
    expect(said.filter(Boolean)).to.deep.equal(['1 new posts', '20 new posts', '40 new posts', '49 new posts']);
  });
});

/** A change as a backend tells it: what is not of this list does not come in. */
describe('what is told', () => {
  it('is counted once, however often and in whichever order it comes', async () => {
    const { gateway, tell, watched } = telling(discussions(somePosts(2)).gateway);
    const feed = await show('kith-feed', gateway, { live: 'insert' });
    await until(() => watched() === 1 && all(feed, '.list .post').length === 2);
    const at = (seconds: number, id: string): PostChange => ({
      type: 'created',
      post: aPost({ id, title: id, author: someAuthor(3), createdAt: inSeconds(seconds) }),
    });
    for (const change of [at(2, 'second'), at(1, 'first'), at(2, 'second'), at(3, 'third'), at(1, 'first')])
      tell(change);
    await until(() => all(feed, '.list .post').length === 5);
    expect(all(feed, '.list .title').map((title) => title.textContent.trim())).to.deep.equal([
      'third',
      'second',
      'first',
      'Discussion 0',
      'Discussion 1',
    ]);
  });
});
