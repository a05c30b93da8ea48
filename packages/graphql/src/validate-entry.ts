import {
  answerPath,
  anything,
  type Check,
  count,
  dictOf,
  expect,
  flag,
  join,
  listOf,
  named,
  oneOf,
  record,
  type Report,
  text,
} from './checks.js';
import { kinds } from './kinds.js';
import { isRecord, type UnknownRecord } from './path.js';

export const rule: Check = (value, path, report) => {
  if (typeof value === 'string') answerPath(value, path, report);
  else if (Array.isArray(value)) listOf(rule)(value, path, report);
  else ruleRecord(value, path, report);
};

const ruleRecord = record({
  path: answerPath,
  value: anything,
  template: text,
  object: dictOf(rule),
  list: listOf(rule),
  each: answerPath,
  enum: dictOf(anything),
  as: oneOf('html', 'markdown', 'text', 'date', 'url', 'number', 'string', 'boolean', 'list'),
});

export const paging = named(
  oneOf('relay-edges', 'relay-nodes', 'items', 'elements', 'offset', 'page', 'strapi', 'page-wrapper', 'list'),
  record({
    dialect: oneOf(
      'relay-edges',
      'relay-nodes',
      'items',
      'elements',
      'offset',
      'page',
      'strapi',
      'page-wrapper',
      'list',
    ),
    style: oneOf('cursor', 'offset', 'page', 'none'),
    items: answerPath,
    total: answerPath,
    next: answerPath,
    hasMore: answerPath,
    previous: answerPath,
    hasLess: answerPath,
    pages: answerPath,
    start: count,
    size: count,
    max: count,
  }),
);

const styles = oneOf('graphql', 'payload', 'userErrors', 'success', 'union', 'http');
const kindsOfError = [
  'network',
  'unauthenticated',
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
  'rate-limited',
  'unsupported',
  'backend',
];
export const errors = named(
  styles,
  record({
    style: styles,
    list: answerPath,
    ok: answerPath,
    types: listOf(text),
    code: answerPath,
    field: answerPath,
    codes: dictOf(oneOf(...kindsOfError)),
    fieldCodes: dictOf(text),
    fields: dictOf(text),
    messages: flag,
  }),
);

export const method = oneOf('GET', 'POST');

export const functionCheck: Check = (value, path, report) =>
  expect(typeof value === 'function', 'a function', value, path, report);

const scopes = ['input', 'settings', 'viewer', 'page', 'keys', 'item', 'result', 'writeId'];

/** Values sent: any JSON, in which `$word` must be a reference that there is, and `$from` may be refined. */
const variables: Check = (value, path, report) => {
  // In a module.
  if (typeof value === 'function') return;
  if (typeof value === 'string') {
    const parts = value.startsWith('$') ? [value] : [...value.matchAll(/\{(\$[^}]*)\}/g)].map(([, one = '']) => one);
    for (const part of parts) {
      const [, name = ''] = /^\$(\w+)(\.\w+)*$/.exec(part) ?? [];
      if (!scopes.includes(name))
        report(path, `"${part}" refers to nothing; known are ${scopes.map((one) => `$${one}`).join(', ')}`);
    }
  } else if (Array.isArray(value)) listOf(variables)(value, path, report);
  else if (isRecord(value)) {
    const special = Object.keys(value).filter((key) => key.startsWith('$'));
    if (!special.length) return dictOf(variables)(value, path, report);
    const table = record(
      {
        $from: variables,
        $enum: dictOf(anything),
        $each: variables,
        $as: oneOf('number', 'string', 'list'),
        $default: anything,
        $empty: flag,
      },
      ['$from'],
    );
    const joined = record({ $join: listOf(variables), $with: text }, ['$join']);
    ('$join' in value ? joined : table)(value, path, report);
  }
};

const condition: Check = (value, path, report) => {
  dictOf(anything)(value, path, report);
  if (isRecord(value))
    for (const key of Object.keys(value)) variables(key.startsWith('$') ? key : `$${key}`, join(path, key), report);
};

