/** `integrity.json` of a version of the bundle. */
export interface IntegrityManifest {
  readonly version: string;
  readonly files: { readonly [fileName: string]: { readonly integrity: string } };
}

export interface SnippetOptions {
  /** Where the version's folder is, such as `https://cdn.example/kith/1.2.0/`. */
  readonly base: string;
  readonly manifest: IntegrityManifest;
  /**
   * Also writes an import map with the hash of every file, those loaded on use included, for browsers that check them
   * (Chromium 127, Firefox 138, Safari 18 and later). It is an inline script: a strict Content-Security-Policy needs its hash.
   */
  readonly importMap?: boolean;
}

/** The lines for a page's `<head>`: style sheet and loader, each with its hash. */
export function snippet({ base, manifest, importMap = false }: SnippetOptions): string {
  const address = (fileName: string) => escape(new URL(fileName, withSlash(base)).href);
  const integrity = (fileName: string) => {
    const file = manifest.files[fileName];
    if (!file) throw new TypeError(`The integrity manifest of Kith ${manifest.version} has no ${fileName}.`);
    return file.integrity;
  };
  const lines = [
    `<link rel="stylesheet" href="${address('kith.css')}" integrity="${integrity('kith.css')}" crossorigin>`,
    `<script type="module" src="${address('kith.js')}" integrity="${integrity('kith.js')}" crossorigin></script>`,
  ];
  // An import map must come before the first module.
  if (importMap) lines.unshift(`<script type="importmap">${importMapOf(base, manifest)}</script>`);
  return lines.join('\n');
}

/** The text of the import map that `snippet` writes, for hashing it into a Content-Security-Policy. */
export function importMapOf(base: string, manifest: IntegrityManifest): string {
  const scripts = Object.entries(manifest.files).filter(([fileName]) => fileName.endsWith('.js'));
  const integrity = Object.fromEntries(
    scripts.map(([fileName, file]) => [new URL(fileName, withSlash(base)).href, file.integrity]),
  );
  // `<` would end the script early.
  return JSON.stringify({ integrity }).replaceAll('<', '\\u003c');
}

function withSlash(base: string): string {
  return base.endsWith('/') ? base : `${base}/`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
