import type { Transport, TransportAnswer, TransportRequest } from '../src/index.js';

export interface FakeTransport extends Transport {
  readonly requests: TransportRequest[];
}

/** A transport that answers by a function of the request, and keeps what was asked. */
export function fakeTransport(
  answer: (request: TransportRequest) => TransportAnswer | Promise<TransportAnswer>,
): FakeTransport {
  const requests: TransportRequest[] = [];
  return {
    requests,
    async execute(request) {
      requests.push(request);
      return answer(request);
    },
  };
}
