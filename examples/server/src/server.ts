import { Live } from './live/live.js';
import { Sockets } from './live/sockets.js';
import { appoint } from './administration/appoint.js';
import { FileStore } from './attachments/file-store.js';
import { keepSwept } from './attachments/sweeper.js';
import { openCommunity, type CommunityOptions } from './database/community.js';
import type { Database } from './database/database.js';
import { Discussions } from './discussions/services.js';
import { Sites } from './discussions/sites.js';
import { createEndpoint } from './graphql/endpoint.js';
import { CspReports } from './http/csp-reports.js';
import { listen, type Listener, type Route, type Upgrade } from './http/listener.js';
import { Origins } from './http/origins.js';
import { RateLimit } from './http/rate-limit.js';
import { apiRoutes, siteRoutes } from './http/routes.js';
import { siteMounts } from './http/site.js';
import { SessionRoutes } from './session/session-routes.js';
import { Sessions } from './session/sessions.js';

export interface ServerOptions extends CommunityOptions {
  /** Port of the pages and the API; 0 for any that is free. */
  readonly port?: number | undefined;
  /** Port of the API alone, a second origin; by default the one after `port`, or any that is free where `port` is 0. */
  readonly apiPort?: number | undefined;
  /** Origins besides this server's own whose pages may call the API with credentials. */
  readonly allowOrigins?: readonly string[] | undefined;
  /** Handles of members who administer the community, beside those who do already. */
  readonly administrators?: readonly string[] | undefined;
  /** Requests per minute that one client may make of the API. */
  readonly ratePerMinute?: number | undefined;
  /** Changes to discussions per minute that one member may make; guests of one address have a quarter of it. */
  readonly writesPerMinute?: number | undefined;
  /** How long a token is good. */
  readonly tokenSeconds?: number | undefined;
  /** Takes lines about unexpected errors; they hold no token, variable or message. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface RunningServer {
  /** Of the pages and the API, such as `http://localhost:4600`. */
  readonly origin: string;
  /** Of the API alone. */
  readonly apiOrigin: string;
  readonly database: Database;
  close(): Promise<void>;
}

export const DEFAULT_PORT = 4600;
export const DEFAULT_RATE = 3_000;
const TOKEN_SECONDS = 300;
/** One upload counts as so many requests. */
const UPLOADS = 20;

/**
 * Starts the reference backend: both ports are held before the database is opened, so that a taken one is
 * said at once. Resolves when requests are answered.
 *
 * @throws with one plain sentence where a port, the data folder or the database cannot be had.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const log = options.log ?? console.error;
  const port = options.port ?? DEFAULT_PORT;
  let site: Route = starting;
  let api: Route = starting;
  let upgrade: Upgrade = (_, socket) => socket.destroy();
  const upgrades: Upgrade = (...request) => upgrade(...request);
  const opened: (() => Promise<void>)[] = [];
  try {
    const main = await listen(port, (exchange) => site(exchange), upgrades, log);
    opened.push(main.close);
    const apiPort = options.apiPort ?? (port === 0 ? 0 : port + 1);
    const second = await listen(apiPort, (exchange) => api(exchange), upgrades, log);
    opened.push(second.close);
    const [database, endpoint] = await Promise.all([openCommunity(options), createEndpoint(log)]);
    opened.push(database.close);
    await appoint(database, options.administrators ?? []);

    const own = ownOrigins(main, second);
    const origins = new Origins([...own, ...(options.allowOrigins ?? [])]);
    const sites = new Sites(own, options.allowOrigins ?? []);
    const discussions = new Discussions(sites, pagesOf(second, main), options.writesPerMinute);
    const sessions = new Sessions(database, options.tokenSeconds ?? TOKEN_SECONDS);
    const sessionRoutes = new SessionRoutes(database, sessions, origins);
    const files = await FileStore.open(options.data);
    opened.push(() => files.close());
    const stopSweeping = keepSwept(database, files, log);
    opened.unshift(() => Promise.resolve(stopSweeping()));
    const live = await Live.open(database, sessions);
    opened.unshift(() => live.close());
    const rate = options.ratePerMinute ?? DEFAULT_RATE;
    const rateLimit = new RateLimit(rate);
    const uploadLimit = new RateLimit(Math.max(1, Math.ceil(rate / UPLOADS)));
    const shared = {
      endpoint,
      database,
      sessions,
      origins,
      sessionRoutes,
      rateLimit,
      uploadLimit,
      discussions,
      live,
      files,
    };
    const sockets = new Sockets(shared);
    opened.unshift(() => sockets.close());
    upgrade = sockets.upgrade;
    api = apiRoutes(shared);
    site = apiRoutes(shared, siteRoutes(siteMounts(second.port, database, sessions), new CspReports()));
    return {
      origin: `http://localhost:${main.port}`,
      apiOrigin: `http://localhost:${second.port}`,
      database,
      close: () => closeAll(opened),
    };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

/** In turn: what is open first, then the listeners, so that no request meets a closed database. */
async function closeAll(opened: (() => Promise<void>)[]): Promise<void> {
  for (const close of opened.splice(0)) await close();
}

function starting(): Promise<Response> {
  const headers = { 'retry-after': '2', 'content-type': 'text/plain; charset=utf-8' };
  return Promise.resolve(new Response('Starting\n', { status: 503, headers }));
}

/** The site's origin for each of the API's own. */
function pagesOf(api: Listener, site: Listener): ReadonlyMap<string, string> {
  const sites = ownOrigins(site);
  return new Map(ownOrigins(api).map((origin, index) => [origin, sites[index] ?? origin]));
}

function ownOrigins(...listeners: Listener[]): string[] {
  return listeners.flatMap(({ port }) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);
}
