import { CommunityError, gatewayOf, type Post } from '@kith/core';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { all, one, show, telling } from '../../test/lists.js';
import { anAnswer, aPost, discussions, guest, someAuthor } from '../../test/posts.js';
import { until } from '../../../people/test/until.js';
import { branches } from './branches.js';
import './define.js';
import type { KithThread } from './thread.js';

const root = aPost({ id: 'q', title: 'Which room?', counts: { comments: 6 }, viewerCan: ['reply', 'follow'] });
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
const answer = (id: string, to: Post, minute: number, more: Partial<Post> = {}): Post =>
  anAnswer(id, to, {
    createdAt: at(minute),
    author: someAuthor(minute % 5),
    body: { text: id, format: 'text' },
    ...more,
  });
/** q → a → b → c → d, q → e, q → f */
function family(): readonly Post[] {
  const a = answer('a', root, 1);
  const b = answer('b', a, 2, { counts: { replies: 1 } });
  const c = answer('c', b, 3);
  return [root, a, b, c, answer('d', c, 4), answer('e', root, 5), answer('f', root, 6)];
}

const shown = (thread: KithThread): string[] =>
  all(thread, '.list article').map((one) => one.getAttribute('data-post') ?? '');
const settled = (thread: KithThread, ids: string): Promise<void> =>
  until(
    () => shown(thread).join('') === ids && thread.shadowRoot?.querySelector('[role=status]') && thread.posts.actions,
    `${ids}, there are ${shown(thread).join('')}`,
  );

