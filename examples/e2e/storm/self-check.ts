import { plants } from './plants.js';
import { mostSeconds } from './row.js';
import { storm } from './run.js';

/** Plants each fault that a number of the row counts, and sees that it is counted. @returns whether all were */
export async function selfCheck(seed: number, speed: number, tell: (line: string) => void): Promise<boolean> {
  let found = 0;
  for (const plant of plants) {
    const row = await storm({ interactions: 16, seed, speed, tell: () => {}, plant });
    const counts = plant === 'p99' ? row.p99 > mostSeconds : row[plant] > 0;
    tell(`${counts ? 'found' : 'MISSED'} ${plant}: ${JSON.stringify(row)}`);
    found += Number(counts);
  }
  return found === plants.length;
}
