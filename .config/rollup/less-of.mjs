/**
 * A plugin that takes out of an installed package what is never used here. Each edit must find its place: a release that
 * reads otherwise ends the build.
 * @param {string} folder - of the package's modules, as `graphql-request/build`
 * @param {Readonly<Record<string, readonly (readonly [RegExp, string])[]>>} edits - by file: what is there, what stands
 *   in its place
 */
export function lessOf(folder, edits) {
  const within = `/node_modules/${folder}/`;
  return () => ({
    name: `kith-less-of-${folder.replace(/\W+/g, '-')}`,
    transform(code, id) {
      const file = id.slice(id.lastIndexOf(within) + within.length);
      if (!id.endsWith(within + file) || !Object.hasOwn(edits, file)) return null;
      let result = code;
      for (const [place, text] of edits[file]) {
        if (result.search(place) < 0) this.error(`${file} of ${folder} has no ${place} any more`);
        result = result.replace(place, text);
      }
      return { code: result, map: null };
    },
  });
}
