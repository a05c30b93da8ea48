/**
 * Makes time go faster for every script of the page: timers, dates and what is measured by them.
 * @returns what changes how much faster, from then on
 */
export function hurry(first: number): (speed: number) => void {
  const RealDate = Date;
  let speed = first;
  let since = performance.now();
  let from = RealDate.now();
  const now = (): number => Math.floor(from + (performance.now() - since) * speed);
  const [timeout, interval] = [globalThis.setTimeout.bind(globalThis), globalThis.setInterval.bind(globalThis)];
  const { AbortSignal } = globalThis;
  const signalAfter = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => signalAfter(ms / speed);
  Object.assign(globalThis, {
    setTimeout: (run: TimerHandler, ms = 0, ...given: unknown[]) => timeout(run, ms / speed, ...given),
    setInterval: (run: TimerHandler, ms = 0, ...given: unknown[]) => interval(run, ms / speed, ...given),
    Date: new Proxy(RealDate, {
      construct: (target, given: [], as) => Reflect.construct(target, given.length ? given : [now()], as) as object,
      apply: () => new RealDate(now()).toString(),
      get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
    }),
  });
  return (to) => {
    [from, since] = [now(), performance.now()];
    speed = to;
  };
}
