import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { CommunityError, toCommunityError } from './errors.js';

const canary = 'canary 7f3a secret';

/** As graphql-request's: the message quotes the answer and the variables, and so do its fields. */
function clientError() {
  const response = {
    status: 422,
    headers: { authorization: canary },
    data: { message: canary },
    errors: [
      { message: canary, path: ['send', 0, 'text'], extensions: { code: 'INVALID', value: canary } },
      null,
      canary,
    ],
  };
  return Object.assign(new Error(canary), { response, request: { variables: { text: canary } }, stack: canary });
}

describe('CommunityError', () => {
  it('keeps the status, codes and paths of its cause and nothing that carries data', () => {
    const error = new CommunityError('invalid', { cause: clientError() });
    assert.deepEqual(error.cause, { name: 'Error', status: 422, codes: ['INVALID'], paths: ['send.0.text'] });
    for (const shown of [
      inspect(error, { depth: 20, showHidden: true }),
      JSON.stringify(error),
      String(error),
      error.stack,
    ])
      assert.ok(!shown?.includes('canary'));
  });

  it('keeps no code that may be a sentence, and no name that is one', () => {
    const named = Object.assign(new Error('x'), { name: canary, errors: [{ extensions: { code: canary } }] });
    assert.deepEqual(new CommunityError('backend', { cause: named }).cause, {});
  });

  for (const cause of [
    undefined,
    null,
    canary,
    7,
    [],
    { errors: canary },
    { response: null },
    { errors: [{ path: [canary] }] },
  ])
    it(`takes anything for a cause: ${JSON.stringify(cause)}`, () => {
      const error = toCommunityError(cause);
      assert.equal(error.kind, 'backend');
      assert.ok(!inspect(error, { depth: 9 }).includes('canary'));
    });

  it('passes one of its own on as it is', () => {
    const error = new CommunityError('conflict', { fields: { handle: 'taken' } });
    assert.equal(toCommunityError(error), error);
  });

  it('knows what a later try may mend', () => {
    const kinds = ['network', 'rate-limited', 'backend', 'forbidden', 'invalid', 'unauthenticated'] as const;
    assert.deepEqual(
      kinds.filter((kind) => new CommunityError(kind).transient),
      ['network', 'rate-limited', 'backend'],
    );
  });
});
