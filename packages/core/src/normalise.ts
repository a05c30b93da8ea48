import type { CommunityError } from './errors.js';
import { entityKey, type EntityKey, type EntityStore } from './entities.js';
import { operationInfo } from './model/operations.js';
import type { Entities, EntityType, Id, OperationName, Output, Page } from './model/operation.js';

/** What a query keeps of an answer: ids where the answer held entities. */
export interface Answer {
  readonly ids?: readonly Id[] | undefined;
  /** The page without its items, or plain data. */
  readonly rest?: unknown;
  readonly keys?: ReadonlySet<EntityKey> | undefined;
  readonly partial?: CommunityError | undefined;
}

/** Takes answers apart into entities and ids, and puts them together again as they stand now. */
export class Normaliser {
  readonly entities: EntityStore;

  constructor(entities: EntityStore) {
    this.entities = entities;
  }

  /** Keeps the entities of a read that began at `since`. */
  take<N extends OperationName>(
    name: N,
    output: Output<N>,
    since: number,
    partial: CommunityError | undefined,
  ): Answer {
    const { returns } = operationInfo(name);
    if (!returns) return { rest: output, partial };
    const type = typeof returns === 'string' ? returns : returns.page;
    const { items, ...rest } = typeof returns === 'string' ? { items: [output] } : { ...(output as Page<unknown>) };
    const ids: Id[] = [];
    const keys = new Set<EntityKey>();
    for (const entity of items as readonly Entities[EntityType][]) {
      const key = entityKey(type, entity.id);
      if (keys.has(key)) continue;
      keys.add(key);
      ids.push(entity.id);
      this.entities.merge(type, entity, since);
    }
    return { ids, rest, keys, partial };
  }

  /** The answer as it stands now; `undefined` where its entity is gone. */
  read<N extends OperationName>(name: N, answer: Answer): Output<N> | undefined {
    const { returns } = operationInfo(name);
    if (!returns || !answer.ids) return answer.rest as Output<N>;
    const type = typeof returns === 'string' ? returns : returns.page;
    const items = answer.ids.map((id) => this.entities.view(type, id)).filter((entity) => entity !== undefined);
    return (typeof returns === 'string' ? items[0] : { ...(answer.rest as object), items }) as Output<N> | undefined;
  }
}
