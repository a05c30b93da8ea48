import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, Member } from '@kith/core';
import { fakeTransport } from '../test/fake-transport.js';
import type { Alternative, Paging, PagingName } from './adapter.js';
import { graphqlGateway } from './index.js';
import type { JsonObject } from './path.js';

const all = Array.from({ length: 10 }, (_, index) => ({ id: String(index + 1), name: `Member ${index + 1}` }));

interface Dialect {
  readonly paging: PagingName | Paging;
  readonly variables: JsonObject;
  /** The backend: the answer at `list` for these variables. */
  readonly answer: (variables: { [name: string]: number }) => unknown;
  readonly total?: number;
  readonly pages?: number;
}

const page = { page: '$page.page', limit: '$page.first' };
const offset = { offset: '$page.offset', limit: '$page.first' };
const cursor = { after: { $from: '$page.after', $as: 'number' }, limit: '$page.first' } as const;
const byPage = ({ page = 1, limit = 0 }) => all.slice((page - 1) * limit, page * limit);
const byOffset = ({ offset = 0, limit = 0 }) => all.slice(offset, offset + limit);
const byCursor = ({ after = 0, limit = 0 }) => all.slice(after, after + limit);
const pageInfo = ({ after = 0, limit = 0 }) => ({ hasNextPage: after + limit < 10, endCursor: String(after + limit) });

const dialects: { readonly [title: string]: Dialect } = {
  'Relay edges': {
    paging: 'relay-edges',
    variables: cursor,
    answer: (sent) => ({ totalCount: 10, edges: byCursor(sent).map((node) => ({ node })), pageInfo: pageInfo(sent) }),
    total: 10,
  },
  'Relay nodes': {
    paging: 'relay-nodes',
    variables: cursor,
    answer: (sent) => ({ nodes: byCursor(sent), pageInfo: pageInfo(sent) }),
  },
  '{items,total,hasMore}': {
    paging: 'items',
    variables: offset,
    answer: (sent) => ({ items: byOffset(sent), total: 10, hasMore: (sent['offset'] ?? 0) + 3 < 10 }),
    total: 10,
  },
  '{items} by cursor': {
    paging: { dialect: 'items', style: 'cursor', next: 'cursor' },
    variables: cursor,
    answer: (sent) => ({
      items: byCursor(sent),
      hasMore: pageInfo(sent).hasNextPage,
      cursor: pageInfo(sent).endCursor,
    }),
  },
  '{elements,total}': {
    paging: 'elements',
    variables: page,
    answer: (sent) => ({ elements: byPage(sent), total: 10 }),
    total: 10,
  },
  'offset on a bare list': { paging: 'offset', variables: offset, answer: byOffset },
  'page on a bare list': { paging: 'page', variables: page, answer: byPage },
  'page from 0': {
    paging: { dialect: 'page', start: 0 },
    variables: page,
    answer: ({ page = 0, limit = 0 }) => byPage({ page: page + 1, limit }),
  },
  'Strapi data and meta': {
    paging: 'strapi',
    variables: page,
    answer: (sent) => ({ data: byPage(sent), meta: { pagination: { page: sent['page'], pageCount: 4, total: 10 } } }),
    total: 10,
  },
  'a page wrapper': {
    paging: { dialect: 'page-wrapper', items: 'users' },
    variables: page,
    answer: (sent) => ({ users: byPage(sent), pageInfo: { total: 10, hasNextPage: (sent['page'] ?? 1) < 4 } }),
    total: 10,
  },
  'one list': { paging: 'list', variables: {}, answer: () => all, total: 10, pages: 1 },
};

async function gatewayOver(dialect: Pick<Dialect, 'paging' | 'variables'>, answer: Dialect['answer']) {
  const entry: Alternative = {
    document: '{ list { id name } }',
    variables: dialect.variables,
    result: 'list',
    page: 'member',
    paging: dialect.paging,
  };
  const transport = fakeTransport(({ variables }) => ({ data: { list: answer(numbers(variables)) } }));
  return {
    transport,
    gateway: await graphqlGateway({ adapter: { name: 'test', operations: { 'members.list': entry } }, transport }),
  };
}

