import { addOperations } from '@kith/core';
import type { WidgetContext } from '@kith/ui';

/** Loads what it takes to do with posts all that can be done, beyond their first view. It rejects where it cannot. */
export async function wholeDiscussion(context: WidgetContext): Promise<void> {
  const [{ discussionOperations }] = await Promise.all([
    import('@kith/core/discussion'),
    context.widen('discussion-more'),
  ]);
  addOperations(discussionOperations);
}
