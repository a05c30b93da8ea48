// The framework examples have dependencies of their own: each is installed from its lockfile and tried by its own tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addUp, readSum, root, run, sumLine } from './checks.mjs';

const results = [];
for (const name of ['react', 'vue']) {
  const cwd = join(root, 'examples', name);
  if (!existsSync(join(cwd, 'package.json'))) continue;
  for (const args of [['ci'], ['test']]) {
    console.log(`· examples/${name}: npm ${args.join(' ')} …`);
    const { code, output } = await run('npm', args, { cwd });
    const result = readSum(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    if (code !== 0) console.log(output);
    results.push(result);
    if (code !== 0) break;
  }
}
const total = addUp(results);
console.log(sumLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
