import { startServer, type RunningServer, type ServerOptions } from '../../server/src/server.js';

/** The reference server with the example pages, in memory, on ports that are free. */
export async function startSite(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer({ port: 0, log: () => {}, ...options });
}

/** Every page of the site, and what it shows first. */
export const pages = [
  { path: '/', shows: 'kith-directory' },
  { path: '/members.html', shows: 'kith-directory' },
  { path: '/blocks.html', shows: 'kith-directory' },
  { path: '/second-origin.html', shows: 'kith-directory' },
  { path: '/strict.html', shows: 'kith-directory' },
] as const;
