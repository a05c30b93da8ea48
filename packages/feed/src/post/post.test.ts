import { Community, CommunityError, type Post } from '@kith/core';
import { discussionPlans } from '@kith/core/discussion';
import { outboxOf } from '@kith/core/outbox';
import { fixedConnection, KithElement, provideConnection, type Settings } from '@kith/ui';
import { expect, fixture, html } from '@open-wc/testing';
import { heard, until } from '../../../people/test/until.js';
import { wrongValues } from '../../../people/test/members.js';
import { findHarm } from '../../../ui/test/harm.js';
import {
  anAnswer,
  aPost,
  discussions,
  guest,
  postsInEveryState as every,
  someAuthor,
  type Discussions,
  type DiscussionsOptions,
} from '../../test/posts.js';
import './define.js';
import { feedMessages } from '../messages/messages.js';
import type { KithPost } from './kith-post.js';
import { postElementStyles } from './post-element.styles.js';
import { postCard, type PostOptions } from './post.js';
import { PostsController } from './posts-controller.js';

const withdrawals: (() => void)[] = [];
afterEach(() => {
  for (const withdraw of withdrawals.splice(0)) withdraw();
});

interface Stage extends Discussions {
  readonly element: KithPost;
  readonly community: Community;
  readonly $: <T extends HTMLElement = HTMLElement>(selector: string) => T;
  readonly all: (selector: string) => HTMLElement[];
}

/** A post on the page, with what can be done with it at hand. */
async function shown(
  post: Post | string,
  {
    settings,
    attributes = {},
    others = [],
    ...options
  }: DiscussionsOptions & {
    settings?: Settings;
    attributes?: Record<string, string>;
    others?: readonly Post[];
  } = {},
): Promise<Stage> {
  const stage = await fixture<HTMLElement>(html`<div></div>`);
  const backend = discussions(typeof post === 'string' ? others : [post, ...others], options);
  const community = new Community({
    gateway: backend.gateway,
    viewer: options.viewer ?? { key: 'viewer', memberId: 'm0' },
  });
  withdrawals.push(provideConnection(stage, fixedConnection(community, settings)));
  const element = document.createElement('kith-post');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.post = typeof post === 'string' ? post : post.id;
  stage.append(element);
  const $ = <T extends HTMLElement = HTMLElement>(selector: string): T => {
    const found = element.renderRoot.querySelector<T>(selector);
    if (!found) throw new Error(`There is no ${selector} in ${element.renderRoot.textContent?.trim()}`);
    return found;
  };
  const all = (selector: string): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  if (typeof post !== 'string')
    await until(() => all('.post').length && all('[role=status]').length, 'the post is shown');
  return { ...backend, element, community, $, all };
}

function menuOf({ $ }: Stage): string[] {
  return $<HTMLElement & { items: { label: string; value: string }[] }>('kith-menu').items.map(({ value }) => value);
}

function choose({ $ }: Stage, value: string): void {
  $('kith-menu').dispatchEvent(
    new CustomEvent('kith-menu-select', { detail: { value }, bubbles: true, composed: true }),
  );
}

const ran = ({ calls }: Stage, name: string): unknown[] =>
  calls.filter((call) => call.name === name).map(({ input }) => input);

