import { replaceEqualDeep } from '@tanstack/query-core';
import type { Entities, EntityType, Id } from './model/operation.js';

/** `member:42`: an entity's one name within a community. */
export type EntityKey = `${string}:${Id}`;

export function entityKey(type: EntityType, id: Id): EntityKey {
  return `${type}:${id}`;
}

/** A change laid over what the backend said, until it is confirmed or taken back. */
export interface Patch {
  readonly key: EntityKey;
}

type Change<T extends EntityType> = (entity: Entities[T]) => Partial<Entities[T]>;

interface Entry<T extends EntityType> {
  /** Absent as long as the backend has said nothing of it: a change can be laid over what is still to come. */
  base?: Entities[T];
  /** In the order they were laid; each sees what the one before it made. Most entities never have any. */
  patches?: Map<Patch, Change<T>>;
  /** What was merged last: a backend in memory gives the same object again. */
  source?: Entities[T];
  view?: Entities[T] | undefined;
  /** The tick of the last confirmed write: reads that began before it are older than `base`. */
  writtenAt: number;
}

/**
 * Every entity once, by our type and its id. Queries hold ids only, so that a name changed in one widget is
 * changed in all. A view is what the backend said plus ordered patches.
 */
export class EntityStore {
  readonly #entries: { [T in EntityType]?: Map<Id, Entry<T>> } = {};
  readonly #listeners = new Set<(changed: ReadonlySet<EntityKey>) => void>();
  #changed = new Set<EntityKey>();
  #tick = 0;

  /** A point in time to give to `merge` with what a read that begins now brings. */
  now(): number {
    return this.#tick;
  }

  view<T extends EntityType>(type: T, id: Id): Entities[T] | undefined {
    const entry = this.#table(type).get(id);
    if (!entry?.base) return undefined;
    if (!entry.view) {
      let view = entry.base;
      for (const change of entry.patches?.values() ?? []) view = { ...view, ...change(view) };
      entry.view = view;
    }
    return entry.view;
  }

  /** Of everything of a type that is held. */
  ids(type: EntityType): readonly Id[] {
    return [...this.#table(type).keys()];
  }

  /**
   * Takes in what the backend said. `undefined` never overwrites. What is older only fills what was not loaded: by its
   * revision, and where that does not tell, where a write was confirmed after `since`, when this read began.
   */
  merge<T extends EntityType>(type: T, entity: Entities[T], since = this.#tick): void {
    const entry = this.#entry(type, entity.id);
    if (entry.source === entity) return;
    const ahead = revisionOf(entity) - revisionOf(entry.base);
    const older = ahead < 0 || (!(ahead > 0) && since < entry.writtenAt);
    if (!older) entry.source = entity;
    // Nobody can be looking yet at what was not there, so that nobody is told.
    if (!entry.base) return void (entry.base = entity);
    const [below, above]: [Entities[T], Entities[T]] = older ? [entity, entry.base] : [entry.base, entity];
    const base = replaceEqualDeep(entry.base, defined(below, above));
    if (base === entry.base) return;
    entry.base = base;
    this.#changes(type, entity.id, entry);
  }

  /** Takes in the answer to a write, which is newer than every read under way. */
  confirm<T extends EntityType>(type: T, entity: Entities[T]): void {
    this.#tick += 1;
    this.merge(type, entity);
    this.#entry(type, entity.id).writtenAt = this.#tick;
  }

  /** Lays a change over an entity, or over what will be there when it is loaded. */
  apply<T extends EntityType>(type: T, id: Id, change: Change<T>): Patch {
    const entry = this.#entry(type, id);
    const patch: Patch = { key: entityKey(type, id) };
    (entry.patches ??= new Map()).set(patch, change);
    this.#changes(type, id, entry);
    return patch;
  }

  /** Takes back exactly this patch; the others stay. */
  revert<T extends EntityType>(type: T, id: Id, patch: Patch): void {
    const entry = this.#table(type).get(id);
    if (entry?.patches?.delete(patch)) this.#changes(type, id, entry);
  }

  /**
   * The backend has taken in what a client made: `entity` is that one from now on, under its own id and under the
   * client's, with the changes that lie over it.
   */
  adopt<T extends EntityType>(type: T, clientId: Id, entity: Entities[T]): void {
    const table = this.#table(type);
    const made = table.get(clientId);
    this.confirm(type, entity);
    const entry = this.#entry(type, entity.id);
    if (made === entry) return;
    if (made?.base) this.merge(type, { ...made.base, id: entity.id }, -1); // what the answer leaves out
    for (const [patch, change] of made?.patches ?? []) (entry.patches ??= new Map()).set(patch, change);
    table.set(clientId, entry);
    this.#changes(type, clientId, entry);
    this.#changes(type, entity.id, entry);
  }

  /** Forgets what a client made and nobody will take in. */
  drop(type: EntityType, id: Id): void {
    if (this.#table(type).delete(id)) this.#notify(entityKey(type, id));
  }

  /** Forgets everything: another account is looking now. */
  clear(): void {
    for (const type of Object.keys(this.#entries) as EntityType[]) {
      const table = this.#table(type);
      for (const id of table.keys()) this.#notify(entityKey(type, id));
      table.clear();
    }
  }

  /** Tells which entities changed, once for all changes of a turn. */
  subscribe(listener: (changed: ReadonlySet<EntityKey>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #table<T extends EntityType>(type: T): Map<Id, Entry<T>> {
    const tables: { [K in T]?: Map<Id, Entry<K>> } = this.#entries;
    return (tables[type] ??= new Map<Id, Entry<T>>());
  }

  #entry<T extends EntityType>(type: T, id: Id): Entry<T> {
    const table = this.#table(type);
    const entry = table.get(id) ?? { writtenAt: 0 };
    table.set(id, entry);
    return entry;
  }

  #changes<T extends EntityType>(type: T, id: Id, entry: Entry<T>): void {
    entry.view = undefined;
    this.#notify(entityKey(type, id));
  }

  #notify(key: EntityKey): void {
    const first = this.#changed.size === 0;
    this.#changed.add(key);
    if (!first) return;
    queueMicrotask(() => {
      const changed = this.#changed;
      this.#changed = new Set();
      for (const listener of this.#listeners) listener(changed);
    });
  }
}

/** `above` laid over `below`, without what is `undefined` in it, in records within (counts) too. */
function defined<T extends object>(below: T, above: T): T {
  const merged = { ...below };
  for (const key in above) {
    const [old, value] = [merged[key], above[key]];
    if (value !== undefined) merged[key] = isRecord(old) && isRecord(value) ? defined(old, value) : value;
  }
  return merged;
}

/** `NaN` where it has none. */
export function revisionOf(entity: object | undefined): number {
  return Number(entity && 'revision' in entity ? (entity.revision ?? NaN) : NaN);
}

function isRecord<T>(value: T): value is T & object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
