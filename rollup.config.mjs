import { rmSync } from 'node:fs';
import { join } from 'node:path';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { minify } from 'terser';
import { bundleFiles, chunkFileName, chunking, classicScript } from './.config/rollup/bundle.mjs';
import { entriesOf, publishedPackages, readJson, root } from './.config/rollup/entries.mjs';
import { oneTextAtATime } from './.config/rollup/graphql-request.mjs';
import { licenses } from './.config/rollup/licenses.mjs';
import { withoutPolyfills } from './.config/rollup/lit.mjs';
import { tightLiterals } from './.config/rollup/literals.mjs';
import { oneDialect } from './.config/rollup/marked.mjs';
import { oneQuestionAtATime } from './.config/rollup/query-core.mjs';
import { weigh } from './.config/rollup/weigh.mjs';
import { types } from './.config/rollup/types.mjs';

const target = 'es2022';
const tsconfig = join(root, 'tsconfig.json');

/** Our packages are built from their sources, whatever was built before. */
const resolve = () =>
  nodeResolve({ exportConditions: ['kith-source'], browser: true, extensions: ['.ts', '.mjs', '.js', '.json'] });

function onwarn(warning, warn) {
  // A cycle inside an installed package is its own affair.
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules'))) return;
  warn(warning);
}

/** ES modules, one per source module, with types; dependencies stay imports. */
function modules(pkg) {
  const entries = entriesOf(pkg);
  if (entries.length === 0) return undefined;
  const dir = join(pkg.folder, 'dist');
  const dependencies = Object.keys(pkg.json.dependencies ?? {});
  // What is built in, not depended on, is bundled: npm leaves out a `node_modules` inside of a package.
  const bundled = pkg.name === 'graphql';
  return {
    input: Object.fromEntries(entries.map(({ output, source }) => [output, join(pkg.folder, source)])),
    external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
    onwarn,
    plugins: [
      { name: 'clean', buildStart: () => rmSync(dir, { recursive: true, force: true }) },
      bundled && oneTextAtATime(),
      resolve(),
      json(),
      esbuild({ target, tsconfig }),
      bundled && licenses(),
      types(pkg.name),
    ],
    output: {
      dir,
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      hoistTransitiveImports: false,
      ...(bundled ? {} : { preserveModules: true, preserveModulesRoot: join(pkg.folder, 'src') }),
    },
  };
}

/** Terser takes seconds where esbuild takes none, and four hundredths less of what every visitor loads. */
function smallest() {
  // Pages have no `process`: what packages keep for development goes.
  const compress = { passes: 4, unsafe_arrows: true, global_defs: { 'process.env.NODE_ENV': 'production' } };
  return {
    name: 'kith-smallest',
    renderChunk: (code) => minify(code, { module: true, ecma: 2022, compress, format: { comments: false } }),
  };
}

/** The bundle for script tags: an immutable folder per version. */
async function bundle() {
  const embed = join(root, 'packages/embed');
  const { version } = readJson(join(embed, 'package.json'));
  const dir = join(embed, 'dist/kith', version);
  return {
    input: { kith: join(embed, 'src/kith.ts') },
    onwarn,
    plugins: [
      { name: 'clean', buildStart: () => rmSync(dir, { recursive: true, force: true }) },
      oneTextAtATime(),
      oneQuestionAtATime(),
      ...withoutPolyfills,
      oneDialect(),
      resolve(),
      json(),
      esbuild({
        target,
        tsconfig,
        define: { KITH_VERSION: JSON.stringify(version) },
      }),
      tightLiterals(),
      smallest(),
      classicScript(),
      process.env.WEIGH && weigh(),
      licenses(),
      bundleFiles({ version, embed }),
    ],
    output: {
      dir,
      format: 'es',
      // Names without hashes: the folder is never written to again, and the integrity manifest has the hashes.
      entryFileNames: '[name].js',
      chunkFileNames: chunkFileName,
      manualChunks: await chunking(embed),
      // An index.ts that a chunk passes through does not bring all that it names.
      onlyExplicitManualChunks: true,
      hoistTransitiveImports: false,
      minifyInternalExports: true,
    },
  };
}

export default process.env.ONLY === 'embed'
  ? await bundle()
  : [...publishedPackages().map(modules).filter(Boolean), await bundle()];
