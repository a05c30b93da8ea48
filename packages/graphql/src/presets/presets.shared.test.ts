import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, validate } from 'graphql';
import type { Member, Page } from '@kith/core';
import { type BackendName, startMockBackend } from '../../test/mock-backend.js';
import { sharedSchema, withoutShared } from '../../test/shared.js';
import { alternativesOf, isFunctionEntry } from '../adapter.js';
import { explainAdapter, graphqlGateway, httpTransport, parseAdapter } from '../index.js';
import { presets } from './index.js';

const settings = { github: { organization: 'example' }, mobilizon: { group: 'gardeners' } };
const names: readonly BackendName[] = ['github', 'mobilizon'];

async function load(name: string) {
  const preset = await presets[name]?.();
  // As JSON: presets are data.
  return parseAdapter(JSON.parse(JSON.stringify(preset)));
}

describe('presets', () => {
  for (const name of names) {
    it(`${name}: is well formed, and its documents are valid against the real schema`, async () => {
      const adapter = await load(name);
      assert.deepEqual(await explainAdapter(adapter), []);
      const schema = sharedSchema(name);
      if (!schema) return withoutShared(`documents of ${name}`);
      for (const [operation, entry] of Object.entries(adapter.operations)) {
        if (isFunctionEntry(entry)) continue;
        for (const one of alternativesOf(entry)) {
          assert.deepEqual(validate(schema, parse(one.document)).map(String), [], operation);
        }
      }
    });

    it(`${name}: lists page after page over HTTP, each member once`, async () => {
      const backend = await startMockBackend(name);
      if (!backend) return withoutShared(`${name} over HTTP`);
      try {
        const gateway = await graphqlGateway({
          adapter: await load(name),
          transport: httpTransport({ endpoint: backend.url }),
          settings: settings[name],
        });
        const members: Member[] = [];
        let pages = 0;
        for (let next: string | undefined, page: Page<Member>; pages === 0 || next; pages++) {
          page = await gateway.run('members.list', { first: 30, ...(next !== undefined && { after: next }) });
          assert.equal(page.total, 130);
          members.push(...page.items);
          next = page.next;
        }
        assert.equal(pages, 5);
        assert.equal(new Set(members.map(({ id }) => id)).size, 130);
        assert.ok(members.every((member) => member.name && member.handle));

        const found = await gateway.run('members.list', { search: 'bjorn', first: 5 });
        assert.ok(found.items.length > 0 && found.items.length <= 5);
        assert.ok(
          found.items.every((member) => /bj/i.test(`${member.name}${member.handle}`)),
          'only users, only matches',
        );

        const [first] = members;
        assert.ok(first?.handle);
        const byHandle = await gateway.run('members.get', { handle: first.handle });
        assert.equal(byHandle.id, first.id);
        assert.equal(byHandle.bio?.format, 'html');
        assert.equal((await gateway.run('members.get', { id: first.id })).handle, first.handle);
        await assert.rejects(gateway.run('members.get', { handle: 'nobody' }), { kind: 'not-found' });
      } finally {
        await backend.close();
      }
    });

    it(`${name}: turns its own errors into ours`, async () => {
      const backend = await startMockBackend(name);
      if (!backend) return withoutShared(`${name} over HTTP`);
      try {
        const adapter = await load(name);
        const [setting = ''] = Object.keys(settings[name]);
        for (const [value, kind] of [
          ['missing', 'not-found'],
          ['forbidden', 'forbidden'],
          ['limited', 'rate-limited'],
          ['broken', 'backend'],
        ] as const) {
          const gateway = await graphqlGateway({
            adapter,
            transport: httpTransport({ endpoint: backend.url }),
            settings: { [setting]: value },
          });
          await assert.rejects(gateway.run('members.list', {}), { kind }, value);
        }
      } finally {
        await backend.close();
      }
    });
  }

  it('github: follows and unfollows, and answers with what changed', async () => {
    const backend = await startMockBackend('github', { token: 'ghp_secret' });
    if (!backend) return withoutShared('github over HTTP');
    try {
      const transport = httpTransport({ endpoint: backend.url, getToken: () => 'ghp_secret' });
      const gateway = await graphqlGateway({ adapter: await load('github'), transport, settings: settings.github });
      const followed = await gateway.run('members.follow', { id: 'U_5' });
      assert.deepEqual([followed.id, followed.following, followed.counts?.followers], ['U_5', true, 6]);
      const back = await gateway.run('members.unfollow', { id: 'U_5' });
      assert.deepEqual([back.following, back.counts?.followers, back.viewerCan], [false, 5, ['follow']]);
      assert.equal((await gateway.run('viewer.get', {})).memberId, 'U_1');
      const anonymous = await graphqlGateway({
        adapter: await load('github'),
        transport: httpTransport({ endpoint: backend.url }),
        settings: settings.github,
      });
      await assert.rejects(anonymous.run('members.list', {}), { kind: 'unauthenticated' });
    } finally {
      await backend.close();
    }
  });

  it('mobilizon: a guest is a guest, following is not offered, the instance is listed without a group', async () => {
    const backend = await startMockBackend('mobilizon');
    if (!backend) return withoutShared('mobilizon over HTTP');
    try {
      const gateway = await graphqlGateway({
        adapter: await load('mobilizon'),
        transport: httpTransport({ endpoint: backend.url }),
      });
      assert.deepEqual(await gateway.run('viewer.get', {}), { key: null });
      assert.equal(gateway.supports('members.follow'), undefined);
      await assert.rejects(gateway.run('members.follow', { id: '1' }), { kind: 'unsupported' });
      const third = await gateway.run('members.list', { first: 50, page: 3 });
      assert.deepEqual([third.items.length, third.total, third.next], [30, 130, undefined]);
    } finally {
      await backend.close();
    }
  });
});
