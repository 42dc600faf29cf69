import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const norm = defineKind({
  name: 'norm',
  label: words('Norm', '법 규범'),
  plural: words('Norms', '법 규범'),
  help: words('A rule of law.', '법 규범.'),
  title: ['instrument', 'article'],
  properties: {
    instrument: {
      type: 'text',
      label: words('Instrument', '법령·조약'),
      help: words('Treaty, statute or resolution.', '조약, 법률, 결의.'),
    },
    article: {
      type: 'text',
      label: words('Article', '조항'),
      help: words('The part meant.', '해당 조항.'),
    },
    covers: {
      type: 'text',
      label: words('What it covers', '규율 내용'),
      help: words('What it protects, forbids or provides.', '보호하거나 금지하거나 정하는 것.'),
    },
    status_for_dprk: {
      type: 'text',
      label: words('Status for the DPRK', '북한에 대한 효력'),
      help: words(
        'Whether it binds the DPRK, and what bodies have found.',
        '북한에 구속력이 있는지, 관련 기구가 어떻게 판단했는지.',
      ),
    },
    url: {
      type: 'url',
      label: words('Address', '주소'),
      help: words('Where the text can be read.', '원문을 볼 수 있는 곳.'),
    },
    note,
  },
});
