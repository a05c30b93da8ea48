import { expect, fixture, html } from '@open-wc/testing';
import { all, one, show } from '../../test/lists.js';
import { anAnswer, aPost, discussions } from '../../test/posts.js';
import { until } from '../../../people/test/until.js';
import './define.js';
import '../comment-count/define.js';
import { pageSubject } from './subject.js';

const subject = { key: '/journal/slow', site: location.origin };
const comment = (id: string, minute = 1) =>
  aPost({
    id,
    kind: 'comment',
    subject,
    tags: [],
    topic: null,
    createdAt: new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString(),
  });

describe('<kith-comments>', () => {
  it('shows the comments under a page with one request, the newest first, nested', async () => {
    const first = comment('a', 1);
    const backend = discussions([first, anAnswer('b', first), comment('c', 5)]);
    const element = await show('kith-comments', backend.gateway, { subject: subject.key, live: 'off' });
    await until(() => all(element, '.list article').length === 3);
    expect(backend.calls.filter(({ name }) => /^posts\.(?!rules)/.test(name)).map(({ name }) => name)).to.deep.equal([
      'posts.replies',
    ]);
    expect(backend.calls.find(({ name }) => name === 'posts.replies')?.input).to.include({
      subject: subject.key,
      site: location.origin,
    });
    await until(() => element.shadowRoot?.querySelector('button.prompt'));
    expect(one(element, '.count').textContent).to.equal('3 comments');
    await expect(element).to.be.accessible();
  });

  it('invites the first comment, which takes the page’s title and address along', async function () {
    this.timeout(20_000);
    const backend = discussions([]);
    const element = await show('kith-comments', backend.gateway, {
      subject: '/new',
      'subject-title': 'A page',
      live: 'off',
    });
    await until(() => element.shadowRoot?.querySelector('.notice')?.textContent?.includes('first'));
    await expect(element).to.be.accessible();
    one(element, 'button.prompt').click();
    await until(() => element.shadowRoot?.querySelector('kith-composer'));
    expect(one(element, 'kith-composer')).to.include({ subject: '/new', subjectTitle: 'A page', kind: 'comment' });
    await until(() => element.posts.outbox);
    element.posts.outbox?.submit('posts.create', {
      kind: 'comment',
      body: { text: 'Hello', format: 'text' },
      subject: { key: '/new', site: location.origin },
    });
    await until(() => all(element, '.list article').length === 1);
    await until(() => one(element, '.count').textContent === '1 comment');
  });

  it('says why nobody can comment', async () => {
    const element = await show('kith-comments', discussions([], { rules: { refused: 'closed' } }).gateway, {
      subject: '/old',
      live: 'off',
    });
    await until(() => element.shadowRoot?.querySelector('.prompt.closed'));
    expect(one(element, '.prompt').textContent).to.contain('closed');
  });
});

describe('a page’s key', () => {
  const page = (canonical?: string): string => {
    const made = document.implementation.createHTMLDocument();
    if (canonical) {
      const link = made.createElement('link');
      link.rel = 'canonical';
      link.href = canonical;
      made.head.append(link);
    }
    return pageSubject(made, 'https://a.example/x/index.html?y#z');
  };
  for (const [canonical, key] of [
    [undefined, 'https://a.example/x'],
    ['https://b.example/story/?utm=1#top', 'https://b.example/story'],
    ['https://b.example/', 'https://b.example/'],
    ['javascript:alert(1)', 'https://a.example/x'],
  ] as const)
    it(`is ${key} with ${canonical}`, () => expect(page(canonical)).to.equal(key));
});

describe('<kith-comment-count>', () => {
  it('asks for all counts of a page in one request, a hundred at most, and again for what was written here', async () => {
    const first = comment('a');
    const backend = discussions([first, comment('b')]);
    const stage = document.createElement('div');
    for (const [subjectKey, format] of [
      [subject.key, 'text'],
      ...Array.from({ length: 120 }, (_, at) => [`/p${at}`, 'number']),
    ]) {
      const count = document.createElement('kith-comment-count');
      Object.assign(count, { subject: subjectKey, format, gateway: backend.gateway });
      stage.append(count);
    }
    (await fixture(html`<div></div>`)).append(stage);
    const [one_, last] = [stage.firstElementChild, stage.lastElementChild];
    if (!one_) throw new Error('There is no count.');
    await until(
      () => one_.shadowRoot?.textContent?.includes('2 comments') && last?.shadowRoot?.textContent?.trim() === '0',
    );
    const asked = backend.calls.filter(({ name }) => name === 'posts.counts');
    expect(asked.map(({ input }) => (input as { subjects: string[] }).subjects.length)).to.deep.equal([100, 21]);
    const element = await show('kith-comments', backend.gateway, { subject: subject.key, live: 'off' });
    await until(() => element.posts.outbox && all(element, '.list article').length === 2);
    element.posts.outbox?.submit('posts.create', { kind: 'comment', body: { text: 'x', format: 'text' }, subject });
    await until(() => one_.shadowRoot?.textContent?.includes('3 comments'));
    await expect(one_).to.be.accessible();
  });

  it('links to the comments, and shows what stands in it where no number is known', async () => {
    const linked = await show('kith-comment-count', discussions([]).gateway, { subject: '/x', href: '#comments' });
    await until(() => linked.shadowRoot?.querySelector('a')?.textContent?.includes('0'));
    const without = await show('kith-comment-count', discussions([], { without: ['posts.counts'] }).gateway, {
      subject: '/x',
    });
    await without.updateComplete;
    expect(without.shadowRoot?.querySelector('slot')).not.to.equal(null);
  });
});
