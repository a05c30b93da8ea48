import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { isRecord, own } from '../src/path.js';
import { githubRoot } from './mock-github.js';
import { mobilizonRoot } from './mock-mobilizon.js';
import { sharedSchema } from './shared.js';

export type BackendName = 'github' | 'mobilizon';

export interface MockOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Requests without this bearer token are refused with 401, as GitHub refuses anonymous ones. */
  readonly token?: string;
}

export interface MockBackend {
  readonly url: string;
  readonly port: number;
  /** Bodies of the requests so far. */
  readonly requests: readonly unknown[];
  close(): Promise<void>;
}

/** What a root of typed mock data answers; an error in the backend's own style is thrown as `backendError`. */
const roots = { github: githubRoot, mobilizon: mobilizonRoot };

/**
 * A real backend's schema, served over HTTP with deterministic typed data: paging, search and single entities by
 * resolvers of its own, every other field by its type. Asking for an organisation or a group named `missing`,
 * `forbidden` or `limited` gives an error in the backend's style, `broken` an HTML page with 502.
 * @returns `undefined` where the schemas are not at hand.
 */
export async function startMockBackend(
  name: BackendName,
  { port = 0, token }: MockOptions = {},
): Promise<MockBackend | undefined> {
  const schema = sharedSchema(name);
  if (!schema) return undefined;
  const rootValue = roots[name]();
  const requests: unknown[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-headers', 'accept, content-type, authorization');
    response.setHeader('access-control-expose-headers', 'retry-after');
    response.setHeader('vary', 'origin');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (token && request.headers.authorization !== `Bearer ${token}`)
      return send(response, 401, { message: 'Bad credentials' });
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const body: unknown = JSON.parse(text);
    requests.push(body);
    if (text.includes('"broken"'))
      return void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
    send(response, 200, await answer(body));
  }

  async function answer(body: unknown): Promise<unknown> {
    if (!schema) return undefined;
    const document = parse(String(own(body, 'query')));
    const errors = validate(schema, document);
    if (errors.length) return { errors };
    const variables = own(body, 'variables');
    const variableValues = isRecord(variables) ? variables : {};
    const result = await execute({ schema, document, rootValue, variableValues, fieldResolver: fieldResolver(schema) });
    const styled = result.errors?.map((error) => ({ ...error.toJSON(), extensions: undefined, ...error.extensions }));
    return { ...result, ...(styled && { errors: styled }) };
  }

  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const address = server.address();
  const used = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${used}/graphql`,
    port: used,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function isResolver(value: unknown): value is (args: unknown) => unknown {
  return typeof value === 'function';
}

/** What the data holds, called with the arguments where it is a function; else something of the field's type. */
function fieldResolver(schema: GraphQLSchema): GraphQLFieldResolver<unknown, unknown> {
  return (source, args: unknown, _context, { fieldName, returnType }) => {
    const found = own(source, fieldName);
    if (isResolver(found)) return found(args);
    return found === undefined ? mocked(schema, returnType, fieldName) : found;
  };
}

function mocked(schema: GraphQLSchema, type: GraphQLOutputType, field: string): unknown {
  if (isNonNullType(type)) return mocked(schema, type.ofType, field);
  if (isListType(type)) return [mocked(schema, type.ofType, field), mocked(schema, type.ofType, field)];
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isObjectType(type)) return {};
  if (isAbstractType(type)) return { __typename: schema.getPossibleTypes(type)[0]?.name };
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 7;
    case 'Boolean':
      return true;
    case 'DateTime':
      return '2024-05-06T07:08:09Z';
    case 'NaiveDateTime':
      return '2024-05-06T07:08:09';
    case 'URI':
      return 'https://example.org/something';
    case 'HTML':
      return `<p>A <em>${field}</em></p>`;
    default:
      return `a ${field}`;
  }
}
