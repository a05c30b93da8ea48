import { CommunityError, gatewayOf, type Gateway, type ListMembers, type Member, type Page } from '@kith/core';
import { expect, fixture, html } from '@open-wc/testing';
import { KithElement } from '../kith-element.js';
import { PagesController } from './pages-controller.js';

class PagesProbe extends KithElement {
  static override properties = { input: { attribute: false } };
  input: ListMembers = {};
  readonly pages = new PagesController<'members.list'>(this, () => {
    const { community } = this.connection;
    return community && { community, name: 'members.list', input: this.input };
  });
  get ids(): string {
    return this.pages.state.items.map(({ id }) => id).join('');
  }
}
customElements.define('pages-probe', PagesProbe);

const member = (id: string): Member => ({ id, name: id });

/** Pages of two out of some letters; what is searched for stands first. */
function letters(failing: (input: ListMembers) => boolean = () => false): Gateway {
  return gatewayOf({
    'members.list': async (input): Promise<Page<Member>> => {
      await Promise.resolve();
      if (failing(input)) throw new CommunityError('invalid');
      const all = Array.from(`${input.search ?? ''}abcdef`);
      const from = Number(input.after ?? 0);
      return {
        items: all.slice(from, from + 2).map(member),
        total: all.length,
        next: from + 2 < all.length ? String(from + 2) : undefined,
      };
    },
    'viewer.get': () => ({ key: null }),
  });
}

async function show(gateway: Gateway): Promise<PagesProbe> {
  const element = await fixture<PagesProbe>(html`<pages-probe .gateway=${gateway}></pages-probe>`);
  await until(() => element.pages.state.status !== 'pending');
  return element;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).to.equal(true);
}

describe('a list, page after page', () => {
  it('goes on after its end, and knows when there is nothing more', async () => {
    const element = await show(letters());
    expect(element.ids).to.equal('ab');
    await element.pages.more();
    await until(() => element.ids === 'abcd');
    expect(element.pages.state.more).to.equal(true);
    await element.pages.more();
    await until(() => element.ids === 'abcdef');
    expect(element.pages.state.more).to.equal(false);
    await element.pages.more();
    await element.updateComplete;
    expect(element.ids).to.equal('abcdef');
  });

  it('shows each entry once where the list has shifted', async () => {
    const element = await show(letters());
    element.input = { search: 'ab' };
    await until(() => element.ids === 'ab' && !element.pages.state.refreshing);
    await element.pages.more();
    await element.updateComplete;
    await until(() => !element.pages.state.loadingMore);
    expect(element.ids).to.equal('ab');
    await element.pages.more();
    await until(() => element.ids === 'abcd');
  });

  it('keeps all that was on screen until another question is answered, and begins it at its first page', async () => {
    const element = await show(letters());
    await element.pages.more();
    await until(() => element.ids === 'abcd');
    element.input = { search: 'x' };
    await element.updateComplete;
    expect(element.ids).to.equal('abcd');
    expect(element.pages.state.refreshing).to.equal(true);
    await until(() => element.ids === 'xa');
    element.input = { search: 'y' };
    await element.updateComplete;
    expect(element.ids).to.equal('xa');
    await until(() => element.ids === 'ya');
  });

  it('keeps all that was on screen when another question fails', async () => {
    const element = await show(letters(({ search }) => search === 'x'));
    await element.pages.more();
    await until(() => element.ids === 'abcd');
    element.input = { search: 'x' };
    await until(() => element.pages.state.status === 'failed');
    expect(element.ids).to.equal('abcd');
  });

  it('says that a further page failed, keeps those before it, and asks again for that one alone', async () => {
    let failing = true;
    const asked: (string | undefined)[] = [];
    const element = await show(
      letters(({ after }) => {
        asked.push(after);
        return failing && after !== undefined;
      }),
    );
    await element.pages.more();
    await until(() => element.pages.state.status === 'failed');
    expect(element.ids).to.equal('ab');
    failing = false;
    await element.pages.refetch();
    await until(() => element.ids === 'abcd');
    expect(asked).to.deep.equal([undefined, '2', '2']);
  });
});
