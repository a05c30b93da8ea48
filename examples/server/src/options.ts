import { parseArgs } from 'node:util';
import { parseOrigin } from './http/origins.js';
import { DEFAULT_WRITE_RATE } from './discussions/services.js';
import { DEFAULT_PORT, DEFAULT_RATE } from './server.js';

export interface CommandOptions {
  readonly help: boolean;
  readonly port: number;
  readonly apiPort: number;
  readonly importFolder: string | undefined;
  readonly data: string | undefined;
  readonly allowOrigins: readonly string[];
  readonly administrators: readonly string[];
  readonly ratePerMinute: number;
  readonly writesPerMinute: number;
}

export const usage = `Usage: npm start -- [options]

  --port N            pages and API (default ${DEFAULT_PORT})
  --api-port N        the API on a second origin (default: the port after)
  --import DIR        show the community in DIR: members.csv, events.ics, meetings.ics,
                      discussions.json, resources.feed.json
  --data DIR          keep the community and its files in DIR between starts
                      (default: as long as the server runs)
  --allow-origin URL  another origin whose pages may call the API; may be repeated
  --admin HANDLE      a member who administers from now on; may be repeated
  --rate N            API requests per minute and client (default ${DEFAULT_RATE})
  --write-rate N      changes to discussions per minute and member (default ${DEFAULT_WRITE_RATE})
  --help              this text

DATABASE_URL in the environment uses a PostgreSQL server instead of the embedded one.
`;

/** @throws with one plain sentence about the argument that cannot be taken. */
export function parseOptions(args: readonly string[]): CommandOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: false,
    options: {
      port: { type: 'string' },
      'api-port': { type: 'string' },
      import: { type: 'string' },
      data: { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
      admin: { type: 'string', multiple: true },
      rate: { type: 'string' },
      'write-rate': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const port = whole('--port', values.port, 0, 65_535) ?? DEFAULT_PORT;
  const apiPort = whole('--api-port', values['api-port'], 0, 65_535) ?? (port === 0 ? 0 : port + 1);
  if (apiPort > 65_535) throw new Error(`--port ${port} leaves no port after it; give --api-port`);
  if (apiPort === port && port !== 0) throw new Error(`--api-port ${apiPort} must differ from --port`);
  return {
    help: values.help ?? false,
    port,
    apiPort,
    importFolder: filled('--import', values.import),
    data: filled('--data', values.data),
    allowOrigins: (values['allow-origin'] ?? []).map(parseOrigin),
    administrators: (values.admin ?? []).map((handle) => handle.replace(/^@/, '')),
    ratePerMinute: whole('--rate', values.rate, 1, 1_000_000) ?? DEFAULT_RATE,
    writesPerMinute: whole('--write-rate', values['write-rate'], 1, 1_000_000) ?? DEFAULT_WRITE_RATE,
  };
}

function whole(flag: string, text: string | undefined, low: number, high: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  if (!(value >= low && value <= high))
    throw new Error(`${flag} ${text} must be a whole number from ${low} to ${high}`);
  return value;
}

function filled(flag: string, text: string | undefined): string | undefined {
  if (text === '') throw new Error(`${flag} needs a folder`);
  return text;
}
