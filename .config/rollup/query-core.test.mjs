import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { rollup } from 'rollup';
import esbuild from 'rollup-plugin-esbuild';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { Question } from '../../packages/core/src/question.ts';
import { root } from './entries.mjs';
import { oneQuestionAtATime } from './query-core.mjs';

/** Questions over query-core as visitors load it. */
async function bundled() {
  const bundle = await rollup({
    input: join(root, 'packages/core/src/question.ts'),
    plugins: [
      oneQuestionAtATime(),
      nodeResolve({ exportConditions: ['kith-source'], extensions: ['.ts', '.js'] }),
      esbuild({ tsconfig: join(root, 'tsconfig.json'), target: 'es2022' }),
    ],
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  const [{ code }] = output;
  const { Question: made } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return { made, code };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
/** What there is to know of a state but for when it was. */
const shape = ({ data, error, dataUpdatedAt, errorUpdateCount, isInvalidated, status, fetchStatus }) => ({
  data,
  error: error?.message ?? null,
  isDated: dataUpdatedAt > 0,
  errorUpdateCount,
  isInvalidated,
  status,
  fetchStatus,
});

/** What a question says, one state after the other, while `run` does something with it. */
async function story(Made, run) {
  const told = [];
  const asked = [];
  const ask = ({ signal }) =>
    new Promise((resolve, reject) => {
      asked.push({ resolve, reject, signal });
    });
  const question = new Made('key', ask, () => told.push('left'));
  const tell = () => told.push(shape(question.state));
  tell();
  await run(question, tell, asked);
  await settled();
  tell();
  return [told, asked.map(({ signal }) => signal.aborted)];
}

const stories = {
  'is answered': async (question, tell, asked) => {
    const stop = question.watch(tell);
    asked[0].resolve({ output: 1 });
    await settled();
    stop();
  },
  'answers once for all who wait, and again for who asks later': async (question, tell, asked) => {
    question.watch(tell);
    const both = [question.ask(), question.ask()];
    asked[0].resolve({ output: 1 });
    await Promise.all(both);
    const again = question.ask();
    asked[1].resolve({ output: 2 });
    await again;
    question.watch(tell)();
  },
  fails: async (question, tell, asked) => {
    const stop = question.watch(tell);
    asked[0].reject(new Error('no'));
    await settled();
    const again = question.ask();
    asked[1].resolve({ output: 1 });
    await again;
    const third = question.ask();
    asked[2].reject(new Error('no more'));
    await third;
    stop();
  },
  'is left before it answers': async (question, tell, asked) => {
    question.watch(tell)();
    asked[0].resolve({ output: 1 });
    await settled();
    const stop = question.watch(tell);
    asked[1].resolve({ output: 2 });
    await settled();
    void question.ask();
    stop();
    await settled();
  },
  'begins anew': async (question, tell, asked) => {
    const stop = question.watch(tell);
    question.reset();
    asked[0].resolve({ output: 1 });
    asked[1].resolve({ output: 2 });
    await settled();
    question.reset();
    await settled();
    stop();
  },
  'has nothing to say': async (question, tell, asked) => {
    const stop = question.watch(tell);
    asked[0].resolve(undefined);
    await settled();
    stop();
  },
};

test('less of query-core holds and tells the same', async () => {
  const { made, code } = await bundled();
  assert.doesNotMatch(code.replace(/\/\*[^]*?\*\//g, ''), /notifyManager|timeoutManager|observers\b|infiniteQuery/);
  for (const [name, run] of Object.entries(stories))
    assert.deepEqual(await story(made, run), await story(Question, run), name);
});

test('a request that throws before it begins has failed', async () => {
  const { made } = await bundled();
  for (const Made of [made, Question]) {
    const question = new Made('key', () => assert.fail('at once'), assert.fail);
    await question.ask();
    assert.equal(question.state.error.message, 'at once');
  }
});

test('a release of query-core that reads otherwise ends the build', () => {
  const fail = (message) => {
    throw new Error(message);
  };
  const { transform } = oneQuestionAtATime();
  const id = '/node_modules/@tanstack/query-core/build/modern/retryer.js';
  assert.throws(
    () => transform.call({ error: fail }, 'export {};', id),
    /retryer\.js of @tanstack\/query-core\/build\/modern has no/,
  );
});
