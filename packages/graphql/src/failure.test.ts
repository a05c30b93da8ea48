import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutLost } from './failure.js';

describe('what was lost to errors within an answer', () => {
  const data = {
    posts: {
      nodes: [
        { id: '1', body: { text: 'a' } },
        { id: '2', body: null, title: null },
      ],
    },
  };
  const lost = (...paths: unknown[]) => withoutLost(data, paths.map((path) => ({ message: 'x', path }))); // prettier-ignore

  it('is not there, instead of empty: what is known of it stays', () => {
    const left = { posts: { nodes: [data.posts.nodes[0], { id: '2', title: null }] } };
    assert.deepEqual(lost(['posts', 'nodes', 1, 'body']), left);
    assert.deepEqual(lost(['posts', 'nodes', 1, 'body', 'text']), left, 'emptied with what is within it');
    assert.deepEqual(data.posts.nodes[1], { id: '2', body: null, title: null }, 'the answer itself is as it was');
  });

  it('is all that goes: not what came nevertheless, whole answers, places of a list, or by paths that lead nowhere', () => {
    for (const path of [
      ['posts', 'nodes', 0, 'body', 'text'],
      ['posts'],
      ['posts', 'nodes', 7],
      ['x', 'y'],
      ['posts', '__proto__', 'x'],
      'posts',
      undefined,
      [],
    ])
      // prettier-ignore
      assert.deepEqual(lost(path), data, JSON.stringify(path));
    assert.equal(withoutLost(null, [{ path: ['a', 'b'] }]), null);
    const list = { posts: { nodes: [null, { id: '1' }] } };
    assert.deepEqual(withoutLost(list, [{ path: ['posts', 'nodes', 0] }]), list);
  });
});
