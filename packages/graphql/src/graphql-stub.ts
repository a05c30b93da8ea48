/**
 * Stands in for `graphql` where graphql-request is bundled: its parser and printer weigh twice the rest of the
 * client, and string documents with `excludeOperationName` never reach them. These are the names that
 * graphql-request imports.
 */
export function parse(): never {
  throw new Error('Documents are text here: nothing parses them.');
}

export const print = parse;

export const Kind = { OPERATION_DEFINITION: 'OperationDefinition' } as const;
