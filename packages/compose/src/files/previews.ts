import type { Id } from '@kith/core';

/** Kinds that every browser draws and that run nothing. */
const drawn = /^image\/(?:png|jpeg|gif|webp|avif)$/;

/** Addresses by which pictures on this machine are shown, each given back when it is no longer. */
export class Previews {
  readonly #urls = new Map<Id, string>();
  readonly #broken = new Set<Id>();

  /** `undefined` for what is no picture, and where the page's policy does not let it be shown. */
  url(id: Id, blob: Blob | undefined): string | undefined {
    if (!blob || !drawn.test(blob.type) || this.#broken.has(id)) return undefined;
    let url = this.#urls.get(id);
    if (!url) this.#urls.set(id, (url = URL.createObjectURL(blob)));
    return url;
  }

  /** It could not be drawn. */
  fail(id: Id): void {
    this.#broken.add(id);
    this.#revoke(id);
  }

  keepOnly(ids: ReadonlySet<Id>): void {
    for (const id of [...this.#urls.keys()]) if (!ids.has(id)) this.#revoke(id);
  }

  #revoke(id: Id): void {
    const url = this.#urls.get(id);
    if (url) URL.revokeObjectURL(url);
    this.#urls.delete(id);
  }
}
