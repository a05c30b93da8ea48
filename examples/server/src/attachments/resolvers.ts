import { GraphQLScalarType, Kind } from 'graphql';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { createAttachment, deleteAttachment, describeAttachment, type CreateAttachment } from './write-attachments.js';

type NoParent = unknown;

function parse(value: unknown): string {
  if (typeof value === 'string') return value;
  throw badInput('file', 'send it as a part of a multipart form');
}

/** What stands for a file in the variables of a multipart request: the name of its part of the form. */
const upload = new GraphQLScalarType<string, string>({
  name: 'Upload',
  serialize: parse,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

export const attachmentResolvers = {
  Upload: upload,
  Mutation: {
    createAttachment: (_: NoParent, input: CreateAttachment, context: Context) => createAttachment(context, input),
    describeAttachment: (_: NoParent, input: Parameters<typeof describeAttachment>[1], context: Context) =>
      describeAttachment(context, input),
    deleteAttachment: (_: NoParent, input: Parameters<typeof deleteAttachment>[1], context: Context) =>
      deleteAttachment(context, input),
  },
};
