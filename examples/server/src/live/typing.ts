import type { Context } from '../graphql/context.js';
import { publishTyping, type TypingNews } from './changes.js';
import { isSame, isUnder, readPlace, type Place, type PlaceInput } from './place.js';
import { readReader } from '../discussions/reader.js';
import { readWriters, type WriterView } from './writers.js';
import { openStream } from './stream.js';

/** For how long somebody counts as typing after they said so. Milliseconds. */
const LASTS = 8_000;

interface TypingView {
  readonly author: WriterView;
  readonly until: Date;
}

/** Tells others that the viewer is writing there. Nobody is told of a guest, who has no name yet, nor of who may not write. */
export async function notifyTyping(context: Context, input: PlaceInput): Promise<void> {
  const { database, viewer, budget } = context;
  budget.spend(2);
  const place = await readPlace(context, input);
  if (!viewer || !place || (await readReader(context)).suspended) return;
  const until = new Date(Date.now() + LASTS).toISOString();
  await publishTyping(database, { authorId: viewer.memberId, ...place, until });
}

/** Who else is writing there, but for those whom the viewer has muted. */
export async function watchTyping(context: Context, input: PlaceInput): Promise<AsyncGenerator<TypingView>> {
  context.budget.spend(2);
  const place = (await readPlace(context, input)) ?? nowhere;
  return openStream<TypingNews, TypingView>(context, {
    listen: (push, end) => ({
      typing: (news) => {
        if (news.authorId !== context.viewer?.memberId && isThere(news, place)) push(news);
      },
      moved: (page) => {
        if (isUnder(place, page)) end();
      },
    }),
    async tell(news) {
      const writers = await readWriters(
        context,
        news.map(({ authorId }) => authorId),
      );
      return news.flatMap(({ authorId, until }) => {
        const author = writers.get(authorId);
        return author ? [{ author, until: new Date(until) }] : [];
      });
    },
  });
}

/** A place that the viewer may not see: nothing is ever heard of it. */
const nowhere: Place = { threadId: '', subject: null, topicId: null };

function isThere(news: Place, place: Place): boolean {
  const { threadId, subject, topicId } = place;
  // A page's thread may begin only now.
  if (subject) return isSame(subject, news.subject);
  return news.threadId === threadId && (threadId !== null || news.topicId === topicId) && !news.subject === !subject;
}
