import type { Catalogue } from '@kith/ui';
import type { ComposeMessage } from './messages.js';

export const catalogue: Partial<Catalogue<ComposeMessage>> = {};
