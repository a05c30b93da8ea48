// `npm run test:shared`: the checks that read ../shared, `*.shared.test.ts` beside what they check. Passes by, and says so, without it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, nodeTests, root, sumLine } from './checks.mjs';

if (!existsSync(join(root, '../shared'))) {
  console.log('../shared is not there: the checks that read it are skipped.');
  console.log(sumLine({ passed: 0, failed: 0, skipped: 1 }));
} else {
  const files = filesIn(['packages', 'examples'], (path) => path.endsWith('.shared.test.ts'));
  console.log(`${files.length} files of checks that read ../shared …`);
  const result = await nodeTests(files, ['--test-concurrency=1']);
  if (result.failed > 0) console.log(result.output);
  console.log(sumLine(result));
  process.exitCode = result.failed > 0 ? 1 : 0;
}
