// `npm run test:corpora -- <folder> [--every N] [--engine chromium]`: tries hostile and awkward text in every place where a stranger's text is
// shown; of each file all of it, or every Nth of it.
import { parseArgs } from 'node:util';
import { adviceFor, findBrowser } from '../../.ci/browsers.mjs';
import { CorpusError, readCorpora } from './corpora/payloads.js';
import { serveCorpora } from './corpora/site.js';
import { Tally } from './corpora/tally.js';
import { tryIn } from './corpora/try-in.js';

const known = ['chromium', 'firefox'] as const;

async function main(folder: string, every: number, engine: string | undefined): Promise<number> {
  const engines = known.filter((one) => engine === undefined || one === engine);
  const corpora = (await readCorpora(folder)).map(({ file, payloads }) => ({
    file,
    payloads: payloads.filter((_, index) => index % every === 0),
  }));
  const count = corpora.reduce((sum, { payloads }) => sum + payloads.length, 0);
  const found = engines.filter(findBrowser);
  const missing = engines.filter((engine) => !found.includes(engine));
  for (const engine of missing) console.log(`– ${engine} is missing and is skipped: ${adviceFor(engine)}`);
  console.log(`${count} payloads from ${corpora.length} files, in ${found.join(' and ')}`);
  const tally = new Tally();
  const site = await serveCorpora(corpora);
  try {
    await Promise.all(found.map((engine) => tryIn(engine, site.origin, corpora, tally, console.log)));
  } finally {
    await site.close();
  }
  console.log(tally.report());
  // Where every engine is required, one that is missing is a failure.
  const required = process.env['CI'] === 'true' || found.length === 0;
  const failed = tally.failed + (required ? missing.length : 0);
  const skipped = required || !missing.length ? '' : `, ${missing.length} skipped`;
  console.log(`${tally.passed} passed, ${failed} failed${skipped}`);
  return failed > 0 ? 1 : 0;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, engine: { type: 'string' } },
});
const [folder, ...more] = positionals;
const every = Number(values.every);
if (
  !folder ||
  more.length ||
  !Number.isInteger(every) ||
  every < 1 ||
  (values.engine && !known.some((one) => one === values.engine))
) {
  console.error(
    'Usage: npm run test:corpora -- <folder of JSON files with arrays of { "id", "payload" }> [--every <whole number>] [--engine chromium|firefox]',
  );
  process.exitCode = 2;
} else {
  process.exitCode = await main(folder, every, values.engine).catch((error: unknown) => {
    if (!(error instanceof CorpusError)) throw error;
    console.error(error.message);
    return 1;
  });
}
