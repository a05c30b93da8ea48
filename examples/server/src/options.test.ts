import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseOptions } from './options.js';

it('has defaults, and takes every flag', () => {
  assert.deepEqual(parseOptions([]), {
    help: false,
    port: 4600,
    apiPort: 4601,
    importFolder: undefined,
    data: undefined,
    allowOrigins: [],
    administrators: [],
    ratePerMinute: 3000,
    writesPerMinute: 1200,
  });
  const args = [
    '--port',
    '5000',
    '--import',
    'a',
    '--data=b',
    '--allow-origin',
    'https://x.example',
    '--admin',
    '@ada',
    '--rate',
    '9',
    '--write-rate',
    '7',
    '--help',
  ];
  assert.deepEqual(parseOptions(args), {
    help: true,
    port: 5000,
    apiPort: 5001,
    importFolder: 'a',
    data: 'b',
    allowOrigins: ['https://x.example'],
    administrators: ['ada'],
    ratePerMinute: 9,
    writesPerMinute: 7,
  });
});

it('says what it cannot take', () => {
  const cases: [string[], RegExp][] = [
    [['--prot', '1'], /--prot/],
    [['extra'], /extra/],
    [['--port', 'x'], /--port x must be a whole number/],
    [['--port', '65536'], /--port 65536/],
    [['--port', '65535'], /leaves no port after it/],
    [['--port', '9', '--api-port', '9'], /must differ/],
    [['--import', ''], /--import needs a folder/],
    [['--allow-origin', 'https://x.example/path'], /is not an origin/],
    [['--allow-origin', '*'], /is not an origin/],
    [['--rate', '0'], /--rate 0/],
  ];
  for (const [args, message] of cases) assert.throws(() => parseOptions(args), message, args.join(' '));
});
