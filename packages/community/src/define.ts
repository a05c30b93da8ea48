import { defineOnce } from '@kith/ui';
import './connect.js';
import { KithCommunity } from './kith-community.js';

defineOnce('kith-community', KithCommunity);
