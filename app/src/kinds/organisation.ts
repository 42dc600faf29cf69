import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const organisation = defineKind({
  name: 'organisation',
  label: words('Agency or unit', '기관'),
  plural: words('Agencies and units', '기관'),
  help: words('An agency, bureau or unit, and what it belongs to.', '기관, 국, 부대와 그 소속.'),
  title: ['names'],
  properties: {
    names: {
      type: 'name',
      many: true,
      label: words('Names', '이름'),
      help: words(
        'Every name and spelling in use; agencies are renamed often.',
        '쓰이는 모든 이름과 표기. 기관명은 자주 바뀐다.',
      ),
    },
    parent: {
      type: 'ref',
      refs: ['organisation'],
      many: true,
      label: words('Belongs to', '상급 기관'),
      help: words(
        'The body above it, which may change over time.',
        '위에 있는 기관. 시기에 따라 달라질 수 있다.',
      ),
    },
    mandate: {
      type: 'text',
      many: true,
      label: words('Mandate', '임무'),
      help: words('What it is charged with.', '맡은 임무.'),
    },
    founded: {
      type: 'date',
      label: words('Founded', '설립'),
      help: words('When it was set up.', '설립된 때.'),
    },
    dissolved: {
      type: 'date',
      label: words('Dissolved', '해체'),
      help: words('When it ended or was renamed.', '없어지거나 이름이 바뀐 때.'),
    },
    note,
  },
});
