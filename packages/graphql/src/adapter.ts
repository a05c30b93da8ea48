import type { ErrorKind, Family } from '@kith/core';
import type { Scope } from './grammar.js';
import type { Json, JsonObject } from './path.js';

/** How a value of the backend becomes one of ours. `html`, `markdown` and `text` make rich text. */
export type Conversion = 'html' | 'markdown' | 'text' | 'date' | 'url' | 'number' | 'string' | 'boolean' | 'list';

/** Where a field lies: a path, a rule, or several of which the first that gives a value counts. */
export type Rule = string | RuleObject | readonly Rule[];

/** One of `path`, `value`, `template`, `object` and `list`; then `enum`, then `as`. */
export interface RuleObject {
  /** `profile.name`, `tags[].label`, `emails[0]`, `name|login`. */
  readonly path?: string;
  /** A constant. */
  readonly value?: Json;
  /** Text with `{path}` in it; none where one of them is missing. */
  readonly template?: string;
  /** A record, field by field. */
  readonly object?: { readonly [field: string]: Rule };
  /** A list of what each rule gives, flattened; what is missing is left out. */
  readonly list?: readonly Rule[];
  /** With `object`: the path of a list whose every element makes one record. */
  readonly each?: string;
  /** The backend's word to ours; a word that is not there gives none. Applied to every element of a list. */
  readonly enum?: { readonly [theirs: string]: Json };
  readonly as?: Conversion;
}

export interface EntityMap {
  /** Our fields, each with its rule. A list of names: the answer has them under our names. */
  readonly fields: readonly string[] | { readonly [field: string]: Rule };
  /** Other ids that an entity carries, for later operations as `$keys.name`. */
  readonly keys?: { readonly [key: string]: string };
}

/** Where pages lie under `result`, and how to ask for the next one. */
export interface Paging {
  /** A named dialect that the other entries refine. */
  readonly dialect?: PagingName;
  /** `cursor`: by `$page.after`; `offset`: by `$page.offset`; `page`: by `$page.page`; `none`: one list. */
  readonly style?: 'cursor' | 'offset' | 'page' | 'none';
  /** Path of the list under `result`; `''`: it is the list. */
  readonly items?: string;
  readonly total?: string;
  /** Path of the cursor of the next page. */
  readonly next?: string;
  /** Path of whether there is a next page. */
  readonly hasMore?: string;
  /** Path of the cursor of the page before. */
  readonly previous?: string;
  /** Path of whether there is a page before: only `true` counts. */
  readonly hasLess?: string;
  /** Path of how many pages there are. */
  readonly pages?: string;
  /** Number of the first page: 1 unless told. */
  readonly start?: number;
  /** How many to a page where the widget does not say: 24 unless told. */
  readonly size?: number;
  /** More than so many to a page are never asked for. */
  readonly max?: number;
}

export type PagingName =
  'relay-edges' | 'relay-nodes' | 'items' | 'elements' | 'offset' | 'page' | 'strapi' | 'page-wrapper' | 'list';

/** Where a backend reports that something failed. `errors[]` of the answer are always read. */
export interface ErrorRules {
  /** Where it reports them besides; the other entries refine it. */
  readonly style?: ErrorStyle;
  /** Path of a list of errors in the payload (the value of the answer's first field in `result`). */
  readonly list?: string;
  /** Path of a flag in the payload that is `false` on failure. */
  readonly ok?: string;
  /** The payload is an error where its `__typename` is, or ends in, one of these. */
  readonly types?: readonly string[];
  /** Path of the code within one error. */
  readonly code?: string;
  /** Path of the field that it is about within one error. */
  readonly field?: string;
  /** Codes of the backend to our kinds. */
  readonly codes?: { readonly [code: string]: ErrorKind };
  /** The backend's codes for fields to ours, such as `taken`. */
  readonly fieldCodes?: { readonly [code: string]: string };
  /** The backend's fields to our inputs. */
  readonly fields?: { readonly [field: string]: string };
  /** Show the backend's own words for a field, as plain text. */
  readonly messages?: boolean;
}

export type ErrorStyle = 'graphql' | 'payload' | 'userErrors' | 'success' | 'union' | 'http';

/** Reference to whether it is there (`true`, `false`), what it is, or which of several. All must hold. */
export type Condition = { readonly [reference: string]: Json };

/** What of an answer becomes what. Exactly one of `as`, `page` and `list`. */
export interface Shape {
  /** Path of the answer in `data`. */
  readonly result: string;
  /** One of this type. */
  readonly as?: string;
  /** A page of this type. */
  readonly page?: string;
  /** A plain list of this type. */
  readonly list?: string;
  readonly paging?: PagingName | Paging;
  /** Only elements whose discriminator is one of these. */
  readonly accept?: readonly string[];
  /** Path that `accept` reads: `__typename` unless told. */
  readonly discriminator?: string;
  /** Fields laid over the answer, written as variables are; an answer without the entity needs `id` here. */
  readonly set?: JsonObject;
  /** The answer where there is none, as for a guest; `null`: that there is none is an answer. */
  readonly otherwise?: JsonObject | null;
}

