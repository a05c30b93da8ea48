import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { isRecord } from '../src/path.js';

/** A file of the folder that lies beside the project; `undefined` where that folder is absent. */
export function sharedFile(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}

/** The schema of a real backend, by the name of its introspection file. */
export function sharedSchema(name: string): GraphQLSchema | undefined {
  const file = sharedFile(`schemas/${name}.introspection.json`);
  if (!file) return undefined;
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const introspection = isRecord(content) && 'data' in content ? content['data'] : content;
  if (!isIntrospection(introspection)) throw new Error(`${file} holds no introspection answer`);
  return buildClientSchema(introspection);
}

function isIntrospection(value: unknown): value is IntrospectionQuery {
  return isRecord(value) && isRecord(value['__schema']);
}

/** Says once that a check was left out and why. */
export function withoutShared(what: string): void {
  console.log(`left out, ../shared is absent: ${what}`);
}
