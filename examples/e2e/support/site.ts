import { startServer, type RunningServer, type ServerOptions } from '../../server/src/server.js';

/** The reference server with the example pages, in memory, on ports that are free. */
export async function startSite(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer({ port: 0, log: () => {}, ...options });
}

/** The pages that show members. */
export const pages = ['/', '/members.html', '/blocks.html', '/second-origin.html', '/strict.html'] as const;
