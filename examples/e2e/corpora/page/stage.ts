import { memberGateway, type Gateway, type Input, type Member, type OperationName } from '@kith/core';
import type { FunctionEntry } from '@kith/graphql';
import { deepElements } from './inspect.js';

const facets = ['expertise', 'offers', 'wants', 'location', 'organisation', 'language', 'badge'];

export const allFacets = facets.join(' ');

/** The operations that the widgets are given, each with its inputs. */
const operations = {
  'members.list': { search: true, facets, sort: true, first: true, after: true, page: true },
  'members.facets': { names: facets, search: true, facets, limit: true },
  'members.get': { id: true, handle: true },
  'members.follow': { id: true },
  'members.unfollow': { id: true },
  'viewer.get': {},
} satisfies { readonly [N in OperationName]?: FunctionEntry['supports']['inputs'] };

/** Attributes of the community around the widgets: a host's, some of which carry what strangers wrote. */
export interface Host {
  readonly 'member-url'?: string;
  readonly 'post-url'?: string;
  readonly 'topic-url'?: string;
  readonly 'tag-url'?: string;
  readonly accent?: string;
  readonly radius?: string;
}

/** Shows `build`'s widgets within a community that has these members, until `remove` is called. */
export function show(members: readonly Member[], host: Host, build: (stage: HTMLElement) => void) {
  return stand(operationsOf(memberGateway(members, { key: 'viewer' })), host, build);
}

/** Shows `build`'s widgets within a community with these operations, until `remove` is called. */
export function stand(
  operations: { readonly [name: string]: FunctionEntry },
  host: Host,
  build: (stage: HTMLElement) => void,
) {
  const community = document.createElement('kith-community');
  for (const [name, value] of Object.entries<string>({ ...host })) community.setAttribute(name, value);
  // The real chain from the tag to the widgets, with plain functions where the network would be.
  community.transport = { execute: () => Promise.reject(new TypeError('There is no network here')) };
  community.adapter = { name: 'corpus', operations };
  const stage = document.createElement('div');
  build(stage);
  community.append(stage);
  document.body.append(community);
  return { community, stage, remove: () => community.remove() };
}

function operationsOf(gateway: Gateway): { readonly [name: string]: FunctionEntry } {
  const entry = <N extends keyof typeof operations>(name: N): FunctionEntry => ({
    // The input comes from the widgets, which know the operation that they name.
    run: (input) => gateway.run(name, input as Input<N>),
    supports: { inputs: operations[name] },
  });
  return {
    'members.list': entry('members.list'),
    'members.facets': entry('members.facets'),
    'members.get': entry('members.get'),
    'members.follow': entry('members.follow'),
    'members.unfollow': entry('members.unfollow'),
    'viewer.get': entry('viewer.get'),
  };
}

export function directory(view: 'grid' | 'list' | 'table', count: number): HTMLElement {
  const element = document.createElement('kith-directory');
  element.setAttribute('view', view);
  element.setAttribute('page-size', String(count));
  element.setAttribute('facets', allFacets);
  return element;
}

/**
 * Resolves when every widget below `root` has drawn what it has and nothing is under way; `enough` says whether all
 * that was asked for is there.
 * @throws {Error} when it is not there in time
 */
export async function settled(root: Element, enough: () => boolean): Promise<void> {
  await drawn(root, enough);
  // What is drawn late, on an idle moment or after an import, has its turn.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await updated(root);
}

/** As `settled`, for what draws nothing late. */
export async function drawn(root: Element, enough: () => boolean): Promise<void> {
  const end = performance.now() + 60_000;
  while (!enough()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (performance.now() > end) throw new Error('the widgets did not show what they were given');
  }
  await updated(root);
  await new Promise((resolve) => setTimeout(resolve));
  await updated(root);
}

async function updated(root: Element): Promise<void> {
  for (const element of [root, ...deepElements(root)]) if ('updateComplete' in element) await element.updateComplete;
}
