import { after, before, describe } from 'node:test';
import { startServer, type RunningServer } from '../server.js';
import { contractCases } from '../testing/contract-cases.js';
import { smallCommunity } from '../testing/small-community.js';

describe('the contract on the embedded database', () => {
  let server: RunningServer;
  before(async () => {
    server = await startServer({ port: 0, fill: smallCommunity });
  });
  after(() => server.close());
  contractCases(() => server);
});
