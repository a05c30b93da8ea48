/**
 * What a script that has an answer may take to act on it: so many turns of the page, each at least so long, in its own
 * milliseconds. Together 50 real ones at eight times the speed. A page that is busy at once has its turns all the same.
 */
const turns = 8;
const turnMs = 50;

function afterTurns(run: () => void, left = turns): void {
  setTimeout(() => (left > 1 ? afterTurns(run, left - 1) : run()), turnMs);
}

/**
 * Lists requests to the API that leave before the `Retry-After` of an answer is over that this page has received. It is
 * measured here and not at the proxy: what was on its way when the answer came is not early. An answer has come a
 * moment after the script that asked has read it, or its headers where it reads no more.
 */
export function listEarly(api: readonly string[]): readonly string[] {
  const early: string[] = [];
  let until = 0;
  let why = '';
  let since = 0;
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!api.includes(address.origin)) return real(input, init);
    const left = until - Date.now();
    if (left > 0) early.push(`${left} ms early: ${operationIn(init?.body)} ${Date.now() - since} ms after ${why}`);
    const response = await real(input, init);
    const seconds = Number(response.headers.get('retry-after'));
    if (!response.ok && seconds > 0) {
      const over = Date.now() + seconds * 1000;
      const came = (): void => {
        if (over <= until) return;
        until = over;
        since = over - seconds * 1000;
        why = `${response.status} to ${operationIn(init?.body)}${init?.signal?.aborted ? ', aborted' : ''}`;
      };
      if (new Headers(init?.headers).get('accept')?.includes('event-stream')) afterTurns(came);
      const read = response.text.bind(response);
      response.text = async () => {
        const text = await read();
        afterTurns(came);
        return text;
      };
      response.json = async () => JSON.parse(await response.text()) as unknown;
    }
    return response;
  };
  return early;
}

function operationIn(body: unknown): string {
  if (typeof body !== 'string') return 'something else';
  return /"((?:query|mutation|subscription)\b[^{]*\{\s*\w+)/.exec(body)?.[1] ?? body.slice(0, 60);
}
