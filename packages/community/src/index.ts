export { KithCommunity, KithConsentGrantedEvent } from './kith-community.js';
