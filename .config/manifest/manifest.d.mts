/** The types of `manifest.mjs`, for the programs that are written in TypeScript. */
export function makeManifest(sources?: readonly { readonly path: string; readonly text: string }[]): object;
