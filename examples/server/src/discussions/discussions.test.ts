import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../server.js';
import { ask, at, signIn } from '../testing/client.js';
import { discussionCases } from '../testing/discussion-cases.js';
import { smallCommunity } from '../testing/small-community.js';

describe('discussions on the embedded database', () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer({ port: 0, fill: smallCommunity });
  });
  after(() => server.close());
  discussionCases(() => server);
});

describe('a tight rate of writing', () => {
  it('answers 429 with Retry-After that other origins can read, and takes the same write later', async () => {
    const friend = 'https://friend.example';
    const server = await startServer({ port: 0, fill: smallCommunity, allowOrigins: [friend], writesPerMinute: 2 });
    try {
      const cookie = await signIn(server.origin, 'jose');
      const write = () =>
        ask(
          server.origin,
          'mutation { createPost(input: { kind: discussion, body: { text: "x", format: text } }) { post { id } } }',
          {},
          { cookie, origin: friend },
        );
      assert.deepEqual([(await write()).status, (await write()).status], [200, 200]);
      const { status, headers, body } = await write();
      assert.equal(status, 429);
      assert.ok(Number(headers.get('retry-after')) > 0);
      assert.match(headers.get('access-control-expose-headers') ?? '', /Retry-After/i);
      assert.equal(at(body, 'errors.0.extensions.code'), 'RATE_LIMITED');
      const reads = await ask(server.origin, '{ posts { totalCount } }', {}, { cookie });
      assert.equal(at(reads.body, 'data.posts.totalCount'), 2);
    } finally {
      await server.close();
    }
  });
});