describe('<kith-thread>', () => {
  it('shows what began it, and the replies nested in reading order', async () => {
    const thread = await show('kith-thread', discussions(family()).gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'abcdef');
    expect(one(thread, '.opening-post .title').textContent.trim()).to.equal('Which room?');
    expect(one(thread, '.count').textContent).to.equal('6 replies');
    const levels = all(thread, '.list .row').map((row) => /level-(\d+)/.exec(row.className)?.[1]);
    expect(levels).to.deep.equal(['0', '1', '2', '3', '0', '0']);
    await expect(thread).to.be.accessible();
  });

  it('ends at the depth that the host sets; what is deeper is continued', async () => {
    const thread = await show('kith-thread', discussions(family()).gateway, { thread: 'q', depth: '2', live: 'off' });
    await until(() => shown(thread).join('') === 'abef');
    await until(() => thread.shadowRoot?.querySelector('a.branch'));
    one(thread, 'a.branch').click();
    await settled(thread, 'cd');
    await until(() => all(thread, '.opening-post article').at(-1)?.getAttribute('data-post') === 'b');
    one(thread, '[part=whole]').click();
    await settled(thread, 'abef');
  });

  it('shows at least the direct answers, whatever its host says', async () => {
    const backend = discussions(family());
    const thread = await show('kith-thread', backend.gateway, { thread: 'q', depth: '0', live: 'off' });
    await until(() => shown(thread).join('') === 'aef');
    expect(backend.calls.find(({ name }) => name === 'posts.replies')?.input).to.include({ depth: 1 });
  });

  it('hides and shows what answers to a post, and says how many', async () => {
    const thread = await show('kith-thread', discussions(family()).gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'abcdef');
    const button = (): HTMLElement => one(thread, '[data-key=a] button.branch');
    expect(button().textContent.trim()).to.equal('Hide 3 replies');
    button().click();
    await settled(thread, 'aef');
    expect([button().ariaExpanded, button().textContent.trim()]).to.deep.equal(['false', 'Show 3 replies']);
    await expect(thread).to.be.accessible();
    button().click();
    await settled(thread, 'abcdef');
  });

  it('shows the accepted answer of a question first, marked', async () => {
    const [, ...rest] = family();
    const question: Post = { ...root, kind: 'question', acceptedAnswerId: 'f' };
    const thread = await show('kith-thread', discussions([question, ...rest]).gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'fabcde');
    expect(all(thread, '.list article.accepted').map((card) => card.getAttribute('data-post'))).to.deep.equal(['f']);
    expect(thread.matches(':state(question)')).to.equal(true);
    expect(one(thread, '.count').textContent).to.contain('answers');
  });

  it('opens the part that a link leads to, however deep', async () => {
    history.replaceState(null, '', '#kith-post-d');
    try {
      const thread = await show('kith-thread', discussions(family()).gateway, { thread: 'q', depth: '2', live: 'off' });
      await until(() => thread.shadowRoot?.activeElement?.getAttribute('data-post') === 'd');
      expect(one(thread, '.list .marked').getAttribute('data-post')).to.equal('d');
      expect(thread.branch).to.equal('c');
    } finally {
      history.replaceState(null, '', location.pathname);
    }
  });

  it('takes the discussion from the address', async () => {
    history.replaceState(null, '', '?thread=q');
    try {
      const thread = await show('kith-thread', discussions(family()).gateway, { live: 'off' });
      await settled(thread, 'abcdef');
    } finally {
      history.replaceState(null, '', location.pathname);
    }
  });

  it('takes replies in as they are written, below what they answer to', async () => {
    const posts = family();
    const { gateway, tell, watched } = telling(discussions(posts).gateway);
    const thread = await show('kith-thread', gateway, { thread: 'q' });
    await settled(thread, 'abcdef');
    await until(() => watched() === 1);
    tell({ type: 'created', post: answer('g', posts[5] ?? root, 8) });
    tell({ type: 'created', post: answer('h', root, 9) });
    await until(() => shown(thread).join('') === 'abcdegfh');
    tell({ type: 'deleted', post: { id: 'h', revision: 9 } });
    await until(() => one(thread, '[data-post=h]').classList.contains('veiled'));
  });

  it('shows a reply of one’s own below what it answers to, before and after it is sent', async () => {
    const backend = discussions(family());
    const thread = await show('kith-thread', backend.gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'abcdef');
    await until(() => thread.posts.outbox);
    thread.posts.outbox?.submit('posts.create', {
      kind: 'comment',
      parent: 'b',
      body: { text: 'Mine', format: 'text' },
    });
    await until(() => all(thread, '.list article').length === 7);
    expect(all(thread, '.list .row').findIndex((row) => row.textContent.includes('Mine'))).to.equal(4);
    await until(() => shown(thread).join('') === 'abcdnew1ef', shown(thread).join(''));
  });

  it('leaves a reply of one’s own where it belongs when others are written after it', async () => {
    const backend = discussions(family());
    const { gateway, tell, watched } = telling(backend.gateway);
    const thread = await show('kith-thread', gateway, { thread: 'q' });
    await settled(thread, 'abcdef');
    await until(() => thread.posts.outbox && watched() === 1);
    thread.posts.outbox?.submit('posts.create', {
      kind: 'comment',
      parent: 'q',
      body: { text: 'Mine', format: 'text' },
    });
    await until(() => shown(thread).join('') === 'abcdefnew1', shown(thread).join(''));
    const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
    tell({ type: 'created', post: answer('z', root, 0, { createdAt: later(2000) }) });
    tell({ type: 'created', post: answer('y', root, 0, { createdAt: later(1000) }) });
    await until(() => shown(thread).join('') === 'abcdefnew1yz', 'by when they were written');
  });

  it('puts the newest on top where that is the order, one’s own among them', async () => {
    const { gateway, tell, watched } = telling(discussions(family()).gateway);
    const thread = await show('kith-thread', gateway, { thread: 'q', sort: 'newest', live: 'insert' });
    await settled(thread, 'feabcd');
    await until(() => thread.posts.outbox && watched() === 1);
    thread.posts.outbox?.submit('posts.create', {
      kind: 'comment',
      parent: 'q',
      body: { text: 'Mine', format: 'text' },
    });
    await until(() => shown(thread).join('') === 'new1feabcd', shown(thread).join(''));
    tell({ type: 'created', post: answer('z', root, 0, { createdAt: new Date(Date.now() + 2000).toISOString() }) });
    await until(() => shown(thread).join('') === 'znew1feabcd', 'above');
  });

  for (const [where, parent, composer] of [
    ['below the discussion', 'q', '.compose kith-composer'],
    ['below a reply', 'b', '[data-post=b] kith-composer'],
  ] as const)
    it(`returns the words of a reply that is refused and given up, ${where}`, async function () {
      this.timeout(20_000);
      const backend = discussions(family());
      const thread = await show('kith-thread', backend.gateway, { thread: 'q', live: 'off' });
      await settled(thread, 'abcdef');
      await until(() => thread.shadowRoot?.querySelector('button.prompt'), 'a place to write');
      backend.fail('posts.create', new CommunityError('forbidden'));
      thread.posts.outbox?.submit('posts.create', {
        kind: 'comment',
        parent,
        body: { text: 'Mine', format: 'markdown' },
      });
      await until(() => thread.shadowRoot?.querySelector('.sending.failed'), 'the refusal');
      one(thread, '[part~=discard]').click();
      await until(
        () => thread.shadowRoot?.querySelector(composer)?.shadowRoot?.querySelector('textarea')?.value === 'Mine',
        'the words',
      );
      await until(() => shown(thread).join('') === 'abcdef', 'gone from the list');
    });

  it('has a heading for each post, as deep as it stands, and leaves out no level', async () => {
    const posts = family().filter(({ id }) => id !== 'b');
    const levels = (thread: KithThread): string[] =>
      all(thread, 'article').map((card) => {
        const found = [...card.querySelectorAll('[role=heading]')].map((heading) => heading.ariaLevel);
        return `${card.getAttribute('data-post')}${found.join()}`;
      });
    const thread = await show('kith-thread', discussions(family()).gateway, { thread: 'q', live: 'off', depth: '3' });
    await until(() => shown(thread).join('') === 'abcef');
    expect(levels(thread)).to.deep.equal(['q2', 'a3', 'b4', 'c5', 'e3', 'f3']);
    thread.heading = 'A discussion';
    await thread.updateComplete;
    expect(levels(thread)).to.deep.equal(['q3', 'a4', 'b5', 'c6', 'e4', 'f4']);
    const gateway = gatewayOf({
      'posts.get': () => root,
      'posts.replies': () => ({ items: posts.filter(({ id }) => id !== 'q') }),
    });
    const torn = await show('kith-thread', gateway, { thread: 'q' });
    await until(() => shown(torn).length === 5);
    expect(levels(torn).join(' ')).to.match(/^q2 .*c\d d\d/);
    let before = 2;
    for (const one of levels(torn)) {
      const level = Number(one.slice(1));
      expect(level, levels(torn).join(' ')).to.be.at.most(before + 1);
      before = level;
    }
  });

  it('tells that it is locked, and lets nobody write', async () => {
    const [, ...rest] = family();
    const locked: Post = { ...root, locked: true };
    const thread = await show('kith-thread', discussions([locked, ...rest]).gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'abcdef');
    await until(() => thread.shadowRoot?.querySelector('.closed-note')?.textContent.includes('locked'));
    expect(thread.shadowRoot?.querySelector('.prompt')).to.equal(null);
    expect(thread.matches(':state(locked)')).to.equal(true);
  });

  it('says that there is no such discussion, and invites to write where there are no replies', async () => {
    const none = await show('kith-thread', discussions([]).gateway, { thread: 'gone', live: 'off' });
    await until(() => none.shadowRoot?.textContent?.includes('not here any more'));
    const alone = await show('kith-thread', discussions([root]).gateway, { thread: 'q', live: 'off' });
    await until(() => alone.shadowRoot?.querySelector('.notice') && alone.shadowRoot.querySelector('button.prompt'));
    await expect(alone).to.be.accessible();
  });

  it('keeps the place where somebody writes, whatever becomes of the list and of the post', async function () {
    this.timeout(20_000);
    const { gateway } = discussions(family());
    const changes = telling({
      supports: (name) => gateway.supports(name),
      run: async (name, input, options) => {
        const answer = await gateway.run(name, input, options);
        if (name !== 'posts.replies' || Reflect.get(input, 'sort') !== 'newest') return answer;
        const { items } = answer as { readonly items: readonly Post[] };
        return Object.assign({}, answer, { items: items.filter(({ id }) => id !== 'b') });
      },
    });
    const thread = await show('kith-thread', changes.gateway, { thread: 'q' });
    await settled(thread, 'abcdef');
    await until(() => changes.watched());
    one(thread, '[data-post=b] [part~=reply]').click();
    await until(() => thread.shadowRoot?.activeElement?.localName === 'kith-composer');
    const composer = thread.shadowRoot?.activeElement;
    await until(() => composer?.shadowRoot?.activeElement instanceof HTMLTextAreaElement);
    await sendKeys({ type: 'half a sent' });
    const typed = String(Reflect.get(composer ?? {}, 'value')); // a busy driver may leave a key out
    expect(typed).to.match(/^half/);

    const order = one(thread, '[part~=sort] select');
    if (order instanceof HTMLSelectElement) order.value = 'newest';
    order.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => shown(thread)[0] !== 'a', 'in another order');
    expect(thread.shadowRoot?.activeElement).to.equal(composer);
    await sendKeys({ type: 'ence' });
    expect(Reflect.get(composer ?? {}, 'value')).to.equal(`${typed}ence`);

    await until(() => changes.watched(), 'told of the other order too');
    changes.tell({ type: 'deleted', post: { id: 'b', revision: 9 } });
    await until(() => thread.shadowRoot?.querySelector('[data-post=b] .veil'));
    expect(thread.shadowRoot?.activeElement).to.equal(composer);

    composer?.dispatchEvent(new CustomEvent('kith-composer-cancel'));
    await until(() => !shown(thread).includes('b'), 'nothing holds it here any longer');
  });

  it('is marked as read once it was on the screen, and follows on a press', async () => {
    const backend = discussions(family().map((post) => ({ ...post, unread: true })));
    const thread = await show('kith-thread', backend.gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'abcdef');
    await until(() => backend.calls.some(({ name }) => name === 'posts.markRead'));
    expect(backend.calls.find(({ name }) => name === 'posts.markRead')?.input).to.deep.equal({
      id: 'q',
      until: root.createdAt! > at(6) ? root.createdAt : at(6),
    });
    one(thread, '[part=follow]').click();
    await until(() => one(thread, '[part=follow]').ariaPressed === 'true');
  });

  it('begins to be read with the first visit, on which nothing is new', async () => {
    const backend = discussions(family().map((post) => ({ ...post, unread: null, lastReadAt: null })));
    const thread = await show('kith-thread', backend.gateway, { thread: 'q', live: 'off' });
    await settled(thread, 'abcdef');
    await until(() => backend.calls.some(({ name }) => name === 'posts.markRead'));
    expect(all(thread, '.mark.unread')).to.have.length(0);
  });

  it('offers a guest to sign in', async () => {
    const backend = discussions(family(), { viewer: guest, rules: { refused: 'unauthenticated' } });
    const thread = await show('kith-thread', backend.gateway, { thread: 'q', live: 'off' });
    await until(() => thread.shadowRoot?.querySelector('.prompt.closed'));
    let asked = 0;
    thread.addEventListener('kith-sign-in-request', (event) => {
      event.preventDefault();
      asked += 1;
    });
    one(thread, '[part=sign-in]').click();
    expect(asked).to.equal(1);
  });

  for (const [what, make] of [
    ['deep', (index: number, before: Post) => answer(`x${index}`, before, 1)],
    ['wide', (index: number) => answer(`x${index}`, root, 1)],
  ] as const)
    it(`shows 5,000 replies that go ${what}, a few at a time`, async function () {
      this.timeout(30_000);
      const posts: Post[] = [];
      let before: Post = root;
      for (let index = 0; index < 5000; index += 1) posts.push((before = make(index, before)));
      const gateway = gatewayOf({
        'posts.get': ({ id }) => posts.find((post) => post.id === id) ?? root,
        'posts.replies': () => ({ items: posts }),
      });
      const thread = await show('kith-thread', gateway, { thread: 'q', depth: '9999' });
      await until(() => shown(thread).length > 5 && thread.shadowRoot?.querySelector('.space'));
      expect(shown(thread).length).to.be.below(80);
      // Rows turn out higher than thought, so that the end moves away while it is gone to.
      await until(() => {
        document.scrollingElement?.scrollTo(0, 1e8);
        return shown(thread).includes('x4999');
      });
      document.scrollingElement?.scrollTo(0, 0);
    });
});

describe('branches', () => {
  it('shows what answers to itself, and what answers to nothing that is there', () => {
    const knot = [
      aPost({ id: '1', parentId: '2', depth: 1 }),
      aPost({ id: '2', parentId: '1', depth: 2 }),
      aPost({ id: '3', parentId: 'gone', depth: 3 }),
    ];
    const tree = branches(knot, { levels: 9, base: 1 });
    expect(tree.map(({ post, level }) => [post.id, level])).to.deep.equal([
      ['3', 2],
      ['1', 0],
      ['2', 1],
    ]);
  });

  it('finds what waits under its parent by the id that the client gave', () => {
    const parent = aPost({ id: '9', clientId: 'c1', depth: 1 });
    const tree = branches([parent, aPost({ id: 'c2', clientId: 'c2', parentId: 'c1' })], { levels: 9, base: 1 });
    expect(tree.map(({ level }) => level)).to.deep.equal([0, 1]);
  });
});
