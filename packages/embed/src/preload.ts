/** By name, without `.js`: a file's hash, then the names of the files that it imports. */
export interface Files {
  readonly [name: string]: readonly [integrity: string, ...imports: string[]];
}

/**
 * Makes the browser fetch files before their modules are asked for, checked against their hashes: one round trip
 * instead of one per level of imports, and no changed file is ever run.
 * @param script - The element that this bundle came from: its folder has the files, its nonce lets them in.
 */
export function preloader(files: Files, script: HTMLScriptElement | null): (name: string) => void {
  const done = new Set<string>();
  return function preload(name) {
    const file = files[name];
    if (!script || !file || done.has(name)) return;
    done.add(name);
    const [integrity, ...imports] = file;
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = new URL(`${name}.js`, script.src).href;
    link.integrity = integrity;
    link.crossOrigin = 'anonymous';
    link.nonce = script.nonce;
    imports.forEach(preload);
    document.head.append(link);
  };
}
