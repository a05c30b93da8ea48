import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { createGraphQLError, createSchema, createYoga, type Plugin } from 'graphql-yoga';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  type ValidationContext,
} from 'graphql';
import type { Context } from './context.js';
import { resolvers } from './resolvers.js';

/** The contract itself, so that what is served and what is promised cannot differ, and what is this server's own. */
const schemas = [
  '../../../../packages/graphql/schema/kith.graphql',
  '../../../../packages/graphql/schema/shared.graphql',
  '../../../../packages/graphql/schema/discussion.graphql',
  '../../../../packages/graphql/schema/event.graphql',
  '../administration/administration.graphql',
].map((path) => new URL(path, import.meta.url));

const MAX_DEPTH = 8;
/** Twice what a full page with every field of a member costs. */
const MAX_COST = 40_000;
const MAX_INTROSPECTIONS = 5;

export interface GraphQLEndpoint {
  /** Over HTTP: an answer, or a stream of events. */
  answer(request: Request, context: Context): Promise<Response>;
  /** Over anything else, by the same rules: what is to be executed, or what is wrong with it. */
  prepare(request: Operation, context: Context): Promise<ExecutionArgs | readonly GraphQLError[]>;
  /** Executes what was prepared: a result, or a stream of them. */
  run(prepared: ExecutionArgs): Promise<ExecutionResult | AsyncGenerator<ExecutionResult>>;
}

export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | undefined;
}

/** GraphQL over HTTP at `/graphql`. What is not a `GraphQLError` of ours is masked and noted without its message or variables. */
export async function createEndpoint(log: (line: string) => void): Promise<GraphQLEndpoint> {
  const yoga = createYoga<Context>({
    schema: createSchema<Context>({
      typeDefs: await Promise.all(schemas.map((file) => readFile(fileURLToPath(file), 'utf8'))),
      resolvers,
    }),
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    logging: false,
    maskedErrors: {
      maskError(error) {
        if (isOurs(error)) return error;
        log(`GraphQL: unexpected error ${describe(error)}`);
        return createGraphQLError('Unexpected error', { extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      },
    },
    plugins: [
      maxDepthPlugin({ n: MAX_DEPTH, ...refuseWith('QUERY_TOO_DEEP') }),
      costLimitPlugin({ maxCost: MAX_COST, ...refuseWith('QUERY_TOO_COSTLY') }),
      fewIntrospections,
      codes,
    ],
  });
  const runs = new WeakMap<ExecutionArgs, GraphQLEndpoint['run']>();
  return {
    answer: async (request, context) => yoga.fetch(request, context),
    async prepare({ query, variables, operationName }, context) {
      const tools: Tools = yoga.getEnveloped(context);
      const { schema, parse, validate, contextFactory, execute, subscribe } = tools;
      try {
        const document = parse(query);
        const complaints = validate(schema, document);
        if (complaints.length > 0) return complaints;
        const contextValue = await contextFactory();
        const args: ExecutionArgs = { schema, document, variableValues: variables, operationName, contextValue };
        const streams = getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
        runs.set(args, streams ? subscribe : execute);
        return args;
      } catch (error) {
        // A document that cannot be read.
        return [error instanceof GraphQLError ? error : new GraphQLError('The document cannot be read')];
      }
    },
    async run(prepared) {
      const run = runs.get(prepared);
      if (!run) throw new Error('This operation was not prepared here');
      return run(prepared);
    },
  };
}

/** What yoga answers HTTP with, limits and masks included. */
interface Tools {
  readonly schema: GraphQLSchema;
  readonly parse: (query: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly contextFactory: () => unknown;
  readonly execute: GraphQLEndpoint['run'];
  readonly subscribe: GraphQLEndpoint['run'];
}

/** A limit that is passed becomes one of GraphQL's own complaints, with a code. */
function refuseWith(code: string) {
  return {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(tooMuch(code))],
  };
}

function tooMuch(code: string): GraphQLError {
  return new GraphQLError('The request asks for too much at once', { extensions: { code } });
}

/** What tools ask of the schema costs nothing in the count above: once is enough, a thousand aliases of it are not. */
const fewIntrospections: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule((context: ValidationContext) => {
      let count = 0;
      return {
        Field({ name }: FieldNode) {
          if (!/^__(?:schema|type)$/.test(name.value) || (count += 1) !== MAX_INTROSPECTIONS + 1) return;
          context.reportError(tooMuch('QUERY_TOO_COSTLY'));
        },
      };
    });
  },
};

/** GraphQL's own complaints about a document carry a code too, so that a client need not read sentences. */
const codes: Plugin = {
  onValidate:
    () =>
    ({ result, setResult }) => {
      if (result.length === 0) return;
      setResult(
        [...result].map((error: unknown) => {
          if (!(error instanceof GraphQLError) || error.extensions['code']) return error;
          const extensions = { ...error.extensions, code: 'GRAPHQL_VALIDATION_FAILED' };
          return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions });
        }),
      );
    },
};

/** Thrown on purpose, by us or by GraphQL itself: it wraps nothing foreign. */
function isOurs(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  return error.originalError === undefined || isOurs(error.originalError);
}

/** The kind of an error and PostgreSQL's code, never its message: that quotes values. */
function describe(error: unknown): string {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(cause instanceof Error)) return typeof cause;
  const code = 'code' in cause && typeof cause.code === 'string' ? ` ${cause.code}` : '';
  const path = error instanceof GraphQLError && error.path ? ` at ${error.path.join('.')}` : '';
  return `${cause.name}${code}${path}`;
}
