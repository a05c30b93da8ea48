export * from './model/operation.js';
export * from './model/member.js';
export * from './model/viewer.js';
export * from './gateway.js';
export * from './errors.js';
