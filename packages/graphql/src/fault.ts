import type { CommunityError } from '@kith/core';
import type { Adapter, Alternative } from './adapter.js';
import { errorRules, toError } from './errors.js';
import { isRecord } from './path.js';
import type { TransportAnswer } from './transport.js';

/** The error that came beside what was found in an answer. Throws the one that came in its place. */
export function faultIn(
  name: string,
  one: Alternative,
  { errors: rules }: Adapter,
  answer: TransportAnswer,
  found: unknown,
): CommunityError {
  const { data, errors = [] } = answer;
  if (!errors.length && isRecord(data)) {
    // No error and no such place: the adapter looks where this backend has nothing.
    throw toError({}, { errors: [{ extensions: { code: 'ADAPTER_PATH' }, path: [`${name}:${one.result}:nothing`] }] });
  }
  const error = toError(errorRules(one.errors ?? rules), { ...answer, errors });
  const missing = found === undefined || found === null;
  if (missing && !(one.otherwise && error.kind === 'unauthenticated')) throw error;
  return error;
}
