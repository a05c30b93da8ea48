import type { Community } from '@kith/core';
import type { Tabs } from './tabs.js';
import type { WidgetContext } from '@kith/ui';
import type { LitElement } from 'lit';
import type { DraftController } from '../draft/draft-controller.js';
import type { Circumstances } from '../sending/inputs.js';
import type { Sending } from '../sending/sending.js';

/** What a composer lends to the parts of it that load on use. */
export interface Desk {
  readonly element: LitElement;
  readonly context: WidgetContext;
  readonly drafts: DraftController;
  readonly community: () => Community | undefined;
  readonly about: () => Circumstances;
  readonly area: () => HTMLTextAreaElement | null;
  readonly tabs: Tabs;
  /** Says it to those who do not see it. */
  readonly announce: (text: string) => void;
  /** Turns a custom state of the element on or off. */
  readonly state: (name: string, on: boolean) => void;
  readonly sending: () => Sending | undefined;
  /** Sends what is written, as the button does. */
  readonly submit: () => void;
  /** Turns away from it, as the button does. */
  readonly cancel: () => void;
}
