// `npm run storm -- --interactions N --seed N [--json] [--self-check]`: a visitor in a browser, and everything that goes
// wrong between them and the server. Exits with 1 where anything was lost, done twice, uncaught, early or different in the
// end, or took too long to come right.
import { parseArgs } from 'node:util';
import { isCalm, type Row } from './row.js';
import { storm } from './run.js';
import { selfCheck } from './self-check.js';

const { values } = parseArgs({
  options: {
    interactions: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    speed: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
    'self-check': { type: 'boolean', default: false },
  },
});
const [interactions, seed, speed] = [Number(values.interactions), Number(values.seed), Number(values.speed)];
if (!(Number.isInteger(interactions) && interactions >= 1 && Number.isInteger(seed) && speed >= 1)) {
  console.error('Usage: npm run storm -- --interactions N --seed N [--speed N] [--json] [--self-check]');
  process.exit(2);
}
/** Progress goes beside the result, so that `--json` can be piped. */
const tell = (line: string): void => console.error(line);

if (values['self-check']) process.exitCode = (await selfCheck(seed, speed, tell)) ? 0 : 1;
else {
  const row = await storm({ interactions, seed, speed, tell });
  console.log(values.json ? JSON.stringify(row) : lines(row));
  process.exitCode = isCalm(row) ? 0 : 1;
}

function lines(row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => `${name.padEnd(14)}${value}`)
    .join('\n');
}
