import { bundleIsStale, buildBundle } from './embed-build.js';
import { importCommunity } from './import/import-community.js';
import { printReport } from './import/report.js';
import { parseOptions, usage, type CommandOptions } from './options.js';
import { step } from './progress.js';
import { startServer, type RunningServer } from './server.js';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return;
  }
  const started = performance.now();
  console.log('Starting the community …');
  const stopBuild = new AbortController();
  // Side by side: each keeps one core busy for seconds.
  const building = prepareBundle(stopBuild.signal);
  building.catch(() => undefined);
  let server: RunningServer | undefined;
  try {
    server = await start(options);
    await building;
  } catch (error) {
    stopBuild.abort();
    await server?.close();
    throw error;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`
Ready after ${seconds} s

  Pages          ${server.origin}/
  GraphQL        ${server.origin}/graphql
  Second origin  ${server.apiOrigin}/graphql
`);
  stopOnSignal(server);
}

async function prepareBundle(signal: AbortSignal): Promise<void> {
  if (await bundleIsStale()) await step('Building the browser bundle', () => buildBundle(signal));
}

function start(options: CommandOptions): Promise<RunningServer> {
  const { importFolder, data, port, apiPort, allowOrigins, administrators, ratePerMinute, writesPerMinute } = options;
  return step('Opening the database', () =>
    startServer({
      port,
      apiPort,
      data,
      allowOrigins,
      administrators,
      ratePerMinute,
      writesPerMinute,
      databaseUrl: process.env['DATABASE_URL'] || undefined,
      fill:
        importFolder === undefined
          ? undefined
          : async (database) => printReport(await importCommunity(database, importFolder), console.log),
    }),
  );
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : 'The server could not be started');
  process.exit(1);
}

main().catch(fail);
