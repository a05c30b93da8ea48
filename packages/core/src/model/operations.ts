import { memberOperations } from './member.js';
import type { OperationInfo, OperationName } from './operation.js';
import { viewerOperations } from './viewer.js';

const tables: Record<string, OperationInfo> = { ...memberOperations, ...viewerOperations };

/** Makes a family's operations known at run time; call it where the family is defined. Repeating it changes nothing. */
export function addOperations(table: Readonly<Record<string, OperationInfo>>): void {
  Object.assign(tables, table);
}

/** @throws {TypeError} when no family on the page has brought the operation */
export function operationInfo(name: OperationName): OperationInfo {
  const info = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!info) throw new TypeError(`Unknown operation "${name}": import the family that brings it.`);
  return info;
}
