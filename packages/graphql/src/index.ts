export * from './adapter.js';
export { type AdapterOverrides, composeAdapters } from './compose.js';
export { explainAdapter } from './explain.js';
export { graphqlGateway, type GatewayOptions } from './gateway.js';
export { type HeaderRecord, fromFetch, httpTransport, type HttpOptions } from './http.js';
export type { Json, JsonObject } from './path.js';
export { presets } from './presets/index.js';
export type { Fetch } from './token.js';
export * from './transport.js';
