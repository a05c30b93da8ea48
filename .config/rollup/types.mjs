// Type declarations: one run of the TypeScript compiler for all packages, then each package takes its own.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './entries.mjs';

const cache = join(root, '.cache/types');
let emitted;

function emitTypes() {
  rmSync(cache, { recursive: true, force: true });
  return new Promise((resolve, reject) => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const child = spawn(process.execPath, [tsc, '--project', join(root, '.config/tsconfig.types.json')], {
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('the types do not compile'))));
  });
}

/** Puts a package's declarations beside its modules. */
export function types(name) {
  return {
    name: 'kith-types',
    buildStart() {
      emitted ??= emitTypes();
    },
    async writeBundle({ dir }) {
      await emitted;
      const from = join(cache, 'packages', name, 'src');
      if (existsSync(from)) cpSync(from, dir, { recursive: true });
    },
  };
}
