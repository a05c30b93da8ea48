import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { createSchema, createYoga } from 'graphql-yoga';
import { defaultAdapter } from './adapters/default.js';
import { graphqlGateway, httpTransport } from './index.js';
import { own } from './path.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A backend that takes files as the contract says, and tells what it got. */
async function backend() {
  const seen: { readonly headers: Headers; readonly name: string; readonly text: string; readonly try: unknown }[] = [];
  const yoga = createYoga({
    logging: false,
    schema: createSchema({
      typeDefs:
        'scalar Upload type Query{a:Int} type Attachment{id:ID! url:String name:String mediaType:String size:Int width:Int height:Int alt:String previewUrl:String} type AttachmentPayload{attachment:Attachment!} type Mutation{createAttachment(file:Upload!,name:String!,alt:String,clientMutationId:String):AttachmentPayload!}',
      resolvers: {
        Mutation: {
          async createAttachment(
            _: unknown,
            given: { file: File; name: string; alt?: string; clientMutationId: string },
            { request }: { request: Request },
          ) {
            const text = await given.file.text();
            seen.push({ headers: request.headers, name: given.file.name, text, try: given.clientMutationId });
            const { name, alt } = given;
            return { attachment: { id: 'f1', name, alt, size: given.file.size, mediaType: given.file.type } };
          },
        },
      },
    }),
  });
  const server = createServer((request, response) => void yoga(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, seen };
}

describe('uploads', () => {
  it('send the file as the multipart request specification says, with the headers and token of every request', async () => {
    const { endpoint, seen } = await backend();
    const transport = httpTransport({ endpoint, headers: { 'x-app': '1' }, getToken: () => 't' });
    const gateway = await graphqlGateway({ adapter: defaultAdapter, transport });
    await gateway.prepare?.('discussion-more');
    const input = { name: 'a.txt', mediaType: 'text/plain', size: 5, alt: 'A' };
    const file = new File(['hello'], 'a.txt', { type: 'text/plain' });
    const answer = await gateway.run('attachments.create', input, { file, writeId: 'w1' });
    assert.deepEqual(
      [answer.id, answer.name, answer.alt, answer.size, answer.mediaType],
      ['f1', 'a.txt', 'A', 5, 'text/plain'],
    );
    const [one] = seen;
    assert.deepEqual([one?.name, one?.text, one?.try], ['a.txt', 'hello', 'w1']);
    assert.equal(one?.headers.get('authorization'), 'Bearer t');
    assert.equal(one?.headers.get('x-app'), '1');
    assert.match(one?.headers.get('content-type') ?? '', /^multipart\/form-data; boundary=/);
  });

  it('put the file where the adapter says, and end with the signal', async () => {
    const forms: FormData[] = [];
    const transport = httpTransport({
      endpoint: 'https://api.test/graphql',
      fetch: (_, init) =>
        new Promise((resolve, reject) => {
          assert.ok(init?.body instanceof FormData);
          forms.push(init.body);
          if (forms.length === 1) resolve(Response.json({ data: { up: { id: '1' } } }));
          else init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
        }),
    });
    const adapter = {
      name: 'own',
      operations: {
        'attachments.create': {
          document: 'mutation($in:In!){up(in:$in){id}}',
          variables: { in: { title: '$input.name' } },
          upload: { variable: 'in.blob' },
          result: 'up',
          as: 'attachment',
        },
      },
    } as const;
    const gateway = await graphqlGateway({ adapter, transport });
    await gateway.prepare?.('discussion-more');
    const input = { name: 'b', mediaType: 'text/plain', size: 1 };
    const file = new Blob(['x']);
    assert.deepEqual(await gateway.run('attachments.create', input, { file }), { id: '1' });
    assert.deepEqual([...(forms[0]?.keys() ?? [])], ['operations', 'map', '0']);
    assert.equal(forms[0]?.get('map'), '{"0":["variables.in.blob"]}');
    const operations: unknown = JSON.parse(String(forms[0]?.get('operations')));
    assert.deepEqual(own(operations, 'variables'), { in: { title: 'b', blob: null } });
    const ending = new AbortController();
    const underWay = gateway.run('attachments.create', input, { file, signal: ending.signal });
    while (forms.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    ending.abort(new Error('enough'));
    await assert.rejects(underWay, /enough/);
  });
});
