import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf, makeManifest } from './manifest.mjs';

const base = {
  path: 'packages/ui/src/base.ts',
  text: `
    import { LitElement } from 'lit';
    import { property } from 'lit/decorators.js';
    export abstract class Base extends LitElement {
      /** Where to ask. */
      @property() endpoint: string | undefined;
      @property({ attribute: false }) gateway: object | undefined;
      protected readonly connection = 1;
    }`,
};
const card = {
  path: 'packages/people/src/card/card.ts',
  text: `
    import { Base } from '@kith/ui';
    import { property } from 'lit/decorators.js';
    /**
     * @summary One member.
     * @tag kith-card
     * @slot - Below the name.
     * @csspart name - The name.
     * @cssproperty [--kith-card-padding=1em] - Inner spacing.
     * @cssstate busy - While it loads.
     * @event {CustomEvent} kith-card-open - A card is opened.
     */
    export class Card extends Base {
      /** How it looks. */
      @property() view: 'small' | 'large' = 'small';
      @property() private hidden2 = '';
      #secret = 1;
      private other = 2;
      /** Reads again. */
      refresh(): void {}
      #work(): void {}
    }`,
};

const manifest = makeManifest([base, card]);
const [element] = elementsOf(manifest);
const names = (list) => (list ?? []).map(({ name }) => name).sort();

test('private members are not in the manifest, and neither are their attributes', () => {
  assert.deepEqual(names(element.members), ['endpoint', 'gateway', 'refresh', 'view']);
  assert.deepEqual(names(element.attributes), ['endpoint', 'view']);
});

test('the tag of the class comment is a definition', () => {
  const { exports } = manifest.modules.find(({ path }) => path === card.path);
  assert.deepEqual(
    exports
      .filter(({ kind }) => kind === 'custom-element-definition')
      .map(({ name, declaration }) => [name, declaration.name]),
    [['kith-card', 'Card']],
  );
});

test('what comes from a base class of another package says so', () => {
  const endpoint = element.attributes.find(({ name }) => name === 'endpoint');
  assert.equal(endpoint.inheritedFrom.name, 'Base');
  assert.equal(endpoint.description, 'Where to ask.');
});

test('slots, parts, properties, states and events come from the class comment', () => {
  assert.deepEqual(names(element.slots), ['']);
  assert.deepEqual(names(element.cssParts), ['name']);
  assert.deepEqual(names(element.cssProperties), ['--kith-card-padding']);
  assert.deepEqual(names(element.cssStates), ['busy']);
  assert.deepEqual(names(element.events), ['kith-card-open']);
});

test('properties that several classes spread from a constant are attributes of each', () => {
  const list = {
    path: 'packages/feed/src/list.ts',
    text: `
      import { Base } from '@kith/ui';
      export const cardProperties = { images: {}, pageSize: { type: Number, attribute: 'page-size' }, open: { state: true } };
      export abstract class List extends Base {
        static override properties = cardProperties;
        /** When pictures load. */
        images = 'click';
        pageSize: number | undefined;
        open = false;
      }`,
  };
  const feed = {
    path: 'packages/feed/src/feed.ts',
    text: `
      import { cardProperties, List } from './list.js';
      /** @tag kith-stream */
      export class Stream extends List {
        static override properties = { ...cardProperties, topic: {}, post: { attribute: false } };
        topic: string | undefined;
        post: object | undefined;
      }`,
  };
  const [stream] = elementsOf(makeManifest([base, list, feed]));
  assert.deepEqual(names(stream.attributes), ['endpoint', 'images', 'page-size', 'topic']);
  assert.equal(stream.attributes.find(({ name }) => name === 'images').description, 'When pictures load.');
});