/** What of a request is no constant: references, templates and tables; in a module also functions of what they refer to. */
export interface Variables {
  readonly [name: string]: Json | ((scope: Scope) => unknown);
}

/** How a file travels with a request: as a part of a form, after the GraphQL multipart request specification. */
export interface MultipartUpload {
  readonly style?: 'multipart';
  /** Path of the variable that the file is: `file` unless told. */
  readonly variable?: string;
}

/** One way to run an operation. */
export interface Alternative extends Shape {
  /** The first alternative whose condition holds is used. Several conditions: any of them. */
  readonly when?: Condition | readonly Condition[];
  readonly document: string;
  /** Which operation of the document, where it has several. */
  readonly operationName?: string;
  /** Sent in place of the document, for a backend that knows its documents by id. */
  readonly documentId?: string;
  readonly method?: 'GET' | 'POST';
  readonly variables?: Variables;
  /** The file that comes beside the input goes with it. */
  readonly upload?: 'multipart' | MultipartUpload;
  /** Of a write: the backend tells a repeat by `$writeId`, and answers as it did the first time. */
  readonly idempotent?: boolean;
  readonly errors?: ErrorStyle | ErrorRules;
  /** Values that an input takes, where they cannot be seen in the variables. */
  readonly inputs?: { readonly [input: string]: true | readonly string[] };
  /** Answers to other reads in the same document. */
  readonly also?: { readonly [operation: string]: Shape };
  /** A read that follows, where the answer lacks the entity; `$result` is what the first answered. */
  readonly then?: Alternative | { readonly run: string; readonly input: JsonObject };
}

/** What to subscribe to, and where in each answer the news lie. */
export interface WatchEntry extends Pick<
  Alternative,
  'when' | 'document' | 'operationName' | 'documentId' | 'variables' | 'errors' | 'result' | 'as' | 'set'
> {
  /** Of `posts.changes` and `events.changes`: `created`, `changed` or `deleted`, as a rule over the whole answer; `changed` unless told. */
  readonly type?: Rule;
}

/** In a JavaScript adapter: an operation as a function. It answers in the shape of the community model. */
export interface FunctionEntry {
  readonly run: (input: unknown, context: FunctionContext) => Promise<unknown>;
  readonly supports: {
    readonly inputs: { readonly [input: string]: true | readonly string[] };
    readonly fields?: readonly string[];
    readonly idempotent?: boolean;
  };
}

export interface FunctionContext {
  /** Sends a document; resolves to `data`; rejects with a `CommunityError`. */
  execute(document: string, variables?: JsonObject): Promise<unknown>;
  readonly settings: { readonly [name: string]: string };
  readonly signal: AbortSignal | undefined;
}

export type Entry = Alternative | readonly Alternative[] | FunctionEntry;

export function isFunctionEntry(entry: Entry): entry is FunctionEntry {
  return 'run' in entry;
}

export function alternativesOf(entry: Exclude<Entry, FunctionEntry>): readonly Alternative[] {
  return isAlternatives(entry) ? entry : [entry];
}

function isAlternatives(entry: Entry): entry is readonly Alternative[] {
  return Array.isArray(entry);
}

/** How requests say who asks. */
export interface AuthStyle {
  /** `authorization` unless told. */
  readonly header?: string;
  /** `Bearer {$token}` unless told. */
  readonly template?: string;
  /** A value copied from a meta tag or a cookie into a header, read when a request is sent. */
  readonly csrf?: CsrfStyle;
}

export interface CsrfStyle {
  readonly header: string;
  readonly meta?: string | undefined;
  readonly cookie?: string | undefined;
}

export interface SettingInfo {
  readonly required?: boolean;
  readonly default?: string;
  readonly description?: string;
}

/** A backend, as data: for each operation what to send and where the answer lies. See `docs/adapters.md`. */
export interface Adapter {
  readonly $schema?: string;
  readonly name: string;
  readonly description?: string;
  /** It keeps to references, paths, Relay's nodes and `errors[]`: without `settings`, the rest of the engine need not load. */
  readonly grammar?: 'plain';
  readonly settings?: { readonly [name: string]: SettingInfo };
  readonly auth?: AuthStyle;
  readonly errors?: ErrorStyle | ErrorRules;
  readonly paging?: PagingName | Paging;
  readonly method?: 'GET' | 'POST';
  readonly entities?: { readonly [type: string]: EntityMap };
  readonly operations: { readonly [operation: string]: Entry };
  /** What the backend tells as it happens; the first whose `when` holds is used. */
  readonly watches?: { readonly [watch: string]: WatchEntry | readonly WatchEntry[] };
  /** By what it tells it, where the host does not say. */
  readonly live?: 'sse' | 'ws';
  /** In a module: parts that load when an element of the family needs them. What stands above goes before them. */
  readonly families?: { readonly [F in Family]?: () => Promise<AdapterPart> };
}

/** What a family adds to an adapter. Where the adapter is `plain`, so is this. */
export type AdapterPart = Pick<Adapter, 'entities' | 'operations' | 'watches'>;

/** An adapter before it is parsed, for `satisfies` where one is written in TypeScript. */
export type AdapterSource = Adapter;
