import type { WidgetContext } from '@kith/ui';
import { composeMessages, type ComposeMessage } from '../messages/messages.js';
import { sizeText, typeName, type FileComplaint } from './check.js';

const families: { readonly [family: string]: ComposeMessage } = {
  image: 'picture',
  video: 'video',
  audio: 'audio',
  text: 'text',
};

/** Why a file is not taken, with its name and what would be. */
export function sentenceOf(complaint: FileComplaint, { text, locale }: Pick<WidgetContext, 'text' | 'locale'>): string {
  if (complaint.key === 'too-large')
    return text(composeMessages, 'too-large', { name: complaint.name, limit: sizeText(complaint.bytes, locale()) });
  if (complaint.key === 'wrong-type') {
    const names = complaint.types.map((type) => {
      const [family = '', kind = ''] = type.split('/');
      const known = kind === '*' && Object.hasOwn(families, family) ? families[family] : undefined;
      return known ? text(composeMessages, known) : typeName(type);
    });
    const types = new Intl.ListFormat(locale(), { type: 'disjunction' }).format(new Set(names));
    return text(composeMessages, 'wrong-type', { name: complaint.name, types });
  }
  if (complaint.key === 'no-files') return text(composeMessages, 'no-files');
  return text(composeMessages, complaint.key, complaint);
}
