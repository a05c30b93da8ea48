// `WEIGH=1 npm run build:embed` prints what each chunk is made of: minified bytes by module of ours and by package.
import { transform } from 'esbuild';
import { installedPackage, readJson, root } from './entries.mjs';

export function weigh() {
  return {
    name: 'kith-weigh',
    async generateBundle(_options, output) {
      for (const { fileName, modules = {} } of Object.values(output)) {
        const weights = new Map();
        for (const [id, { code }] of Object.entries(modules)) {
          if (!code) continue;
          const folder = installedPackage(id);
          const name = folder ? readJson(`${folder}/package.json`).name : id.replace(root, '');
          const { code: small } = await transform(code, { minify: true });
          weights.set(name, (weights.get(name) ?? 0) + small.length);
        }
        const rows = [...weights].sort(([, a], [, b]) => b - a);
        const total = rows.reduce((sum, [, bytes]) => sum + bytes, 0);
        console.log(`\n${fileName}: ${total}`);
        for (const [name, bytes] of rows) console.log(`  ${String(bytes).padStart(6)}  ${name}`);
      }
    },
  };
}
