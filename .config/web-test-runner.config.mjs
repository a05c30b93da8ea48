// Browser tests in three engines: `npx wtr --config .config/web-test-runner.config.mjs [--files …]`.
// WTR_ENGINES=chromium,firefox narrows the engines; WTR_COVERAGE=1 measures coverage, in Chromium alone.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { chromiumFlags, engineNames, findBrowser } from '../.ci/browsers.mjs';
import { webkitLauncher } from './wtr-webkit-launcher.mjs';
import { sumReporter } from './wtr-sum-reporter.mjs';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const coverage = Boolean(process.env.WTR_COVERAGE);

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: findBrowser('chromium'), headless: true, timeout: 120_000, args: chromiumFlags },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer,
      launchOptions: {
        browser: 'firefox',
        executablePath: findBrowser('firefox'),
        headless: true,
        timeout: 120_000,
        // A page sees the light scheme whatever the machine prefers.
        extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 1 },
      },
    }),
  webkit: webkitLauncher,
};

// Coverage turns itself off silently when other browsers run too.
const wanted = coverage ? ['chromium'] : (process.env.WTR_ENGINES?.split(',') ?? engineNames.filter(findBrowser));
const unknown = wanted.filter((name) => !(name in launchers));
if (unknown.length > 0) throw new Error(`WTR_ENGINES names ${unknown.join(', ')}; there are ${engineNames.join(', ')}`);

/** Packages written for bundlers ask Node's environment how they are built. */
const nodeEnv = {
  name: 'node-env',
  transform({ body, response }) {
    if (!response.is('js') || typeof body !== 'string' || !body.includes('process.env.NODE_ENV')) return undefined;
    return body.replaceAll('process.env.NODE_ENV', '"test"');
  },
};

export default {
  rootDir,
  files: [`${rootDir}packages/{ui,people,compose,directory,feed,community,embed}/src/**/*.test.ts`],
  // Not `development`: the builds that are shipped are what is tried.
  nodeResolve: { exportConditions: ['kith-source', 'browser'] },
  preserveSymlinks: false,
  concurrency: 1,
  concurrentBrowsers: 3,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [nodeEnv, esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: `${rootDir}tsconfig.json` })],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    ...(process.env.WTR_SUM ? [sumReporter()] : []),
  ],
  browsers: wanted.map((name) => launchers[name]()),
  coverage,
  coverageConfig: {
    include: ['packages/*/src/**/*.ts'],
    exclude: ['**/*.test.ts', '**/node_modules/**'],
    reportDir: `${rootDir}coverage`,
    reporters: ['text-summary', 'lcovonly'],
  },
};
