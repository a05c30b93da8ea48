/**
 * Lists requests to the API that leave before the `Retry-After` of an answer is over that this page has received. It is
 * measured here and not at the proxy: what was on its way when the answer came is not early.
 */
export function listEarly(api: readonly string[]): readonly string[] {
  const early: string[] = [];
  let until = 0;
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!api.includes(address.origin)) return real(input, init);
    const left = until - Date.now();
    if (left > 0) early.push(`${left} ms early: ${operationIn(init?.body)} to ${address.href}`);
    const response = await real(input, init);
    const seconds = Number(response.headers.get('retry-after'));
    if (response.status === 429 && seconds > 0) until = Math.max(until, Date.now() + seconds * 1000);
    return response;
  };
  return early;
}

function operationIn(body: unknown): string {
  return typeof body === 'string' ? (/(?:query|mutation|subscription)\b[^{]*\{\s*\w+/.exec(body)?.[0] ?? body.slice(0, 60)) : 'a file';
}
