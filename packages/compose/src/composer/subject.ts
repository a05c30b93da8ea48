import type { Subject } from '@kith/core';

/** The host's page that a first comment tells of itself: its title and address travel with it. */
export function subjectOf(
  {
    site,
    subjectTitle,
    subjectUrl,
  }: { site?: string | undefined; subjectTitle?: string | undefined; subjectUrl?: string | undefined },
  key: string,
): Subject {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return {
    key,
    ...(site && { site }),
    title: subjectTitle ?? document.title,
    url: subjectUrl ?? canonical ?? `${location.origin}${location.pathname}`,
  };
}
