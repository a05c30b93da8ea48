// `npm test`: everything that says whether this checkout is sound. `npm test -- --only unit,browser` narrows it.
// All steps run even if one fails; the last line is the sum.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { adviceFor, engineNames, findBrowser, provision } from './browsers.mjs';
import { addUp, bin, filesIn, nodeTests, pool, root, summed, sumLine, verdict } from './checks.mjs';
import { publishedPackages } from '../.config/rollup/entries.mjs';

const node = process.execPath;
const inCi = process.env.CI === 'true';
/** Tests of what runs in Node; what has a DOM is tried in browsers. */
const nodeFolders = [
  'packages/core',
  'packages/graphql',
  'packages/themes',
  'packages/benchmarks',
  'examples/server',
  '.ci',
  '.config',
];
const isUnit = (path) => /\.test\.(ts|mjs)$/.test(path) && !path.endsWith('.shared.test.ts');

const check = (title, run) => ({ title, run });
const program = (title, command, args) => check(title, () => verdict(command, args));

const build = check('build', () => verdict('npm', ['run', '--silent', 'build', '--', '--silent']));

/** Each step's checks run two at a time, `after` ones when the others are done. */
const steps = {
  types: { title: 'Types', checks: () => [program('tsc', bin('tsc'), ['--project', '.'])] },
  lint: {
    title: 'Lint',
    checks: () => [
      build,
      program('eslint', bin('eslint'), ['.', '--cache', '--cache-location', '.cache/eslint']),
      program('prettier', bin('prettier'), ['--check', '--log-level', 'warn', '.']),
      // Its parser of CSS does not know expressions; tests write wrong templates on purpose.
      program('lit-analyzer (templates)', bin('lit-analyzer'), [
        'packages/*/src/**/!(*.test).ts',
        '--rules.no-invalid-css',
        'off',
        '--strict',
      ]),
      program('dependency-cruiser (imports run one way)', bin('depcruise'), [
        '--config',
        '.config/dependency-cruiser.cjs',
        'packages',
      ]),
      program('knip (nothing unused)', bin('knip'), ['--config', '.config/knip.json', '--no-progress']),
      program('lockfile', node, ['.ci/lockfile.mjs']),
    ],
    // These look at what the build made.
    after: () => [
      program('public surface', node, ['.ci/surface.mjs']),
      ...publishedPackages().flatMap(({ name }) => [
        program(`publint ${name}`, node, ['.ci/packed.mjs', 'publint', name]),
        program(`are the types wrong ${name}`, node, ['.ci/packed.mjs', 'attw', name]),
      ]),
    ],
  },
  unit: { title: 'Unit tests', checks: () => [check('node', () => nodeTests(filesIn(nodeFolders, isUnit)))] },
  browser: { title: 'Browser tests', browsers: engineNames, checks: browserChecks },
  stories: {
    title: 'Stories',
    browsers: ['chromium'],
    checks: () =>
      existsSync(join(root, 'stories/.storybook'))
        ? [check('every story', () => summed(node, ['.ci/stories.mjs']))]
        : [],
  },
  e2e: {
    title: 'End to end',
    browsers: ['chromium'],
    checks: () => [
      check('embed bundle', () => verdict(bin('rollup'), ['--config', '--environment', 'ONLY:embed', '--silent'])),
    ],
    after: () => [
      check('a real server and browser', () =>
        nodeTests(
          filesIn(['examples/e2e'], (path) => path.endsWith('.e2e.ts')),
          ['--test-concurrency=1'],
        ),
      ),
    ],
  },
};

function browserChecks() {
  const engines = engineNames.filter(findBrowser);
  const config = ['--config', '.config/web-test-runner.config.mjs'];
  const tests = check(engines.join(', '), () =>
    summed(bin('wtr'), config, { env: { WTR_ENGINES: engines.join(), WTR_SUM: '1' } }),
  );
  return engines.length > 0 ? [tests] : [];
}

function report(title, { passed, failed, skipped, output }, seconds) {
  const counts = passed + failed + (skipped ?? 0) === 1 ? '' : ` ${sumLine({ passed, failed, skipped })}`;
  console.log(`${failed > 0 ? '✖' : '✔'} ${title}${counts} (${seconds.toFixed(1)} s)`);
  if (failed > 0) console.log(output.trimEnd().replace(/^/gm, '    '));
}

async function runChecks(checks) {
  const tasks = checks.map(({ title, run }) => async () => {
    const start = performance.now();
    console.log(`· ${title} …`);
    const result = await run().catch((error) => ({ passed: 0, failed: 1, skipped: 0, output: error.stack }));
    report(title, result, (performance.now() - start) / 1000);
    return result;
  });
  return pool(tasks, 2);
}

/** A missing engine is named: skipped on a person's machine, a failure where all are required. */
async function browsersFor(names) {
  const missing = await provision(names);
  for (const name of missing)
    console.log(
      `${inCi ? '✖' : '–'} ${name} is missing and its tests ${inCi ? 'are required' : 'are skipped'}: ${adviceFor(name)}`,
    );
  return { passed: 0, failed: inCi ? missing.length : 0, skipped: inCi ? 0 : missing.length, missing };
}

async function runStep({ title, browsers = [], checks, after }) {
  console.log(`\n── ${title}`);
  const results = [];
  const found = await browsersFor(browsers);
  results.push(found);
  if (browsers.length > 0 && found.missing.length === browsers.length) return results;
  results.push(...(await runChecks(checks())));
  if (after) results.push(...(await runChecks(after())));
  return results;
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',') ?? Object.keys(steps);
const unknown = wanted.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`--only ${unknown.join(',')}: there is no such step; there are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

const start = performance.now();
const results = [];
for (const name of wanted) results.push(...(await runStep(steps[name])));
const total = addUp(results);
console.log(`\nIn ${((performance.now() - start) / 60_000).toFixed(1)} min:\n${sumLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
