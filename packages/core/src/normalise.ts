import { CommunityError } from './errors.js';
import { entityKey, type EntityKey, type EntityStore } from './entities.js';
import { operationInfo } from './model/operations.js';
import type { Entities, EntityType, Id, OperationName, Output, Page } from './model/operation.js';

/** What a query keeps of an answer: ids where the answer held entities. */
export interface Answer {
  readonly ids?: readonly Id[] | undefined;
  readonly type?: EntityType | undefined;
  /** The page without its items, or plain data. */
  readonly rest?: unknown;
  readonly partial?: CommunityError | undefined;
}

/** Takes answers apart into entities and ids, and puts them together again as they stand now. */
export class Normaliser {
  readonly entities: EntityStore;

  constructor(entities: EntityStore) {
    this.entities = entities;
  }

  /**
   * Keeps the entities of a read that began at `since`. What is no entity is left out of a page.
   * @throws {CommunityError} `not-found` when the answer should be one entity and is none
   */
  take<N extends OperationName>(
    name: N,
    output: Output<N>,
    since: number,
    partial: CommunityError | undefined,
  ): Answer {
    const { returns } = operationInfo(name);
    // With a part missing it is not all of its revision: what is told of that later still counts.
    const told = <T extends object>(entity: T): T =>
      partial && 'revision' in entity ? { ...entity, revision: undefined } : entity;
    if (!returns) return { rest: output ?? null, partial };
    if (typeof returns === 'string') {
      const entity = output as Entities[EntityType];
      if (!isEntity(entity)) throw new CommunityError('not-found');
      this.entities.merge(returns, told(entity), since);
      return { ids: [entity.id], type: returns, partial };
    }
    const type = returns.page;
    const { items, total, next, previous } = (output ?? {}) as Partial<Page<Entities[EntityType]>>;
    const ids = new Set<Id>();
    for (const entity of Array.isArray(items) ? items : []) {
      if (!isEntity(entity) || ids.has(entity.id)) continue;
      ids.add(entity.id);
      this.entities.merge(type, told(entity), since);
    }
    const rest = {
      ...(typeof total === 'number' && { total }),
      ...(typeof next === 'string' && next && { next }),
      ...(typeof previous === 'string' && previous && { previous }),
    };
    return { ids: [...ids], type, rest, partial };
  }

  /** The answer as it stands now; `undefined` where its entity is gone. */
  read<N extends OperationName>(name: N, { ids, type, rest }: Answer): Output<N> | undefined {
    const { returns } = operationInfo(name);
    if (!returns || !ids || !type) return rest as Output<N>;
    const items = ids.map((id) => this.entities.view(type, id)).filter((entity) => entity !== undefined);
    return typeof returns === 'string' ? items[0] : { ...(rest as object), items };
  }

  /** Whether any of the entities in an answer is among those that changed. */
  touches({ ids, type }: Answer, changed: ReadonlySet<EntityKey>): boolean {
    return type !== undefined && ids?.some((id) => changed.has(entityKey(type, id))) === true;
  }
}

/** What can be held: an object with an `id`. */
export function isEntity(value: unknown): value is Entities[EntityType] {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'id') === 'string';
}
