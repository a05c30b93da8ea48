import { Community, CommunityError, gatewayOf, type Post } from '@kith/core';
import { fixedConnection, provideConnection } from '@kith/ui';
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { all, one, pressWithControl, show, somePosts, telling } from '../../test/lists.js';
import { aPost, discussions, guest, postsInEveryState, someAuthor } from '../../test/posts.js';
import { until } from '../../../people/test/until.js';
import { tagInAddress, topicInAddress } from './place-in-address.js';
import './define.js';
import type { KithFeed } from './feed.js';

const titles = (feed: KithFeed): string[] => all(feed, '.list .title').map((title) => title.textContent.trim());
/** So many posts, and around them what comes once they are on the screen. */
const settled = (feed: KithFeed, count: number): Promise<void> =>
  until(
    () =>
      all(feed, '.list .post').length === count &&
      feed.posts.actions !== undefined &&
      feed.shadowRoot?.querySelector('[role=status]'),
    `${count} posts`,
  );
const fresh = (id: string, more: Partial<Post> = {}): Post =>
  aPost({ id, title: `New ${id}`, author: someAuthor(3), createdAt: new Date().toISOString(), ...more });

describe('<kith-feed>', () => {
  it('shows discussions with one request, and more of them when asked', async () => {
    const backend = discussions(somePosts(45));
    const feed = await show('kith-feed', backend.gateway, { heading: 'Talk', live: 'off' });
    await until(() => all(feed, '.list .post').length === 20);
    expect(backend.calls.map(({ name }) => name).filter((name) => name.startsWith('posts.'))).to.deep.equal([
      'posts.list',
    ]);
    await settled(feed, 20);
    expect(titles(feed)[0]).to.equal('Discussion 0');
    await until(() => feed.shadowRoot?.querySelector('.more'));
    one(feed, '.more').click();
    await settled(feed, 40);
    one(feed, '.more').click();
    await settled(feed, 45);
    expect(feed.shadowRoot?.querySelector('.more')).to.equal(null);
    const last = all(feed, 'article').at(-1);
    expect([last?.getAttribute('aria-posinset'), last?.getAttribute('aria-setsize')]).to.deep.equal(['45', '45']);
    await expect(feed).to.be.accessible();
  });

  for (const [name, value, count] of [
    ['topic', 't2', 2],
    ['tag', 'red', 3],
    ['author', 'm9', 1],
    ['kind', 'question', 4],
    ['search', 'discussion 7', 1],
    ['bookmarked', '', 2],
    ['following', '', 1],
  ] as const)
    it(`is narrowed by ${name}`, async () => {
      const posts = somePosts(10, (index) => ({
        ...(index < 2 && { topic: { id: 't2' }, bookmarked: true }),
        ...(index < 3 && { tags: ['red'] }),
        ...(index === 5 && { author: someAuthor(9), following: true }),
        ...(index > 5 && { kind: 'question' as const }),
      }));
      const feed = await show('kith-feed', discussions(posts).gateway, { [name]: value, live: 'off' });
      await settled(feed, count);
    });

  it('narrows and ranks what is loaded where the backend cannot, and says so', async () => {
    const posts = somePosts(6, (index) => ({ counts: { reactions: index }, tags: index % 2 ? ['odd'] : [] }));
    const gateway = gatewayOf(
      { 'posts.list': () => ({ items: posts }) },
      { 'posts.list': { inputs: { first: true, sort: ['newest'] } } },
    );
    const feed = await show('kith-feed', gateway, { tag: 'odd', sort: 'top' });
    await until(() => titles(feed).length === 3);
    expect(titles(feed)).to.deep.equal(['Discussion 5', 'Discussion 3', 'Discussion 1']);
    expect(one(feed, '.ranked').textContent).to.contain('loaded');
  });

  it('says how many are new instead of jumping, shows them on a press, and goes there', async () => {
    const { gateway, tell, watched } = telling(discussions(somePosts(5)).gateway);
    const feed = await show('kith-feed', gateway);
    await settled(feed, 5);
    await until(() => watched() === 1);
    tell({ type: 'created', post: fresh('n1') });
    tell({ type: 'created', post: fresh('n2') });
    tell({ type: 'created', post: fresh('n2') });
    await until(() => feed.shadowRoot?.querySelector('.pill'));
    expect(one(feed, '.pill').textContent.trim()).to.equal('2 new posts');
    expect(titles(feed)[0]).to.equal('Discussion 0');
    one(feed, '.pill').click();
    await settled(feed, 7);
    expect(titles(feed).slice(0, 2)).to.deep.equal(['New n2', 'New n1']);
    await until(() => feed.shadowRoot?.activeElement?.getAttribute('data-post') === 'n2');
    expect(feed.shadowRoot?.querySelector('.pill')).to.equal(null);
  });

  it('inserts what is new below what is pinned and keeps the reader’s place', async () => {
    const posts = somePosts(30, (index) => ({ pinned: index === 0 }));
    const { gateway, tell, watched } = telling(discussions(posts).gateway);
    const feed = await show('kith-feed', gateway, { live: 'insert', 'page-size': '30' });
    await settled(feed, 30);
    await until(() => watched() === 1);
    const read = one(feed, '[data-post=p12]');
    read.scrollIntoView({ block: 'start' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const top = read.getBoundingClientRect().top;
    for (let index = 0; index < 10; index += 1) tell({ type: 'created', post: fresh(`n${index}`) });
    await settled(feed, 40);
    expect(Math.abs(read.getBoundingClientRect().top - top)).to.be.below(2);
    expect(titles(feed).slice(0, 3)).to.deep.equal(['Discussion 0', 'New n9', 'New n8']);
  });

  it('keeps the document small however many there are, and each can be reached', async function () {
    this.timeout(30_000);
    const feed = await show('kith-feed', discussions(somePosts(900)).gateway, { 'page-size': '300', live: 'off' });
    await until(() => all(feed, '.list .post').length > 0 && feed.shadowRoot?.querySelector('.later'));
    one(feed, '.later').click();
    await until(() => feed.shownPosts.length === 600);
    one(feed, '.later').click();
    await until(() => feed.shownPosts.length === 900);
    await until(() => all(feed, '.list .post').length < 60);
    document.scrollingElement?.scrollTo(0, 1e7);
    await until(() => titles(feed).includes('Discussion 899'));
    expect(all(feed, '.list .post').length).to.be.below(60);
    document.scrollingElement?.scrollTo(0, 0);
    await until(() => titles(feed).includes('Discussion 0'));
  });

  it('opens at the post that the address means, and goes on both ways', async () => {
    history.replaceState(null, '', '#kith-post-p30');
    try {
      const backend = discussions(somePosts(60));
      const feed = await show('kith-feed', backend.gateway, { 'page-size': '10', live: 'off' });
      await until(() => feed.shadowRoot?.activeElement?.getAttribute('data-post') === 'p30');
      expect(one(feed, '.marked').getAttribute('data-post')).to.equal('p30');
      expect(backend.calls.find(({ name }) => name === 'posts.list')?.input).to.include({ around: 'p30' });
      await until(() => feed.shadowRoot?.querySelector('.earlier') && feed.shadowRoot.querySelector('.later'));
      const top = one(feed, '.marked').getBoundingClientRect().top;
      one(feed, '.earlier').click();
      await settled(feed, 20);
      expect(Math.abs(one(feed, '.marked').getBoundingClientRect().top - top)).to.be.below(2);
      one(feed, '.later').click();
      await settled(feed, 30);
      expect([titles(feed)[0], titles(feed).at(-1)]).to.deep.equal(['Discussion 15', 'Discussion 44']);
      location.hash = '#kith-post-p20';
      await until(() => feed.shadowRoot?.activeElement?.getAttribute('data-post') === 'p20');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('shows a linked post by itself where the list does not have it', async () => {
    history.replaceState(null, '', '?post=x1');
    try {
      const posts = [...somePosts(3), aPost({ id: 'x1', title: 'Elsewhere', kind: 'comment', parentId: 'p0' })];
      const feed = await show('kith-feed', discussions(posts).gateway, { live: 'off' });
      await until(() => feed.shadowRoot?.querySelector('.alone .title')?.textContent?.includes('Elsewhere'));
    } finally {
      history.replaceState(null, '', location.pathname);
    }
  });

  it('moves by Page Down and Page Up from post to post, and out of the feed', async () => {
    const feed = await show('kith-feed', discussions(somePosts(3)).gateway, { live: 'off' });
    await settled(feed, 3);
    const [before, after] = [document.createElement('button'), document.createElement('button')];
    // As on a page: within an element without a box of its own.
    const around = document.createElement('div');
    around.style.display = 'contents';
    feed.replaceWith(around);
    around.append(before, feed, after);
    const at = (): string | null | undefined => feed.shadowRoot?.activeElement?.getAttribute('data-post');
    one(feed, '[data-post=p0]').focus();
    await sendKeys({ press: 'PageDown' });
    await until(() => at() === 'p1');
    await sendKeys({ press: 'PageDown' });
    await until(() => at() === 'p2');
    await sendKeys({ press: 'PageUp' });
    await until(() => at() === 'p1');
    await pressWithControl('End');
    await until(() => document.activeElement === after);
    one(feed, '[data-post=p1]').focus();
    await pressWithControl('Home');
    await until(() => document.activeElement === before || feed.shadowRoot?.activeElement?.matches('select'));
  });

  it('shows a post of one’s own at once, and keeps it where the feed is narrowed', async () => {
    const backend = discussions(somePosts(3, () => ({ tags: ['red'] })));
    const feed = await show('kith-feed', backend.gateway, { tag: 'red', live: 'off' });
    await settled(feed, 3);
    await until(() => feed.posts.outbox);
    feed.posts.outbox?.submit('posts.create', {
      kind: 'discussion',
      title: 'Mine',
      body: { text: 'x', format: 'text' },
    });
    await until(() => titles(feed)[0] === 'Mine');
    const mine = all(feed, '.list .post')[0];
    await until(
      () => backend.calls.some(({ name }) => name === 'posts.create') && !feed.shadowRoot?.querySelector('.sending'),
    );
    await feed.base.refetch();
    await feed.updateComplete;
    expect(titles(feed)[0]).to.equal('Mine');
    expect(all(feed, '.list .post')[0]).to.equal(mine);
    expect(titles(feed).length).to.equal(4);
  });

  it('lets moderators decide, with the reports beside each post; what was decided leaves', async function () {
    this.timeout(20_000);
    const backend = discussions([
      { ...postsInEveryState.reported },
      { ...postsInEveryState.pending, viewerCan: ['approve', 'reject', 'hide'] },
      ...somePosts(2),
    ]);
    const feed = await show('kith-feed', backend.gateway, { status: 'reported pending', live: 'off' });
    await settled(feed, 2);
    await until(() => feed.shadowRoot?.querySelector('.report-list'), 'the reports');
    expect(one(feed, '.report-list').textContent).to.contain('The same as yesterday.');
    await until(() => one(feed, '.report-list').textContent?.includes('Reported by'), 'reasons in words');
    expect(one(feed, '.report-list').textContent).to.contain('Spam or advertising.');
    expect(one(feed, '.decisions').ariaLabel).to.equal('Decision');
    expect(feed.shadowRoot?.querySelector('[data-post=pending] [part~=comments]')).to.equal(null);
    await expect(feed).to.be.accessible();
    one(feed, '[data-post=pending] [part~=approve]').click();
    await until(() => feed.shadowRoot?.querySelector('.decided'));
    await until(() => all(feed, '.list .post').length === 1);
  });

  it('invites guests to sign in where only moderators see something', async () => {
    const feed = await show('kith-feed', discussions([], { viewer: guest }).gateway, { status: 'reported pending' });
    await until(() => feed.shadowRoot?.querySelector('.notice.empty button'));
    await expect(feed).to.be.accessible();
  });

  it('says which tag or topic of the address it shows', async () => {
    const before = location.href;
    const community = new Community({ gateway: discussions(somePosts(3)).gateway, viewer: { key: null } });
    const links = { tag: '/talk?tag={name}', topic: '/talk?topic={id}' };
    const withdraw = provideConnection(document.body, fixedConnection(community, { links }));
    for (const [address, name] of [
      ['/talk?tag=saturday', '#saturday'],
      ['/talk?topic=t1', 'Meetups'],
    ] as const) {
      history.replaceState(null, '', address);
      const feed = await fixture<KithFeed>(html`<kith-feed sync-url="" live="off"></kith-feed>`);
      await until(() => feed.shadowRoot?.querySelector('[part=narrowed]')?.textContent === name, name);
      await expect(feed).to.be.accessible();
      feed.remove();
    }
    history.replaceState(null, '', before);
    withdraw();
  });

  it('finds its topic and tag in the address, by the host’s templates', () => {
    const address = new URL('https://example.org/talk?tag=slow%20pages');
    expect(tagInAddress(address, 'https://example.org/talk?tag={name}')).to.equal('slow pages');
    expect(tagInAddress(new URL('https://example.org/tags/red'), 'https://example.org/tags/{tag}')).to.equal('red');
    expect(tagInAddress(address, undefined)).to.equal(undefined);
    expect(topicInAddress(address, 'https://example.org/talk?topic={slug}')).to.equal(undefined);
  });

  it('lets moderators take a decision back before the backend is told', async function () {
    this.timeout(20_000);
    const backend = discussions([
      { ...postsInEveryState.reported },
      { ...postsInEveryState.pending, viewerCan: ['approve', 'reject', 'hide'] },
    ]);
    const feed = await show('kith-feed', backend.gateway, { status: 'reported pending', live: 'off' });
    await settled(feed, 2);
    for (const id of ['reported', 'pending']) {
      await until(() => feed.shadowRoot?.querySelector(`[data-post=${id}] [part~=approve]`), 'the decisions');
      one(feed, `[data-post=${id}] [part~=approve]`).focus();
      one(feed, `[data-post=${id}] [part~=approve]`).click();
      await until(
        () => feed.shadowRoot?.activeElement?.matches(`[data-post=${id}] .decided [part~=undo]`),
        'the way back',
      );
      await expect(feed).to.be.accessible();
      one(feed, `[data-post=${id}] [part~=undo]`).click();
      await until(() => feed.shadowRoot?.querySelector(`[data-post=${id}] [part~=approve]`), 'as before');
    }
    expect(all(feed, '.report-list')).to.have.length(1);
    one(feed, '[data-post=pending] [part~=reject]').click();
    await until(() => feed.shadowRoot?.querySelector('dialog[open] input[type=radio]'));
    one(feed, 'dialog input[value=spam]').click();
    one(feed, 'dialog [type=submit]').click();
    await until(() => feed.shadowRoot?.querySelector('[data-post=pending] .decided'));
    expect(backend.calls.filter(({ name }) => /approve|reject/.test(name))).to.deep.equal([]);
    feed.remove(); // who leaves has decided
    await until(() => backend.calls.some(({ name }) => name === 'posts.reject'), 'sent');
    expect(backend.calls.find(({ name }) => name === 'posts.reject')?.input).to.include({
      id: 'pending',
      reason: 'spam',
    });
  });

  it('returns the words of a post that is refused and given up to the place to write', async function () {
    this.timeout(20_000);
    const backend = discussions(somePosts(2));
    const feed = await show('kith-feed', backend.gateway, { compose: '', live: 'off' });
    await settled(feed, 2);
    backend.fail('posts.create', new CommunityError('forbidden'));
    feed.posts.outbox?.submit('posts.create', {
      kind: 'discussion',
      title: 'A title of mine',
      body: { text: 'Words of mine', format: 'markdown' },
    });
    await until(() => feed.shadowRoot?.querySelector('.sending.failed'), 'the refusal');
    one(feed, '[part~=discard]').click();
    await until(() => {
      const composer = feed.shadowRoot?.querySelector('kith-composer')?.shadowRoot;
      return (
        composer?.querySelector('textarea')?.value === 'Words of mine' &&
        composer.querySelector<HTMLInputElement>('[part~=title]')?.value === 'A title of mine'
      );
    }, 'the words');
    await until(() => all(feed, '.list .post').length === 2, 'gone from the list');
  });

  it('tells what would be here, and invites guests', async () => {
    const empty = await show('kith-feed', discussions([]).gateway, { following: '', compose: '' });
    await until(() => empty.matches(':state(empty)') && empty.shadowRoot?.querySelector('.notice'));
    expect(one(empty, '.notice').textContent).to.contain('follow');
    await expect(empty).to.be.accessible();
    const invited = await show(
      'kith-feed',
      discussions(somePosts(1), { viewer: guest, rules: { refused: 'unauthenticated' } }).gateway,
      { compose: '' },
    );
    await until(() => invited.shadowRoot?.querySelector('.prompt.closed'));
    expect(one(invited, '.prompt').textContent).to.contain('Sign in');
  });

  it('invites to begin where there is nothing, and offers no order for that', async function () {
    this.timeout(20_000);
    const feed = await show('kith-feed', discussions([]).gateway, { compose: '', live: 'off' });
    await until(() => feed.shadowRoot?.querySelector('.notice.empty [part=notice-action]'));
    expect(feed.shadowRoot?.querySelector('[part=sort]')).to.equal(null);
    await expect(feed).to.be.accessible();
    one(feed, '[part=notice-action]').click();
    await until(() => feed.shadowRoot?.activeElement?.localName === 'kith-composer');
    expect(feed.shadowRoot?.querySelector('[part=notice-action]')).to.equal(null);
    const two = await show('kith-feed', discussions(somePosts(2)).gateway, { live: 'off' });
    await until(() => two.shadowRoot?.querySelector('[part=sort]'));
  });

  it('can be asked again where nobody answered', async () => {
    let [answers, told] = [false, (): void => {}];
    const gateway = gatewayOf({
      'posts.list': () => {
        if (!answers) throw new CommunityError('invalid');
        return { items: somePosts(1) };
      },
    });
    const community = new Community({ gateway, viewer: { key: null } });
    const unreachable = { code: 'unreachable', detail: 'Nobody answers.' } as const;
    const withdraw = provideConnection(document.body, {
      settings: { links: {} },
      community,
      // As the community's own connection does once something is answered.
      get error() {
        return answers ? undefined : unreachable;
      },
      subscribe: (listener) => ((told = listener), () => {}),
    });
    const feed = await fixture<KithFeed>(html`<kith-feed></kith-feed>`);
    told();
    await until(() => feed.shadowRoot?.querySelector('[part=notice-action]'));
    expect(one(feed, '[part=notice-action]').textContent).to.contain('Try again');
    await expect(feed).to.be.accessible();
    answers = true;
    one(feed, '[part=notice-action]').click();
    await until(() => all(feed, '.list .post').length === 1);
    withdraw();
  });

  it('opens the composer where one writes', async function () {
    this.timeout(20_000);
    const feed = await show('kith-feed', discussions(somePosts(1)).gateway, { compose: '', topic: 't1', live: 'off' });
    await until(() => feed.shadowRoot?.querySelector('button.prompt'));
    one(feed, 'button.prompt').click();
    await until(() => feed.shadowRoot?.querySelector('kith-composer'));
    expect(one(feed, 'kith-composer')).to.include({ topic: 't1' });
  });

  it('shows where the last visit ended, and marks all as read', async () => {
    const backend = discussions(somePosts(4, (index) => ({ unread: index < 2 })));
    const feed = await show('kith-feed', backend.gateway, { live: 'off' });
    await settled(feed, 4);
    await until(() => feed.shadowRoot?.querySelector('.since'));
    const lines = all(feed, '.since').map((line) => line.parentElement?.querySelector('.title')?.textContent.trim());
    expect(lines).to.deep.equal(['Discussion 0', 'Discussion 2']);
    await until(() => feed.shadowRoot?.querySelector('[part=mark-read]'));
    one(feed, '[part=mark-read]').click();
    await until(() => backend.calls.some(({ name }) => name === 'posts.markRead'));
    await until(() => !feed.shadowRoot?.querySelector('.mark.unread'));
  });

  it('keeps the focus while others write', async () => {
    const { gateway, tell, watched } = telling(discussions(somePosts(4)).gateway);
    const feed = await show('kith-feed', gateway, { live: 'insert' });
    await settled(feed, 4);
    await until(() => watched() === 1);
    one(feed, '[data-post=p2]').focus();
    for (let index = 0; index < 5; index += 1) tell({ type: 'created', post: fresh(`n${index}`) });
    await settled(feed, 9);
    expect(feed.shadowRoot?.activeElement?.getAttribute('data-post')).to.equal('p2');
  });

  it('has pages with numbers', async () => {
    const feed = await show('kith-feed', discussions(somePosts(25)).gateway, {
      paging: 'pages',
      'page-size': '10',
      live: 'off',
    });
    await settled(feed, 10);
    await until(() => all(feed, '.pages button').length === 5);
    all(feed, '.pages button')[3]?.click();
    await until(() => titles(feed)[0] === 'Discussion 20');
  });
});
