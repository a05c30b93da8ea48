import Artalk from 'artalk';

// As its guide says, without what asks other hosts (emoticons) or its own server again (settings, versions): that would
// only make it slower.
Artalk.init({
  el: '#comments',
  pageKey: '/bench',
  pageTitle: 'Bench',
  server: location.origin,
  site: 'bench',
  locale: 'en',
  emoticons: false,
  useBackendConf: false,
  versionCheck: false,
  flatMode: false,
  nestMax: 4,
  pagination: { pageSize: 100, readMore: true, autoLoad: false },
  avatarURLBuilder: () => 'data:,',
  heightLimit: { content: 0, children: 0, scrollable: false },
});
