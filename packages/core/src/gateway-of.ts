import { CommunityError } from './errors.js';
import type { Gateway, RunOptions, Support } from './gateway.js';
import type { Input, OperationName, Output } from './model/operation.js';

/** Functions by operation name. What is not there is not supported. */
export type GatewayFunctions = {
  readonly [N in OperationName]?: (input: Input<N>, options: RunOptions) => Output<N> | Promise<Output<N>>;
};

type Supports = { readonly [N in OperationName]?: Support<N> };

/**
 * A gateway made of plain functions. An operation that has one takes every input, unless `supports` says less.
 */
export function gatewayOf(functions: GatewayFunctions, supports: Supports = {}): Gateway {
  return {
    supports<N extends OperationName>(name: N): Support<N> | undefined {
      return functions[name] && (supports[name] ?? { inputs: anyInput });
    },
    async run<N extends OperationName>(name: N, input: Input<N>, options: RunOptions = {}): Promise<Output<N>> {
      const run = functions[name];
      if (!run) throw new CommunityError('unsupported');
      return run(input, options);
    },
  };
}

/** Any name answers `true`: a function may use whatever it is given. */
const anyInput = new Proxy<Record<string, true>>({}, { get: () => true, has: () => true });
