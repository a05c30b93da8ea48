import { after, before, describe, it } from 'node:test';
import { startServer, type RunningServer } from '../server.js';
import { contractCases } from '../testing/contract-cases.js';
import { discussionCases } from '../testing/discussion-cases.js';
import { findPostgres, startCluster, type Cluster } from '../testing/postgres-cluster.js';
import { smallCommunity } from '../testing/small-community.js';

// The same cases again on a real server, in a cluster of its own that lives as long as the test.
const binaries = await findPostgres();
if (binaries === undefined && process.env['CI'] !== 'true') {
  it('real PostgreSQL', { skip: 'skipped: no PostgreSQL (install the package postgresql to run it)' }, () => undefined);
} else {
  describe('the contract on a real PostgreSQL', () => {
    let cluster: Cluster | undefined;
    let server: RunningServer | undefined;
    before(async () => {
      if (binaries === undefined) throw new Error('CI needs PostgreSQL: install the package postgresql');
      cluster = await startCluster(binaries);
      server = await startServer({ port: 0, databaseUrl: cluster.url, fill: smallCommunity });
    });
    after(async () => {
      await server?.close();
      await cluster?.stop();
    });
    const running = () => {
      if (!server) throw new Error('The server did not start');
      return server;
    };
    contractCases(running);
    describe('with discussions', () => discussionCases(running));
  });
}
