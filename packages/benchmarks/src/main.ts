// `npm run bench -- [--only directory,feed,events] [--json] [--rounds N]`: measures what we claim, side by side with what an expert
// would write by hand, and exits with 1 when a goal is missed.
import { parseArgs } from 'node:util';
import { bundlePages } from './bundle.js';
import { launch } from './chromium.js';
import { month } from './events/month.js';
import { commentsLink } from './feed/comments-link.js';
import { liveFeed } from './feed/live-feed.js';
import { heap, inMemory } from './in-memory.js';
import { missed, table, type Row } from './row.js';
import { serve } from './serve.js';
import { slowLink } from './slow-link.js';

const suites = {
  async directory(rounds: number): Promise<readonly Row[]> {
    const served = await serve(await bundlePages(['ours', 'theirs']));
    const browser = await launch();
    try {
      tell('10,000 members in memory…');
      const memory = await inMemory(browser, served.origin, rounds);
      tell('100 filter and scroll cycles…');
      const flat = await heap(browser, served.origin);
      tell('The first view on a slow link…');
      return [...memory, flat, await slowLink(browser, rounds)];
    } finally {
      await browser.close();
      await served.close();
    }
  },
  async feed(rounds: number): Promise<readonly Row[]> {
    const browser = await launch();
    try {
      tell('50 comments on a slow link…');
      const link = await commentsLink(browser, rounds);
      tell('1,000 posts come into a feed…');
      return [...link, ...(await liveFeed(browser))];
    } finally {
      await browser.close();
    }
  },
  async events(rounds: number): Promise<readonly Row[]> {
    const browser = await launch();
    try {
      tell('A month of 500 events…');
      return await month(browser, rounds);
    } finally {
      await browser.close();
    }
  },
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '8' },
  },
});
const rounds = Number(values.rounds);
const chosen = values.only === undefined ? Object.keys(suites) : values.only.split(',');
const unknown = chosen.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length || !(rounds >= 1)) {
  console.error(
    unknown.length
      ? `--only names ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`
      : `--rounds takes a number from 1 on, not "${values.rounds}".`,
  );
  process.exit(2);
}

const rows: Row[] = [];
for (const [name, run] of Object.entries(suites)) if (chosen.includes(name)) rows.push(...(await run(rounds)));
console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
const misses = rows.filter(missed);
for (const { bench, metric, ratio, goal } of misses)
  console.error(`Missed: ${bench} ${metric}: ${ratio}, goal ${goal}.`);
process.exitCode = misses.length ? 1 : 0;

/** Progress goes beside the result, so that `--json` can be piped. */
function tell(line: string): void {
  console.error(line);
}
