import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** The pages as they would be shipped: minified modules, split where the code imports on use. By path from `/`. */
export async function bundlePages(names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const source = fileURLToPath(new URL('pages/', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: names.map((name) => `${source}${name}.ts`),
    outdir: '/',
    outbase: source,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    conditions: ['kith-source'],
    tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
    write: false,
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}