describe('<kith-post>', () => {
  it('says who wrote it, when and what, where it is filed, and is named by author and title', async () => {
    const stage = await shown(every.plain, {
      settings: {
        links: { member: '/people/{handle}', post: '/posts/{id}', topic: '/topics/{id}', tag: '/tags/{name}' },
      },
    });
    const { $, element } = stage;
    expect($('.title').textContent?.trim()).to.equal('Saturday in the library');
    expect($('.title').ariaLevel).to.equal('3');
    expect($('.body strong').textContent).to.equal('nine');
    expect($<HTMLAnchorElement>('.permalink').pathname).to.equal('/posts/plain');
    expect($<HTMLAnchorElement>('a.name').pathname).to.equal('/people/member-2');
    expect($<HTMLAnchorElement>('a[part=topic]').pathname).to.equal('/topics/t1');
    expect($<HTMLAnchorElement>('a[part=tag]').pathname).to.equal('/tags/saturday');
    const label = $('article')
      .getAttribute('aria-labelledby')
      ?.split(' ')
      .map((id) => $(`#${id}`).textContent?.trim());
    expect(label?.join(' ')).to.match(/林美華\s+Saturday in the library/);
    await expect(element).to.be.accessible();
  });

  it('takes the heading’s level from the host', async () => {
    const { $ } = await shown(every.plain, { attributes: { level: '2' } });
    expect($('.title').ariaLevel).to.equal('2');
  });

  it('names guests, former members, roles, kinds and standing in words', async () => {
    expect((await shown(every.guest)).$('.byline').textContent).to.match(/A visitor\s+Guest/);
    expect((await shown(every.erased)).$('.byline').textContent).to.contain('Former member');
    const house = await shown(every.moderatorPost);
    expect(house.$('.byline').textContent)
      .to.match(/Moderator\s+Host/)
      .and.to.match(/Pinned\s+Locked/);
    expect((await shown(every.question)).$('.byline').textContent).to.match(/Question\s+Answered/);
    for (const post of [every.article, every.link, every.resource])
      expect((await shown(post)).$(`.mark.${post.kind}`)).to.not.equal(null);
  });

  it('is a quiet mark where it is deleted or hidden', async () => {
    expect((await shown(every.deleted)).$('.veil').textContent).to.contain('deleted');
    const hidden = await shown(every.hidden);
    expect(hidden.$('.veil').textContent).to.contain('hidden');
    await expect(hidden.element).to.be.accessible();
  });

  it('asks nobody for a picture before it is wanted', async () => {
    const { $, all } = await shown(every.pictures);
    expect(all('img')).to.have.length(0);
    $<HTMLButtonElement>('.body button').click();
    await until(() => all('.body img').length);
    expect($<HTMLImageElement>('.body img').alt).to.equal('A full room');
    const file = {
      id: 'f',
      url: 'https://example.org/a.png',
      name: 'a.png',
      mediaType: 'image/png',
      alt: 'A',
      width: 64,
      height: 32,
    };
    const attached = await shown(aPost({ id: 'x', attachments: [file] }));
    expect(attached.all('img')).to.have.length(0);
    expect(attached.$('.held').textContent).to.match(/Show picture\s+A/);
    expect(attached.$('.held').style.aspectRatio).to.equal('64 / 32');
    attached.$('.held').click();
    await until(() => attached.all('img.picture').length);
    const auto = await shown(aPost({ id: 'x', attachments: [file] }), { attributes: { images: 'auto' } });
    expect(auto.$<HTMLImageElement>('img.picture').width).to.equal(64);
  });

  it('gives files as downloads, with type and size as the language writes them', async () => {
    const { $, all, element } = await shown(every.resource);
    const link = $<HTMLAnchorElement>('a.file');
    expect([link.download, link.rel]).to.deep.equal(['Floor plan.pdf', 'noopener noreferrer nofollow ugc']);
    expect(link.textContent?.replace(/\s+/g, ' ')).to.contain('PDF · 249 kB');
    expect(all('.files li')).to.have.length(1);
    await expect(element).to.be.accessible();
    const svg = { id: 's', url: 'https://example.org/a.svg', name: 'a.svg', mediaType: 'image/svg+xml' };
    const drawing = await shown(aPost({ id: 'x', attachments: [svg] }), { attributes: { images: 'auto' } });
    expect(drawing.all('img.picture')).to.have.length(0);
    expect(drawing.$<HTMLAnchorElement>('a.file').download).to.equal('a.svg');
  });

  it('shows cards of links from what the backend knows', async () => {
    const { $, element } = await shown(every.link);
    expect($<HTMLAnchorElement>('.link-title').href).to.equal('https://example.org/guide');
    expect($('.link-card').textContent).to.contain('who to ask').and.to.contain('Example');
    await expect(element).to.be.accessible();
  });

  it('folds what is long where it stands in a list, and never by itself', async () => {
    const { all } = await shown(every.long);
    expect(all('[part=show-more]')).to.have.length(0);
  });

  it('tells its author, in words, what was decided and why', async () => {
    const pending = await shown(every.pending);
    expect(pending.$('.moderation').textContent)
      .to.contain('waits for review')
      .and.to.contain('First posts are reviewed.');
    const rejected = await shown(every.rejected);
    expect(rejected.$('.moderation').textContent)
      .to.contain('did not accept')
      .and.to.contain('Spam')
      .and.to.contain('tell us more')
      .and.to.contain('Jo');
    await expect(rejected.element).to.be.accessible();
  });

  it('takes any wrong value in any field', async function () {
    this.timeout(120_000);
    const { element } = await shown(every.plain);
    for (const field of Object.keys(every.plain).filter((name) => name !== 'id'))
      for (const value of wrongValues) {
        element.post = Object.assign({}, every.plain, { id: `wrong ${field}`, [field]: value });
        await element.updateComplete;
        expect(element.renderRoot.querySelector('.post'), `${field}: ${JSON.stringify(value)}`).to.not.equal(null);
      }
  });

  it('shows hostile text as text', async () => {
    const evil = '"><img src=x onerror="globalThis.harmed=1"><script>globalThis.harmed=1</script>';
    const bad = 'javascript:globalThis.harmed=1';
    const author = someAuthor(1, { id: evil, name: evil, handle: evil, avatarUrl: bad, url: bad, roles: [evil] });
    const { element, $, all } = await shown(
      aPost({
        id: evil,
        author,
        title: evil,
        body: { text: `${evil} [x](${bad}) ![x](${bad})`, format: 'markdown', lang: evil },
        topic: { id: evil, name: evil, url: bad },
        tags: [evil],
        url: bad,
        createdAt: evil,
        reactions: [{ name: evil, emoji: evil, imageUrl: bad, count: 1 }],
        attachments: [{ id: evil, url: bad, name: evil, mediaType: 'image/png', alt: evil, previewUrl: bad }],
        links: [
          { url: bad, title: evil },
          { url: 'https://example.org', title: evil, description: evil, imageUrl: bad },
        ],
        poll: { question: evil, options: [{ id: evil, label: evil }] },
        moderation: { status: 'rejected', reason: evil, note: evil, by: evil },
        reports: [{ id: evil, reason: evil, note: evil, by: author }],
        counts: { reports: 1 },
      }),
      { attributes: { images: 'auto' } },
    );
    await until(() => all('.reports').length);
    $('.reports').click();
    await until(() => all('[part=report]').length);
    expect(findHarm(element.renderRoot)).to.deep.equal([]);
    expect(Reflect.get(globalThis, 'harmed')).to.equal(undefined);
  });

  it('speaks German and Arabic', async () => {
    const { element, $ } = await shown(every.question);
    for (const [lang, word] of [
      ['de', 'Frage'],
      ['ar', 'سؤال'],
    ] as const) {
      element.lang = lang;
      await until(() => $('.mark.question').textContent === word);
    }
    await expect(element).to.be.accessible();
  });

  it('says that it is not there, and keeps the fallback in view', async () => {
    const { element, all } = await shown('nobody');
    await until(() => element.matches(':state(failed)'));
    await until(() => all('.notice').length);
    expect(all('slot:not([name])')).to.have.length(1);
  });

  it('is no word short in any language', () => {
    for (const locale of ['de', 'ar']) expect(feedMessages.text(locale, 'not-sent')).to.not.equal('');
  });
});

