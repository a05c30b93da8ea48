import type { Input, OperationName, Output, Sink, Support } from '@kith/core';
import type { JsonObject } from './path.js';

// The casts at the edge between data and the model's types: adapters name operations and inputs as data, and what
// they make is checked by kind, field by field, before it passes here.

export function asOutput<N extends OperationName>(value: unknown): Output<N> {
  return value as Output<N>;
}

export function asInput<N extends OperationName>(value: unknown): Input<N> {
  return value as Input<N>;
}

export function asOperationName(name: string): OperationName {
  return name as OperationName;
}

export function asInputs<N extends OperationName>(inputs: Support['inputs']): Support<N>['inputs'] {
  return inputs;
}

/** What is made of variables' descriptions and of inputs, which are JSON, is JSON. */
export function asVariables(value: unknown): JsonObject {
  return (value ?? {}) as JsonObject;
}

export function asSink<Event>(sink: Sink<Event>): Sink<unknown> {
  return sink as Sink<unknown>;
}
