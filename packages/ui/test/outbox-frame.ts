import { addOperations, Community, gatewayOf, type Post } from '@kith/core';
import { discussionOperations, discussionPlans } from '@kith/core/discussion';
import { outboxOf, type Outbox } from '@kith/core/outbox';

/** What the page around gives each of its tabs: a backend that they share. */
export interface FrameHost {
  /** Sends from this tab; `file` is what was uploaded. */
  outboxBackend(tab: string, id: string, text: string): Promise<Post>;
}

/** What a tab gives the page around it. */
export interface FrameTab {
  readonly outbox: Outbox;
  readonly community: Community;
}

addOperations(discussionOperations);
const parameters = new URLSearchParams(location.search);
const host = parent as unknown as FrameHost;
const gateway = gatewayOf(
  {
    'posts.create': ({ body }, { writeId = '' }) => host.outboxBackend(parameters.get('tab') ?? '', writeId, body.text),
    'attachments.create': async (_, { file, writeId = '' }) =>
      host.outboxBackend(parameters.get('tab') ?? '', writeId, `file ${await file?.text()}`),
  },
  { 'posts.create': { inputs: {}, idempotent: true } },
);
const community = new Community({
  gateway,
  name: parameters.get('community') ?? undefined,
  viewer: { key: parameters.get('account') },
});
const outbox = outboxOf(community, discussionPlans);
outbox.subscribe(() => {});
Object.assign(window, { tab: { outbox, community } satisfies FrameTab });
