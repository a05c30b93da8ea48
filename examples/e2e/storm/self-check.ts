import { storm, type Plant } from './run.js';

const plants: readonly Plant[] = ['lost', 'duplicated', 'uncaught', 'early', 'different', 'p99'];

/** Plants each fault that a number of the row counts, and sees that it is counted. @returns whether all were */
export async function selfCheck(seed: number, speed: number, tell: (line: string) => void): Promise<boolean> {
  let found = 0;
  for (const plant of plants) {
    const row = await storm({ interactions: 16, seed, speed, tell: () => {}, plant });
    const counts = plant === 'p99' ? row.p99 > 10 : row[plant] > 0;
    tell(`${counts ? 'found' : 'MISSED'} ${plant}: ${JSON.stringify(row)}`);
    found += Number(counts);
  }
  return found === plants.length;
}
