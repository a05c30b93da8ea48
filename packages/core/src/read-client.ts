import { hashKey, onlineManager, QueryCache, type QueryClient, type QueryKey } from '@tanstack/query-core';

/**
 * A cache of reads with this library's rules: nothing is tried again, shared in structure or forgotten by itself.
 * It answers the three questions that query-core's observers ask of a client; their own brings mutations, infinite
 * queries and much else that reads never use, about 1.8 kB (docs/decisions/0002).
 */
export class ReadClient {
  readonly #cache = new QueryCache();
  #stop: (() => void) | undefined;

  /** As query-core's observers take it: the one place that claims more than is there. */
  get forObservers(): QueryClient {
    return this as unknown as QueryClient;
  }

  getQueryCache(): QueryCache {
    return this.#cache;
  }

  getQueryDefaults(): Record<string, never> {
    return {};
  }

  defaultQueryOptions(options: { readonly queryKey: QueryKey }): object {
    return {
      gcTime: Infinity, // no timer is left running: see Community's pruning
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: false,
      retry: false,
      structuralSharing: false,
      throwOnError: false,
      ...options,
      queryHash: hashKey(options.queryKey),
      _defaulted: true,
    };
  }

  /** Asks again for what is on screen when the browser is back online, until `unmount`. */
  mount(): void {
    this.#stop ??= onlineManager.subscribe((online) => {
      if (online) this.#cache.onOnline();
    });
  }

  unmount(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Forgets every answer and asks again for what is on screen. */
  reset(): void {
    for (const query of this.#cache.getAll()) {
      const seen = query.isActive();
      query.reset();
      if (seen) query.fetch(undefined, { cancelRefetch: true }).catch(() => {}); // its state says so
    }
  }
}
