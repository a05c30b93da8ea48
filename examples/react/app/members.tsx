'use client';

import { fromFetch } from '@kith/graphql';
import type { KithCommunity } from '@kith/community';
import type { KithMemberOpenEvent } from '@kith/people';
import { useEffect, useRef, useState } from 'react';

/** The directory. The server renders its tags; the browser gives them this app's own GraphQL client, then defines them. */
export function Members({ endpoint }: { endpoint: string }) {
  const community = useRef<KithCommunity>(null);
  const [opened, setOpened] = useState<string>();

  useEffect(() => {
    const element = community.current;
    if (!element) return undefined;
    element.transport = fromFetch(fetch, endpoint);
    void import('@kith/community/define');
    void import('@kith/directory/define');

    const open = (event: KithMemberOpenEvent) => {
      // The app's router would go to the member's page here.
      event.preventDefault();
      setOpened(event.detail.member.name ?? undefined);
    };
    // On tags that React renders in the browser `onkith-member-open={open}` does the same; React 19 does not attach it
    // to tags that it hydrates.
    element.addEventListener('kith-member-open', open);
    return () => element.removeEventListener('kith-member-open', open);
  }, [endpoint]);

  return (
    <kith-community ref={community} member-url="/people/{handle}">
      <kith-directory facets="expertise location">
        <p>The members of Plumbline.</p>
      </kith-directory>
      <p role="status">{opened ? `You opened ${opened}.` : ''}</p>
    </kith-community>
  );
}
