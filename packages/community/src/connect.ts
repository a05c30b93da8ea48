import { setConnector } from '@kith/ui';
import { attributesOf, connectOptionsOf, settingsOf } from './attributes.js';
import { CommunityConnection } from './connection.js';

// A widget with an `endpoint` of its own connects by the same attributes as `<kith-community>`.
setConnector((host) => {
  const connection = new CommunityConnection();
  const tag = { ...attributesOf(host), endpoint: host.endpoint };
  const options = connectOptionsOf(host, tag);
  if (options) connection.connect(options, settingsOf(tag));
  return { connection, release: () => connection.disconnect() };
});