function numbers(variables: JsonObject): { [name: string]: number } {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, Number(value)]));
}

async function walk(gateway: Awaited<ReturnType<typeof gatewayOver>>['gateway']): Promise<Page<Member>[]> {
  const pages: Page<Member>[] = [];
  let after: string | undefined;
  do {
    const one: Page<Member> = await gateway.run('members.list', { first: 3, ...(after !== undefined && { after }) });
    pages.push(one);
    after = one.next;
    assert.ok(pages.length < 20, 'the list ends');
  } while (after !== undefined);
  return pages;
}

describe('paging dialects', () => {
  for (const [title, dialect] of Object.entries(dialects)) {
    it(`${title}: every page, each member once, then the end`, async () => {
      const pages = await walk((await gatewayOver(dialect, dialect.answer)).gateway);
      assert.deepEqual(
        pages.flatMap(({ items }) => items.map(({ id }) => id)),
        all.map(({ id }) => id),
      );
      assert.equal(pages.length, dialect.pages ?? 4);
      assert.equal(pages[0]?.total, dialect.total);
    });

    it(`${title}: a member that pages repeat is given once`, async () => {
      const repeating = (sent: { [name: string]: number }): unknown =>
        JSON.parse(
          JSON.stringify(dialect.answer(sent)).replaceAll('"id":"4"', '"id":"3"').replaceAll('"id":"8"', '"id":"7"'),
        );
      const pages = await walk((await gatewayOver(dialect, repeating)).gateway);
      assert.deepEqual(
        pages.flatMap(({ items }) => items.map(({ id }) => id)),
        ['1', '2', '3', '5', '6', '7', '9', '10'],
      );
    });

    it(`${title}: anything in place of the list is an empty page`, async () => {
      for (const odd of [
        null,
        {},
        [],
        'text',
        5,
        { nodes: 'x', edges: { length: 4294967295 }, items: {}, elements: null, data: 0, users: true },
      ]) {
        assert.deepEqual((await (await gatewayOver(dialect, () => odd)).gateway.run('members.list', {})).items, []);
      }
    });
  }

  it('a cursor that does not move ends the list', async () => {
    const { gateway } = await gatewayOver({ paging: 'relay-nodes', variables: { after: '$page.after' } }, () => ({
      nodes: all.slice(0, 2),
      pageInfo: { hasNextPage: true, endCursor: 'same' },
    }));
    assert.equal((await gateway.run('members.list', {})).next, 'same');
    assert.deepEqual(await gateway.run('members.list', { after: 'same' }), {
      items: [],
      total: undefined,
      next: undefined,
      previous: undefined,
    });
  });

  it('reading the first page again gives all of it', async () => {
    const { gateway } = await gatewayOver({ paging: 'page', variables: page }, byPage);
    await walk(gateway);
    assert.equal((await gateway.run('members.list', { first: 3 })).items.length, 3);
    assert.equal((await walk(gateway)).flatMap(({ items }) => items).length, 10);
  });

  it('jumps to a page where the backend can, and never asks for more than its maximum', async () => {
    const { gateway, transport } = await gatewayOver({ paging: { dialect: 'page', max: 4 }, variables: page }, byPage);
    assert.deepEqual(
      (await gateway.run('members.list', { first: 50, page: 3 })).items.map(({ id }) => id),
      ['9', '10'],
    );
    assert.deepEqual(transport.requests[0]?.variables, { page: 3, limit: 4 });
    const { gateway: offsets, transport: sent } = await gatewayOver({ paging: 'offset', variables: offset }, byOffset);
    await offsets.run('members.list', { first: 4, page: 2 });
    assert.deepEqual(sent.requests[0]?.variables, { offset: 4, limit: 4 });
  });
});
