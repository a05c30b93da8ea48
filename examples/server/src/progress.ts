/** Says what a slow start is doing: a line when a step has taken a second, and one when it is done. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  let said = false;
  const timer = setInterval(() => {
    said = true;
    console.log(`  ${name} … ${seconds()} s`);
  }, 1_000);
  try {
    const result = await work();
    if (said) console.log(`  ${name}: done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
