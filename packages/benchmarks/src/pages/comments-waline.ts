import { init } from '@waline/client';

// As its guide says, without what asks other hosts (emoji, search): that would only make it slower.
init({
  el: '#comments',
  serverURL: location.origin,
  path: '/bench',
  lang: 'en',
  emoji: false,
  search: false,
  pageSize: 100,
  comment: false,
  pageview: false,
});
