// graphql-request is for documents as trees, for batches, for clients that change as they go and for middleware as well.
// Here it sends one text at a time, so what is only for those is taken out of what visitors load; how it sends and reads
// stays as it is.
import { lessOf } from './less-of.mjs';

export const oneTextAtATime = lessOf('graphql-request/build', {
  'legacy/classes/GraphQLClient.js': [
    // `rawRequest` is the one way to send that gives data and errors alike; it is above these.
    [/\n {4}async request\([\s\S]*(?=\n})/, ''],
    [/ requestMiddleware, responseMiddleware, excludeOperationName,/, ''],
    [/\brequestMiddleware\b|responseMiddleware(?=\) )/g, 'undefined'],
    [/, excludeOperationName\)/, ')'],
  ],
  // With `excludeOperationName`, a text is sent as it is.
  'legacy/helpers/analyzeDocument.js': [
    [/[\s\S]+/, 'export const analyzeDocument = (expression) => ({ expression, isMutation: false });'],
  ],
  // Its message would print variables and tokens; nobody is shown it.
  'legacy/classes/ClientError.js': [
    [/ {8}const message = [\s\S]*?super\(message\);/, 'super();'],
    [/ {8}Object\.setPrototypeOf[\s\S]*?;|\n {8}\/\/ this is needed[\s\S]*?\n {8}}/g, ''],
    [/ {4}static extractMessage[\s\S]*?\n {4}}/, ''],
  ],
  'legacy/helpers/runRequest.js': [
    [/\b(?:input\.request|params\.request|result)\._tag\b/g, '`Single`'],
    [/\bparams\.middleware\b/g, 'undefined'],
    [/\b(?:input|params)\.fetchOptions\.jsonSerializer\b/g, 'undefined'],
    [/(?<=[ (])(?:config|\$params)\.fetchOptions\.errorPolicy\b/g, '`all`'],
    [/isRequestResultHaveErrors\(result\) && /, ''],
  ],
  // The transport gives headers as a record.
  'lib/prelude.js': [[/(HeadersInitToPlainObject = \(headers\) => )\{[\s\S]*?\n};/, '$1headers;']],
  'legacy/lib/graphql.js': [
    // A list would answer a batch.
    [/Array\.isArray\(result\)/, 'false'],
    // Only a tree has definitions, and only a parser makes one.
    [/import { Kind } from 'graphql';/, ''],
    [/export const isOperationDefinitionNode[\s\S]*/, ''],
  ],
});
