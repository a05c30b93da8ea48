import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from './fold.js';
import { gatewayOf } from './gateway-of.js';
import { addOperations, operationInfo } from './model/operations.js';
import type { OperationName } from './model/operation.js';

describe('gatewayOf', () => {
  it('supports what has a function, with every input unless it says less', () => {
    const gateway = gatewayOf(
      { 'members.list': () => ({ items: [] }), 'viewer.get': () => ({ key: null }) },
      { 'members.list': { inputs: { sort: ['name'] }, fields: ['name'] } },
    );
    assert.deepEqual(gateway.supports('members.list'), { inputs: { sort: ['name'] }, fields: ['name'] });
    assert.equal(gateway.supports('members.get'), undefined);
    const open = gatewayOf({ 'members.list': () => ({ items: [] }) }).supports('members.list');
    assert.equal(open?.inputs.search, true);
    assert.equal(open && 'facets' in open.inputs, true);
  });

  it('rejects what has no function, and passes on what a function throws', async () => {
    const gateway = gatewayOf({
      'members.get': () => {
        throw new RangeError('x');
      },
    });
    await assert.rejects(gateway.run('members.list', {}), { kind: 'unsupported' });
    await assert.rejects(gateway.run('members.get', { id: '1' }), RangeError);
  });
});

describe('operations', () => {
  it('are known once their family is there', () => {
    assert.deepEqual(operationInfo('members.list'), { kind: 'read', returns: { page: 'member' } });
    const unknown = 'things.list' as OperationName;
    assert.throws(() => operationInfo(unknown), /things\.list/);
    assert.throws(() => operationInfo('constructor' as OperationName), TypeError);
    addOperations({ 'things.list': { kind: 'read' } });
    assert.deepEqual(operationInfo(unknown), { kind: 'read' });
  });
});

describe('fold', () => {
  for (const [text, folded] of [
    ['Zoë', 'zoe'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['ﬁ', 'fi'],
    ['Ｆｕｌｌ', 'full'],
    ['Łódź', 'lodz'],
    ['Straße Ærø', 'strasse aero'],
    ['DIYARBAKIR İı', 'diyarbakir ii'],
    ['محمّد', 'محمد'],
  ] as const)
    it(`${text} as ${folded}`, () => assert.equal(fold(text), folded));
});
