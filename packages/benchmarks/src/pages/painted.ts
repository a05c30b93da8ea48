/**
 * Waits, a frame at a time, until `ready` holds when a frame begins, and resolves to when that frame had been
 * produced, in milliseconds on the page's clock.
 */
export async function paintedWhen(ready: () => boolean, limitMs = 20_000): Promise<number> {
  const end = performance.now() + limitMs;
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (ready()) return frameEnd();
    if (performance.now() > end) throw new Error('Nothing was painted in time.');
  }
}

/** A message that is posted in a frame callback arrives when style, layout and paint of that frame are done. */
function frameEnd(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(performance.now());
    };
    port2.postMessage(undefined);
  });
}
