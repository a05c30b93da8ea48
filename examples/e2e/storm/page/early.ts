/**
 * Counts requests to the API that leave before the `Retry-After` of an answer is over that this page has received. It is
 * measured here and not at the proxy: what was on its way when the answer came is not early.
 */
export function countEarly(api: readonly string[]): { count: number } {
  const early = { count: 0 };
  let until = 0;
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : String(input), location.href);
    if (!api.includes(address.origin)) return real(input, init);
    if (Date.now() < until) early.count += 1;
    const response = await real(input, init);
    const seconds = Number(response.headers.get('retry-after'));
    if (response.status === 429 && seconds > 0) until = Math.max(until, Date.now() + seconds * 1000);
    return response;
  };
  return early;
}
