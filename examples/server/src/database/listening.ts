import pg from 'pg';

const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;
const PING_EVERY = 15_000;

/**
 * One connection that does nothing but listen on a channel. Where it breaks or no longer answers, another is opened, for
 * ever; what was sent meanwhile is lost, which `gap` says once the next one listens.
 *
 * @returns what ends it, once the first connection listens.
 */
export async function listenOn(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  gap: () => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let stopped = false;
  let wait = FIRST_WAIT;
  let timer: NodeJS.Timeout | undefined;

  const open = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      clearInterval(pinging);
      void fresh.end().catch(() => undefined);
      if (client === fresh) {
        client = undefined;
        retry();
      }
    };
    // A peer that is gone without a word shows when it is asked something.
    const pinging = setInterval(() => {
      if (client === fresh) fresh.query('select').catch(lose);
    }, PING_EVERY);
    pinging.unref();
    fresh.on('error', lose);
    fresh.on('end', lose);
    fresh.on('notification', ({ payload }) => heard(payload ?? ''));
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      lose();
      throw error;
    }
    client = fresh;
    if (stopped) lose();
  };

  const retry = () => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        open().then(
          () => {
            wait = FIRST_WAIT;
            gap();
          },
          () => {
            wait = Math.min(wait * 2, LONGEST_WAIT);
            retry();
          },
        );
      },
      wait * (0.5 + Math.random() / 2),
    );
    timer.unref();
  };

  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
