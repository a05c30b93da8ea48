import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { isRecord } from './path.js';

const here = fileURLToPath(new URL('.', import.meta.url));

describe('the bundle', () => {
  it("works without graphql, of which graphql-request's imports are all that is missing", async () => {
    const contents = `
      import { fromFetch, graphqlGateway } from './index.ts';
      import { defaultAdapter } from './adapters/default.ts';
      const answer = { data: { member: { id: '1', name: 'Ada' } } };
      const transport = fromFetch(async () => Response.json(answer), 'https://api.test/graphql');
      const gateway = await graphqlGateway({ adapter: defaultAdapter, transport });
      export const member = await gateway.run('members.get', { id: '1' });`;
    const { outputFiles, metafile, warnings } = await build({
      stdin: { contents, resolveDir: here, loader: 'ts' },
      alias: { graphql: `${here}graphql-stub.ts` },
      conditions: ['kith-source'],
      bundle: true,
      format: 'esm',
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    // An import that the stub lacks would be a warning.
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/graphql/')),
      [],
    );
    const [file] = outputFiles;
    assert.ok(file);
    const made: unknown = await import(`data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`);
    assert.ok(isRecord(made));
    assert.deepEqual(made['member'], { id: '1', name: 'Ada' });
  });
});
