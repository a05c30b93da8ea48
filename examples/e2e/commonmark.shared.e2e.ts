import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { findBrowser } from '../../.ci/browsers.mjs';
import { launch } from './support/browser.js';

const corpus = fileURLToPath(new URL('../../../shared/corpora/commonmark-spec.json', import.meta.url));
const skip = existsSync(corpus) ? false : '../shared/corpora is not there';

interface Example {
  readonly id: string;
  readonly payload: string;
  readonly expected: string;
}

/** The examples of the specification, as rich text shows them, in a page without anything else. */
const script = `
  import { markdownToSafeParts } from './markdown.ts';
  import { toSafeFragment } from './gate.ts';
  const shown = (...parts) => {
    const box = document.createElement('div');
    box.append(...parts);
    return box.innerHTML.trim();
  };
  globalThis.compare = (examples) =>
    examples.flatMap(({ id, payload, expected }) => {
      const ours = shown(...markdownToSafeParts(payload));
      const wanted = shown(toSafeFragment(expected));
      return ours === wanted ? [] : [{ id, payload, ours, wanted }];
    });
`;

describe('the examples of CommonMark’s specification', { skip }, () => {
  for (const engine of ['chromium', 'firefox'] as const) {
    const missing = findBrowser(engine) ? false : `${engine} is missing`;
    it(`read as it says in ${engine}, but for those that docs/rich-text.md lists`, { skip: missing }, async () => {
      const examples = JSON.parse(await readFile(corpus, 'utf8')) as readonly Example[];
      assert.ok(examples.length >= 650);
      const { outputFiles } = await build({
        stdin: {
          contents: script,
          resolveDir: fileURLToPath(new URL('../../packages/ui/src/rich-text', import.meta.url)),
        },
        bundle: true,
        format: 'iife',
        target: 'es2022',
        conditions: ['kith-source'],
        tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
        write: false,
      });
      const browser = await launch(engine);
      try {
        const page = await browser.newPage();
        await page.goto('about:blank');
        await page.evaluate(outputFiles[0]?.text ?? '');
        const differences = (await page.evaluate(`compare(${JSON.stringify(examples)})`)) as readonly (Example & {
          readonly ours: string;
          readonly wanted: string;
        })[];
        const docs = await readFile(new URL('../../docs/rich-text.md', import.meta.url), 'utf8');
        const intended = [...docs.matchAll(/^\| (\d+) +\|/gm)].map(([, number]) => Number(number));
        const found = differences.map(({ id }) => Number(id.slice(-4)));
        assert.deepEqual(found, intended, JSON.stringify(differences, undefined, 2));
      } finally {
        await browser.close();
      }
    });
  }
});
