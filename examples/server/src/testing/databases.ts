import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer, type ServerOptions } from '../server.js';
import { findPostgres, startCluster, type Cluster } from './postgres-cluster.js';
import { smallCommunity } from './small-community.js';

/** What a test is given once it runs. */
export type Given<T> = () => T;

function started<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It did not start');
  return value;
}

/** The small community on the embedded database, and again on a real PostgreSQL in a cluster of its own. */
export function onEachDatabase(
  name: string,
  cases: (server: Given<RunningServer>) => void,
  options: ServerOptions = {},
): void {
  describe(`${name} on the embedded database`, () => {
    let server: RunningServer | undefined;
    before(async () => {
      server = await startServer({ port: 0, fill: smallCommunity, ...options });
    });
    after(() => server?.close());
    cases(() => started(server));
  });
  onPostgres(`${name} on a real PostgreSQL`, (cluster) => {
    let server: RunningServer | undefined;
    before(async () => {
      server = await startServer({ port: 0, databaseUrl: cluster().url, fill: smallCommunity, ...options });
    });
    after(() => server?.close());
    cases(() => started(server));
  });
}

const binaries = await findPostgres();

/** Where Debian's PostgreSQL is installed, which CI must have. */
export function onPostgres(name: string, cases: (cluster: Given<Cluster>) => void): void {
  if (binaries === undefined && process.env['CI'] !== 'true') {
    it(name, { skip: 'skipped: no PostgreSQL (install the package postgresql to run it)' }, () => undefined);
    return;
  }
  describe(name, () => {
    let cluster: Cluster | undefined;
    before(async () => {
      if (binaries === undefined) throw new Error('CI needs PostgreSQL: install the package postgresql');
      cluster = await startCluster(binaries);
    });
    cases(() => started(cluster));
    after(() => cluster?.stop());
  });
}