const document: Check = (value, path, report) => {
  if (typeof value !== 'string') return text(value, path, report);
  const depth = [...value.replace(/"(\\.|[^"\\])*"|#.*/g, '')].reduce(
    (open, sign) => open + (sign === '{' ? 1 : sign === '}' ? -1 : 0),
    0,
  );
  if (depth || !value.includes('{')) report(path, 'is no GraphQL document: its braces do not match');
};

/** A type of the model; `nothing` is what an answer says that only tells that it was taken. */
const type: Check = (value, path, report) => oneOf(...Object.keys(kinds), 'nothing')(value, path, report);

const shapeEntries = {
  result: answerPath,
  as: type,
  page: type,
  list: type,
  paging,
  accept: listOf(text),
  discriminator: answerPath,
  set: variables,
  otherwise: (value: unknown, path: string, report: Report) => value === null || dictOf(anything)(value, path, report),
};

const shape: Check = (value, path, report) => record(shapeEntries, ['result'])(value, path, report);

const asked = {
  when: (value: unknown, path: string, report: Report) =>
    (Array.isArray(value) ? listOf(condition) : condition)(value, path, report),
  document,
  operationName: text,
  documentId: text,
  variables: dictOf(variables),
  errors,
};

const alternative: Check = (value, path, report) => {
  record(
    {
      ...shapeEntries,
      ...asked,
      method,
      upload: named(oneOf('multipart'), record({ style: oneOf('multipart'), variable: text })),
      idempotent: flag,
      inputs: dictOf((input, at) => (input === true ? anything : listOf(text))(input, at, report)),
      also: dictOf(shape),
      then: (then, at) =>
        (isRecord(then) && 'run' in then ? record({ run: text, input: variables }, ['run', 'input']) : alternative)(
          then,
          at,
          report,
        ),
    },
    ['document', 'result'],
  )(value, path, report);
  if (!isRecord(value)) return;
  const forms = ['as', 'page', 'list'].filter((key) => key in value);
  if (forms.length > 1 || (!forms.length && !('then' in value))) report(path, 'needs exactly one of as, page, list');
  repeats(value, path, report);
  uploads(value, path, report);
};

/** A backend can tell a repeat only by an id that it is sent. */
function repeats({ idempotent, document: sent, variables: given }: UnknownRecord, path: string, report: Report): void {
  if (idempotent !== true) return;
  const at = join(path, 'idempotent');
  if (typeof sent === 'string' && !/(^|[\s}])mutation\b/.test(sent))
    report(at, 'is for mutations: a query changes nothing');
  const described = Object.values(isRecord(given) ? given : {});
  const sends = described.some((one) => typeof one === 'function' || JSON.stringify(one).includes('$writeId'));
  if (!sends) report(at, 'is true, but no variable sends $writeId, by which a repeat is told');
}

/** The document declares the variable that the file becomes. */
function uploads({ upload, document: sent }: UnknownRecord, path: string, report: Report): void {
  if (upload === undefined || typeof sent !== 'string') return;
  const variable = String((isRecord(upload) && upload['variable']) || 'file');
  const [name = ''] = variable.split('.');
  if (!new RegExp(`\\$${name}\\b`).test(sent))
    report(join(path, 'upload'), `sends the file as $${name}, which the document does not declare`);
}

const watchEntry: Check = (value, path, report) => {
  record({ ...asked, result: answerPath, as: type, set: variables, type: rule }, ['document', 'result', 'as'])(
    value,
    path,
    report,
  );
  const sent = isRecord(value) ? value['document'] : undefined;
  if (typeof sent === 'string' && !/(^|[\s}])subscription\b/.test(sent))
    report(join(path, 'document'), 'is no subscription');
};

export const watchOf: Check = (value, path, report) => {
  if (!Array.isArray(value)) return watchEntry(value, path, report);
  if (!value.length) report(path, 'expected at least one alternative');
  listOf(watchEntry)(value, path, report);
};

export const entryOf: Check = (value, path, report) => {
  if (Array.isArray(value)) {
    if (!value.length) report(path, 'expected at least one alternative');
    return listOf(alternative)(value, path, report);
  }
  if (!isRecord(value) || !('run' in value)) return alternative(value, path, report);
  const supports = record({ inputs: dictOf(anything), fields: listOf(text), idempotent: flag }, ['inputs']);
  record({ run: functionCheck, supports }, ['run', 'supports'])(value, path, report);
};
