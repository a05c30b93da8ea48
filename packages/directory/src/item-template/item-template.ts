import type { Member } from '@kith/core';
import type { PeopleController } from '@kith/people';
import { safeImageUrl, safeUrl, ugcRel } from '@kith/ui';

/** What stands at a path: fields and list places by name and number; from the item of `data-kith-each` after a dot. */
interface Scope {
  readonly member: object;
  readonly item?: unknown;
}

const bindings = ['if', 'each', 'text', 'href', 'src', 'alt', 'title', 'label', 'datetime', 'action'] as const;
type Binding = (typeof bindings)[number];

/**
 * Makes members' elements from a host's `<template data-kith="member">`. Bindings are paths, never expressions;
 * URLs pass the gate, and no other attribute is ever written. Answers with one element for each member, the same as
 * long as the member is.
 */
export function memberBinder(template: HTMLTemplateElement, people: PeopleController): (member: Member) => HTMLElement {
  const made = new WeakMap<Member, HTMLElement>();
  return (member) => {
    let element = made.get(member);
    if (!element) {
      element = document.createElement('div');
      element.className = 'bound';
      element.append(document.importNode(contentOf(template), true));
      for (const child of [...element.children]) bind(child, { member }, member, people);
      made.set(member, element);
    }
    return element;
  };
}

/** React leaves `content` empty and appends children to the template itself: both are taken. */
function contentOf(template: HTMLTemplateElement): DocumentFragment {
  if (template.content.hasChildNodes()) return template.content;
  const fragment = document.createDocumentFragment();
  for (const child of template.childNodes) fragment.append(child.cloneNode(true));
  return fragment;
}

function bind(element: Element, scope: Scope, member: Member, people: PeopleController): void {
  const paths = takeBindings(element);
  const each = paths.get('each');
  if (each !== undefined) {
    const items = at(scope, each);
    for (const item of Array.isArray(items) ? items : []) {
      const copy = element.cloneNode(true);
      if (!(copy instanceof Element)) continue;
      element.before(copy);
      apply(copy, paths, { ...scope, item }, member, people);
    }
    element.remove();
    return;
  }
  apply(element, paths, scope, member, people);
}

function apply(
  element: Element,
  paths: ReadonlyMap<Binding, string>,
  scope: Scope,
  member: Member,
  people: PeopleController,
): void {
  const condition = paths.get('if');
  if (condition !== undefined && !isThere(at(scope, condition))) return element.remove();
  const text = paths.get('text');
  if (text === undefined) for (const child of [...element.children]) bind(child, scope, member, people);
  else {
    element.textContent = textAt(scope, text) ?? (text === 'name' ? people.name(member) : '');
    if (!element.hasAttribute('dir')) element.setAttribute('dir', 'auto');
  }
  for (const [name, attribute] of plainAttributes) {
    const path = paths.get(name);
    const value = path === undefined ? undefined : textAt(scope, path);
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  const href = paths.get('href');
  if (href !== undefined) link(element, href, scope, member, people);
  const src = paths.get('src');
  if (src !== undefined) {
    const url = safeImageUrl(at(scope, src));
    // A picture only: what else has a source runs it, frames it or plays it.
    if (url && element.localName === 'img') element.setAttribute('src', url);
    else element.remove();
  }
  if (paths.get('action') === 'follow') followBy(element, member, people);
}

const plainAttributes = [
  ['alt', 'alt'],
  ['title', 'title'],
  ['label', 'aria-label'],
  ['datetime', 'datetime'],
] as const;

/** `href` alone is the member's own page, as on a card; any other path is a link that a member wrote. */
function link(element: Element, path: string, scope: Scope, member: Member, people: PeopleController): void {
  const own = path === 'href';
  const href = own ? people.href(member) : safeUrl(at(scope, path), people.context.settings().schemes);
  // A link only: what else has such an address loads it.
  if (!href || !/^(?:a|area)$/.test(element.localName)) return element.removeAttribute('href');
  element.setAttribute('href', href);
  if (!own) return element.setAttribute('rel', ugcRel);
  element.setAttribute('data-member', member.id);
  element.addEventListener('click', (event) => {
    if (event instanceof MouseEvent) people.open(event, member);
  });
}

function followBy(element: Element, member: Member, people: PeopleController): void {
  if (people.followOffer(member) === 'none') return element.remove();
  element.setAttribute('aria-pressed', String(Boolean(member.following)));
  element.addEventListener('click', () => void people.toggleFollow(member));
}

/** Takes the bindings off an element, and whatever handler is written on it. */
function takeBindings(element: Element): ReadonlyMap<Binding, string> {
  const paths = new Map<Binding, string>();
  for (const name of bindings) {
    const path = element.getAttribute(`data-kith-${name}`);
    if (path !== null) paths.set(name, path.trim());
    element.removeAttribute(`data-kith-${name}`);
  }
  for (const name of element.getAttributeNames()) if (name.startsWith('on')) element.removeAttribute(name);
  return paths;
}

function at({ member, item }: Scope, path: string): unknown {
  const [from, steps] = path.startsWith('.') ? [item, path.slice(1)] : [member, path];
  let value: unknown = from;
  for (const step of steps.split('.').filter(Boolean))
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  return value;
}

function textAt(scope: Scope, path: string): string | undefined {
  const value = at(scope, path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value ? value : undefined;
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