describe('what can be done with a post', () => {
  it('is what the viewer may, and no more', async () => {
    const reader = await shown(every.plain);
    expect(menuOf(reader)).to.include.members([
      'copy-link',
      'bookmark',
      'follow-thread',
      'report',
      'mute-author',
      'hide-here',
    ]);
    expect(menuOf(reader)).to.not.include.members(['edit']);
    for (const none of ['edit', 'delete', 'pin', 'approve', 'hide']) expect(menuOf(reader)).to.not.include(none);
    const archived = await shown(every.archived);
    expect(archived.all('[part~=reply], [part~=react]')).to.have.length(0);
    const moderator = await shown(every.reported);
    expect(menuOf(moderator)).to.include.members(['reject', 'hide', 'pin', 'lock', 'archive']);
    const nothing = await shown(every.own, { without: ['posts.edit', 'posts.react', 'posts.bookmark'] });
    expect(menuOf(nothing)).to.not.include('edit').and.to.not.include('bookmark');
    expect(nothing.all('[part~=react]')).to.have.length(0);
    const mine = await shown(aPost({ id: 'x', author: someAuthor(0), viewerCan: undefined }));
    expect(menuOf(mine)).to.include.members(['edit', 'delete']).and.to.not.include('pin');
    const theirs = await shown(aPost({ id: 'y', viewerCan: undefined }));
    expect(menuOf(theirs)).to.include('report').and.to.not.include('edit').and.to.not.include('approve');
  });

  it('reacts at once, takes it back, and tells once the backend has it', async () => {
    const stage = await shown(every.reactions, { delayMs: 20 });
    const [thumb, party] = stage.all('button.reaction');
    expect([thumb?.ariaPressed, party?.ariaPressed]).to.deep.equal(['true', 'false']);
    const fact = heard(stage.element, 'kith-post-reacted');
    party?.click();
    await until(() => stage.all('button.reaction')[1]?.ariaPressed === 'true');
    expect(stage.all('button.reaction')[1]?.textContent).to.contain('4');
    expect((await fact).detail.reaction.name).to.equal('🎉');
    thumb?.click();
    await until(() => ran(stage, 'posts.unreact').length);
    await until(() => stage.all('button.reaction')[0]?.ariaPressed === 'false');
    await expect(stage.element).to.be.accessible();
  });

  it('shows a few kinds of reactions of very many, and says how many more there are', async () => {
    const reactions = Array.from({ length: 5000 }, (_, index) => ({ name: `kind-${index}`, emoji: '👍', count: 1 }));
    const last = { name: 'mine', emoji: '🎉', count: 2, mine: true };
    const stage = await shown(aPost({ id: 'x', reactions: [...reactions, last], viewerCan: ['react'] }));
    const buttons = stage.all('button.reaction');
    expect(buttons.length).to.equal(22);
    expect(buttons.at(-2)?.ariaPressed).to.equal('true');
    expect(buttons.at(-1)?.ariaLabel).to.equal('4,980 more kinds of reactions');
    buttons.at(-1)?.click();
    await until(() => stage.all('.panel').length);
    expect(stage.all('button.reaction').at(-1)?.ariaExpanded).to.equal('true');
    await expect(stage.element).to.be.accessible();
  });

  it('leaves a reaction to a host that prevents it, and takes one back exactly where it fails', async () => {
    const stage = await shown(every.reactions);
    stage.element.addEventListener('kith-post-react', (event) => event.preventDefault(), { once: true });
    stage.all('button.reaction')[1]?.click();
    await stage.element.updateComplete;
    expect(stage.all('button.reaction')[1]?.ariaPressed).to.equal('false');
    stage.fail('posts.react', new CommunityError('forbidden'));
    stage.all('button.reaction')[1]?.click();
    await until(() => stage.all('.sending.failed').length);
    expect(stage.all('button.reaction')[1]?.ariaPressed).to.equal('false');
    expect(stage.$('.sending').textContent).to.contain('Not saved.');
    await expect(stage.element).to.be.accessible();
    stage.$('[part~=discard]').click();
    await until(() => !stage.all('.sending').length);
  });

  it('offers the palette that the host sets, else the backend’s, by keyboard too', async () => {
    const stage = await shown(every.plain, { attributes: { reactions: '🌱 🔥' } });
    stage.$<HTMLButtonElement>('[part~=react]').click();
    await until(() => stage.all('.face').length === 2);
    await until(() => stage.element.shadowRoot?.activeElement === stage.all('.face')[0]);
    stage.all('.face')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(stage.element.shadowRoot?.activeElement).to.equal(stage.all('.face')[1]);
    await expect(stage.element).to.be.accessible();
    stage.all('.face')[1]?.click();
    await until(() => stage.posts.get('plain')?.reactions?.[0]?.name === '🔥');
    expect(stage.element.shadowRoot?.activeElement).to.equal(stage.$('[part~=react]'));
    stage.$('[part~=react]').click();
    await until(() => stage.element.shadowRoot?.activeElement === stage.all('.face')[0]);
    stage.$('.palette').hidePopover(); // as Escape does
    await until(() => !stage.all('.face').length);
    expect(stage.element.shadowRoot?.activeElement).to.equal(stage.$('[part~=react]'));
    const told = await shown(every.plain);
    told.$<HTMLButtonElement>('[part~=react]').click();
    await until(() => told.all('.face').length === 4);
  });

  it('votes with radio buttons, changes the vote and takes it back', async () => {
    const stage = await shown(every.poll);
    await expect(stage.element).to.be.accessible();
    expect(stage.all('fieldset input[type=radio]')).to.have.length(2);
    stage.$<HTMLInputElement>('input').click();
    stage.$<HTMLButtonElement>('[part~=vote]').click();
    await until(() => stage.all('.result.mine').length);
    expect(stage.$('.result.mine').textContent).to.contain('42%');
    await until(() => stage.posts.get('poll')?.poll?.voters === 12);
    await expect(stage.element).to.be.accessible();
    [...stage.all('.poll-foot button')].at(-1)?.click();
    await until(() => stage.posts.get('poll')?.poll?.voters === 11);
    await until(() => stage.all('fieldset input').length === 2);
    const closed = await shown(every.pollClosed);
    expect(closed.all('.poll input, .poll button')).to.have.length(0);
    expect(closed.$('.poll').textContent).to.contain('closed').and.to.contain('9 people voted');
  });

  it('deletes at once, and brings back what is wanted back', async () => {
    for (const without of [[], ['posts.restore']] as const) {
      const stage = await shown(every.own, { without });
      choose(stage, 'delete');
      await until(() => stage.all('.veil').length);
      stage.$('[part~=undo]').click();
      await until(() => stage.all('.title').length);
      await until(() => !stage.posts.get('own')?.deletedAt);
      expect(ran(stage, 'posts.delete').length).to.equal(without.length ? 0 : 1);
    }
  });

  it('keeps the focus at the post when what had it goes', async () => {
    const stage = await shown(every.own);
    const at = (selector: string): boolean => stage.element.shadowRoot?.activeElement?.matches(selector) === true;
    stage.$('kith-menu').focus();
    choose(stage, 'edit');
    await until(() => at('kith-composer'), 'at the words');
    stage.$('kith-composer').dispatchEvent(new CustomEvent('kith-composer-cancel'));
    await until(() => at('kith-menu'), 'at the menu');
    choose(stage, 'delete');
    await until(() => at('[part~=undo]'), 'at the way back');
    stage.$('[part~=undo]').click();
    await until(() => at('kith-menu'), 'at the menu again');
    const answered = await shown(every.plain);
    answered.$('[part~=reply]').click();
    await until(() => answered.element.shadowRoot?.activeElement?.matches('kith-composer'));
    answered.$('kith-composer').dispatchEvent(new CustomEvent('kith-composer-cancel'));
    await until(() => answered.element.shadowRoot?.activeElement?.matches('[part~=reply]'), 'where it began');
  });

  it('tells the backend of a deletion when the page goes, where it cannot restore', async () => {
    const stage = await shown(every.own, { without: ['posts.restore'] });
    choose(stage, 'delete');
    await until(() => stage.all('.veil').length);
    expect(ran(stage, 'posts.delete')).to.have.length(0);
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    window.dispatchEvent(new PageTransitionEvent('pageshow'));
    await until(() => ran(stage, 'posts.delete').length === 1);
    await until(() => stage.posts.get('own')?.deletedAt);
  });

  it('asks for a reason before it reports, and for one why a moderator decides', async () => {
    const stage = await shown(every.plain);
    choose(stage, 'report');
    await until(() => stage.all('dialog[open] input[type=radio]').length === 4);
    await expect(stage.element).to.be.accessible();
    stage.$<HTMLButtonElement>('dialog [type=submit]').click();
    await until(() => stage.all('#ask-missing').length);
    expect(ran(stage, 'posts.report')).to.have.length(0);
    stage.all('dialog input[type=radio]')[0]?.click();
    stage.$<HTMLTextAreaElement>('dialog textarea').value = 'Again.';
    const fact = heard(stage.element, 'kith-post-reported');
    stage.$<HTMLButtonElement>('dialog [type=submit]').click();
    expect((await fact).detail.reason).to.equal('spam');
    expect(ran(stage, 'posts.report')).to.deep.equal([{ id: 'plain', reason: 'spam', note: 'Again.' }]);
    await until(() => !stage.all('dialog').length);

    const moderator = await shown(every.reported);
    choose(moderator, 'reject');
    await until(() => moderator.all('dialog[open]').length);
    moderator.$<HTMLTextAreaElement>('dialog textarea').value = 'Not here.';
    moderator.$<HTMLButtonElement>('dialog [type=submit]').click();
    await until(() => moderator.posts.get('reported')?.moderation?.note === 'Not here.');
  });

  it('shows the reports, earlier versions and who reacted below it', async () => {
    const stage = await shown(every.reported);
    expect(stage.$('.reports').textContent).to.contain('2 reports');
    stage.$('.reports').click();
    await until(() => stage.all('[part=report]').length === 2);
    await expect(stage.element).to.be.accessible();
    const edited = await shown(every.edited);
    edited.$('[part=edited]').click();
    await until(() => edited.all('.panel .rich-text').length);
    expect(edited.$('.panel').textContent).to.contain('ten');
    await expect(edited.element).to.be.accessible();
    const reacted = await shown(every.reactions);
    choose(reacted, 'who-reacted');
    await until(() => reacted.all('.reactors li').length === 12);
    await expect(reacted.element).to.be.accessible();
  });

  it('shows who reacted fifty at a time, and goes on to the next', async () => {
    const post = aPost({ id: 'liked', reactions: [{ name: '👍', count: 120, mine: false }] });
    const reactors = Array.from({ length: 120 }, (_, at) => ({ id: `r${at}`, reaction: '👍', author: someAuthor(at) }));
    const stage = await shown(post, { reactors });
    choose(stage, 'who-reacted');
    await until(() => stage.all('.reactors li').length === 50);
    stage.$('.panel [part~=more]').click();
    await until(() => stage.all('.reactors li').length === 100);
    await until(() => stage.element.shadowRoot?.activeElement === stage.all('.reactors')[1], 'the focus goes on');
    stage.$('.panel [part~=more]').click();
    await until(() => stage.all('.reactors li').length === 120);
    expect(stage.all('.panel [part~=more]')).to.have.length(0);
    await expect(stage.element).to.be.accessible();
  });

  it('counts no comments on what waits for a decision', async () => {
    const feed = { settings: { links: { post: '/posts/{id}' } } };
    const waiting = await shown({ ...every.pending, counts: { comments: 0 } }, feed);
    expect(waiting.element.renderRoot.querySelector('[part~=comments]')).to.equal(null);
  });

  it('puts out of sight what is hidden here until that is undone, or is by those who are muted', async () => {
    const stage = await shown(aPost({ id: 'hide me' }));
    stage.$('kith-menu').focus();
    choose(stage, 'hide-here');
    await until(() => stage.all('.veil').length);
    await until(() => stage.element.shadowRoot?.activeElement === stage.$('.veil [part~=undo]'));
    stage.$('.veil [part~=undo]').click();
    await until(() => !stage.all('.veil').length);
    const muted = await shown(every.plain);
    choose(muted, 'mute-author');
    await until(() => muted.all('.veil').length);
    await until(() => ran(muted, 'members.mute').length);
    for (const list of ['@member-2', 'member-2', 'x m2'])
      expect((await shown(every.plain, { attributes: { muted: list } })).all('.veil'), list).to.have.length(1);
  });

  it('pins, locks and approves as one press', async () => {
    const stage = await shown({ ...every.reported, moderation: { status: 'pending' } });
    choose(stage, 'pin');
    await until(() => stage.posts.get('reported')?.pinned);
    expect(stage.$('.mark.pinned').textContent).to.equal('Pinned');
    const fact = heard(stage.element, 'kith-post-moderated');
    choose(stage, 'approve');
    expect((await fact).detail.decision).to.equal('approve');
    expect(stage.posts.get('reported')?.moderation?.status).to.equal('approved');
  });

  it('lets an answer be accepted, and taken back', async () => {
    const question = aPost({ id: 'q', kind: 'question', acceptedAnswerId: null });
    const answer = anAnswer('a', question, { viewerCan: ['accept'] });
    const stage = await shown(answer, { others: [question] });
    stage.community.entities.merge('post', question);
    choose(stage, 'accept');
    await until(() => stage.posts.get('q')?.acceptedAnswerId === 'a');
    await until(() => menuOf(stage).includes('unaccept'));
    choose(stage, 'unaccept');
    await until(() => stage.posts.get('q')?.acceptedAnswerId === null);
  });

  it('copies the link, and says so', async () => {
    const written: string[] = [];
    const { clipboard } = navigator;
    const stand = { writeText: (text: string) => Promise.resolve(void written.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { value: stand, configurable: true });
    try {
      const stage = await shown(every.plain, { settings: { links: { post: '/p/{id}' } } });
      choose(stage, 'copy-link');
      await until(() => stage.all('.said')[0]?.textContent?.includes('copied'));
      expect(written).to.deep.equal([`${location.origin}/p/plain`]);
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  it('asks a guest to sign in', async () => {
    const stage = await shown(
      aPost({ id: 'x', viewerCan: undefined, reactions: [{ name: '👍', emoji: '👍', count: 1 }] }),
      {
        viewer: guest,
      },
    );
    const asked = heard(stage.element, 'kith-sign-in-request');
    stage.$('button.reaction').click();
    await asked;
    expect(ran(stage, 'posts.react')).to.have.length(0);
    await until(() => stage.all('.said')[0]?.textContent?.includes('sign in'));
  });

  it('opens the place to answer, unless the host has its own', async () => {
    const stage = await shown(every.plain);
    stage.element.addEventListener('kith-post-reply', (event) => event.preventDefault(), { once: true });
    stage.$('[part~=reply]').click();
    await stage.element.updateComplete;
    expect(stage.all('kith-composer')).to.have.length(0);
    stage.$('[part~=reply]').click();
    await until(() => stage.all('kith-composer').length);
    expect(Reflect.get(stage.$('kith-composer'), 'parent')).to.equal('plain');
    stage.$('kith-composer').dispatchEvent(new Event('kith-composer-cancel'));
    await until(() => !stage.all('kith-composer').length);
  });
});

describe('links to a post', () => {
  const answer = anAnswer('a1', every.plain);
  const at = async (post: Post, settings?: Settings): Promise<string> =>
    (await shown(post, settings && { settings })).$<HTMLAnchorElement>('.permalink').href;

  it('go to the host’s page, else the backend’s, else here', async () => {
    const here = location.href.replace(/#.*/, '');
    expect(await at(every.plain, { links: { post: '/p/{id}' } })).to.equal(`${location.origin}/p/plain`);
    expect(await at(answer, { links: { post: '/p/{id}' } })).to.equal(`${location.origin}/p/plain#kith-post-a1`);
    expect(await at(answer, { links: { post: '/p/{threadId}/{id}' } })).to.equal(
      `${location.origin}/p/plain/a1#kith-post-a1`,
    );
    expect(await at({ ...answer, url: 'https://example.org/p/1' })).to.equal('https://example.org/p/1');
    expect(await at({ ...answer, url: 'javascript:1' })).to.equal(`${here}#kith-post-a1`);
    const subject = { key: 'x', url: 'https://example.org/article' };
    expect(await at({ ...answer, subject }, { links: { post: '/p/{id}' } })).to.equal(
      'https://example.org/article#kith-post-a1',
    );
  });
});

class PostInList extends KithElement {
  static override readonly family = 'discussion';
  static override styles = postElementStyles;
  readonly images = 'click';
  readonly reactions = undefined;
  readonly muted = undefined;
  shown: { readonly post: Post; readonly options?: PostOptions } | undefined;
  readonly posts = new PostsController(this, this.context, () => this);
  protected override render(): unknown {
    return this.shown && postCard(this.shown.post, this.posts, this.shown.options);
  }
}
customElements.define('post-in-list', PostInList);

describe('a post in a list', () => {
  async function inList(post: Post, options: PostOptions): Promise<PostInList> {
    const stage = await fixture<HTMLElement>(html`<div></div>`);
    const { gateway } = discussions([post]);
    const community = new Community({ gateway, viewer: { key: 'viewer', memberId: 'm0' } });
    withdrawals.push(provideConnection(stage, fixedConnection(community, { links: { post: '/p/{id}' } })));
    const element = new PostInList();
    element.shown = { post, options };
    stage.append(element);
    await until(() => element.renderRoot.querySelector('.rich-text, .veil'));
    return element;
  }

  it('folds what is long, and unfolds it on a press', async () => {
    const element = await inList(every.long, {});
    const button = element.renderRoot.querySelector<HTMLButtonElement>('[part=show-more]');
    const body = element.renderRoot.querySelector<HTMLElement>('.folded');
    expect([button?.ariaExpanded, button?.textContent?.trim()]).to.deep.equal(['false', 'Show more']);
    expect(body?.scrollHeight).to.be.greaterThan(body?.clientHeight ?? Infinity);
    await expect(element).to.be.accessible();
    button?.click();
    await until(() => !element.renderRoot.querySelector('.folded'));
    expect(button?.ariaExpanded).to.equal('true');
  });

  it('says where it stands, links its title and how many comments there are', async () => {
    const element = await inList(
      { ...every.plain, counts: { comments: 3 } },
      {
        position: 2,
        size: 9,
        focus: '0',
        linked: true,
        marked: true,
      },
    );
    const article = element.renderRoot.querySelector('article');
    expect(
      ['aria-posinset', 'aria-setsize', 'aria-current', 'tabindex'].map((name) => article?.getAttribute(name)),
    ).to.deep.equal(['2', '9', 'true', '0']);
    expect(element.renderRoot.querySelector<HTMLAnchorElement>('.title a')?.pathname).to.equal('/p/plain');
    expect(element.renderRoot.querySelector('[part~=comments]')?.textContent?.trim()).to.equal('3 comments');
    const opened = heard(element, 'kith-post-open');
    element.addEventListener('kith-post-open', (event) => event.preventDefault());
    element.renderRoot.querySelector<HTMLAnchorElement>('.title a')?.click();
    expect((await opened).detail.post.id).to.equal('plain');
  });
});

describe('a post on its way', () => {
  async function sent(fail?: CommunityError, delayMs = 0): Promise<Stage> {
    const stage = await shown(every.plain, { delayMs });
    if (fail) stage.fail('posts.create', fail);
    const body = { text: 'I can bring it.', format: 'markdown' } as const;
    const entry = outboxOf(stage.community, discussionPlans).submit('posts.create', {
      kind: 'comment',
      parent: 'plain',
      body,
    });
    stage.element.post = stage.community.entities.view('post', entry.id);
    await until(() => stage.$('.body').textContent?.includes('I can bring it.'));
    return stage;
  }

  it('says so, offers nothing else, and is a post like any other once it is there', async () => {
    const stage = await sent(undefined, 300);
    await until(() => stage.all('.sending').length);
    expect(stage.$('.sending').textContent).to.match(/Sending|Waiting/);
    expect(stage.all('kith-menu, [part~=reply], .permalink')).to.have.length(0);
    expect(stage.element.matches(':state(waiting)')).to.equal(true);
    await expect(stage.element).to.be.accessible();
    await until(() => stage.all('kith-menu').length);
    expect(stage.all('.sending')).to.have.length(0);
    expect(stage.element.matches(':state(waiting)')).to.equal(false);
  });

  it('says what went wrong, tries again, and arrives once', async () => {
    const stage = await sent(new CommunityError('forbidden'));
    await until(() => stage.all('.sending.failed').length);
    expect(stage.$('.sending').textContent).to.contain('Not sent.').and.to.contain('You do not have access');
    await expect(stage.element).to.be.accessible();
    stage.$('[part~=retry]').click();
    await until(() => stage.all('kith-menu').length);
    expect([...stage.posts.values()].filter(({ parentId }) => parentId === 'plain')).to.have.length(1);
  });

  it('gives its words up on a press', async () => {
    const stage = await sent(new CommunityError('forbidden'));
    await until(() => stage.all('.sending.failed').length);
    stage.$('[part~=discard]').click();
    await until(() => !outboxOf(stage.community, discussionPlans).entries.some(({ state }) => state === 'failed'));
  });
});
