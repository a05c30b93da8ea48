import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function parse(value: unknown): Date {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)) {
    const date = new Date(value);
    const year = date.getUTCFullYear();
    // PostgreSQL knows no year 0, and writes those after 9999 in its own way.
    if (year > 0 && year < 10_000) return date;
  }
  throw new GraphQLError('DateTime must be an ISO 8601 date-time with offset', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** ISO 8601 date-time with offset; answers are in UTC without empty fractions: `2026-11-22T13:00:00Z`. */
export const dateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize(value) {
    if (!(value instanceof Date)) throw new TypeError('DateTime must be a Date');
    return value.toISOString().replace('.000Z', 'Z');
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
