import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ask, at, signIn } from '../testing/client.js';
import { onEachDatabase } from '../testing/databases.js';
import { FileStore } from './file-store.js';
import { sweepFiles } from './sweeper.js';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const document = `mutation($file: Upload!, $name: String!, $id: String) {
  createAttachment(file: $file, name: $name, alt: "A dot", clientMutationId: $id) {
    attachment { id url name mediaType size width height alt } } }`;

onEachDatabase('files', (server) => {
  const as = async (handle: string) => ({ cookie: await signIn(server().origin, handle), origin: server().origin });
  const upload = async (bytes: Buffer, name: string, headers: Record<string, string>, id?: string) => {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: document, variables: { file: null, name, id } }));
    form.set('map', JSON.stringify({ 0: ['variables.file'] }));
    form.set('0', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${server().origin}/graphql`, { method: 'POST', body: form, headers });
    const body: unknown = await response.json();
    return { status: response.status, body, attachment: at(body, 'data.createAttachment.attachment') };
  };

  it('are kept once, found out from their bytes, and shown to their uploader until a post speaks of them', async () => {
    const [jose, perf] = [await as('jose'), await as('perf')];
    const { attachment } = await upload(png, 'dot.html', jose, 'same');
    assert.deepEqual((await upload(png, 'dot.html', jose, 'same')).attachment, attachment);
    const { id, url, ...rest } = {
      id: String(at(attachment, 'id')),
      url: String(at(attachment, 'url')),
      all: attachment,
    };
    assert.equal(at(rest.all, 'name'), 'dot.html.png');
    assert.deepEqual(
      ['mediaType', 'size', 'width', 'height', 'alt'].map((name) => at(attachment, name)),
      ['image/png', 70, 1, 1, 'A dot'],
    );
    assert.equal((await fetch(url)).status, 404);
    assert.equal((await fetch(url, { headers: perf })).status, 404);
    assert.equal((await fetch(url, { headers: jose })).status, 200);
    const create = `mutation($files: [ID!]) { createPost(input: { kind: discussion, title: "T", attachments: $files,
      body: { text: "x", format: text } }) { post { id attachments { id } } } }`;
    assert.equal(at((await ask(server().origin, create, { files: [id] }, perf)).body, 'data'), null);
    const { body } = await ask(server().origin, create, { files: [id] }, jose);
    assert.equal(at(body, 'data.createPost.post.attachments.0.id'), id);
    const file = await fetch(url);
    assert.equal(file.status, 200);
    assert.equal(Buffer.compare(Buffer.from(await file.arrayBuffer()), png), 0);
    assert.equal(
      file.headers.get('content-disposition'),
      `inline; filename="dot.html.png"; filename*=UTF-8''dot.html.png`,
    );
    assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
    assert.match(file.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
    assert.equal(file.headers.get('cross-origin-resource-policy'), 'cross-origin');
    const hide = `mutation { hidePost(id: "${String(at(body, 'data.createPost.post.id'))}") { post { id } } }`;
    await ask(server().origin, hide, {}, await as('ada'));
    assert.equal((await fetch(url)).status, 404);
  });

  it('are refused where a browser would run them, where they are too large, and where nobody is asked who', async () => {
    const jose = await as('jose');
    for (const [text, name] of [
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'a.png'],
      ['<?xml version="1.0"?><!-- a --><svg/>', 'a.txt'],
      [' <!doctype html><p>', 'a.txt'],
      ['#!/bin/sh\nrm', 'a.txt'],
      ['MZ\0\0', 'a.pdf'],
      ['\x89PNG\r\n\x1a\n', 'a.png'],
      ['', 'a.txt'],
    ] as const) {
      const { body } = await upload(Buffer.from(text, 'latin1'), name, jose);
      assert.equal(at(body, 'errors.0.extensions.code'), 'BAD_USER_INPUT', text);
      assert.equal(at(body, 'errors.0.extensions.argument'), 'file', text);
    }
    const text = await upload(Buffer.from('plain <b>words</b>'), 'a.html', jose);
    assert.equal(at(text.attachment, 'mediaType'), 'text/plain');
    const served = await fetch(String(at(text.attachment, 'url')), { headers: jose });
    assert.match(served.headers.get('content-disposition') ?? '', /^attachment; filename="a.html.txt"/);
    assert.equal((await upload(Buffer.alloc(10_000_001), 'a.png', jose)).status, 413);
    assert.equal((await upload(Buffer.alloc(11_000_000), 'a.png', jose)).status, 413);
    const { cookie } = jose;
    for (const headers of [{ cookie }, { cookie, origin: 'https://foe.example' }, { cookie, origin: 'null' }]) {
      assert.equal((await upload(png, 'a.png', headers)).status, 403);
    }
    assert.equal((await upload(png, 'a.png', { origin: server().origin })).status, 401);
    assert.equal((await upload(png, 'a.png', { cookie, 'graphql-require-preflight': '1' })).status, 200);
  });

  it('are described and deleted by their owner, and go after a month without a post', async () => {
    const [jose, perf] = [await as('jose'), await as('perf')];
    const { attachment } = await upload(png, 'a.png', jose);
    const [id, url] = [String(at(attachment, 'id')), String(at(attachment, 'url'))];
    const describeIt = `mutation { describeAttachment(id: "${id}", alt: "Better") { attachment { alt } } }`;
    const described = await ask(server().origin, describeIt, {}, jose);
    assert.equal(at(described.body, 'data.describeAttachment.attachment.alt'), 'Better');
    assert.equal(at((await ask(server().origin, describeIt, {}, perf)).body, 'errors.0.extensions.code'), 'NOT_FOUND');
    const remove = `mutation { deleteAttachment(id: "${id}", clientMutationId: "d") { clientMutationId } }`;
    assert.equal(at((await ask(server().origin, remove, {}, perf)).body, 'errors.0.extensions.code'), 'NOT_FOUND');
    for (let count = 0; count < 2; count++) {
      assert.equal(
        at((await ask(server().origin, remove, {}, jose)).body, 'data.deleteAttachment.clientMutationId'),
        'd',
      );
    }
    assert.equal((await fetch(url, { headers: jose })).status, 404);
    const old = (await upload(png, 'a.png', jose)).attachment;
    const fresh = (await upload(png, 'a.png', jose)).attachment;
    await server().database.query(`update attachments set free_since = now() - interval '31 days' where id = $1`, [
      String(at(old, 'id')),
    ]);
    // Somebody's outbox may still wait with the post.
    await server().database.query(`update attachments set free_since = now() - interval '8 days' where id = $1`, [
      String(at(fresh, 'id')),
    ]);
    const elsewhere = await FileStore.open(undefined);
    await sweepFiles(server().database, elsewhere);
    await elsewhere.close();
    assert.equal((await fetch(String(at(old, 'url')), { headers: jose })).status, 404);
    assert.equal((await fetch(String(at(fresh, 'url')), { headers: jose })).status, 200);
  });

  it('that a post shows are described as its words are: held, told of, and not where it is closed', async () => {
    const perf = await as('perf');
    const run = async (text: string) => (await ask(server().origin, text, {}, perf)).body;
    await server().database.query(`insert into blocked_words values ('unwanted') on conflict do nothing`);
    const id = String(at((await upload(png, 'dot.png', perf)).attachment, 'id'));
    const created = await run(
      `mutation { createPost(input: { kind: discussion, attachments: ["${id}"], body: { text: "x", format: text } }) { post { id revision } } }`,
    );
    const post = String(at(created, 'data.createPost.post.id'));
    const describe = (alt: string) =>
      run(`mutation { describeAttachment(id: "${id}", alt: "${alt}") { attachment { alt } } }`);
    const read = async () => {
      const body = await run(`{ post(id: "${post}") { revision moderation { status } attachments { alt } } }`);
      return [
        at(body, 'data.post.revision'),
        at(body, 'data.post.moderation.status'),
        at(body, 'data.post.attachments.0.alt'),
      ];
    };
    await describe('A dot, again');
    assert.deepEqual(await read(), [2, 'approved', 'A dot, again']);
    await describe('Unwanted!');
    assert.deepEqual(await read(), [3, 'pending', 'Unwanted!']);
    await server().database.query('update posts set archived = true where id = $1::bigint', [post]);
    assert.equal(at(await describe('More'), 'errors.0.extensions.code'), 'FORBIDDEN');
    const held = `mutation($file: [ID!]) { createPost(input: { kind: discussion, attachments: $file, body: { text: "x", format: text } })
      { post { moderation { reason } } } }`;
    const next = String(at((await upload(png, 'unwanted.png', perf)).attachment, 'id'));
    assert.equal(
      at((await ask(server().origin, held, { file: [next] }, perf)).body, 'data.createPost.post.moderation.reason'),
      'word-list',
    );
  });
});
