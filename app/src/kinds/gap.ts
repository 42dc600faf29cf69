import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const gap = defineKind({
  name: 'gap',
  label: words('Gap', '미확인 사항'),
  plural: words('Gaps', '미확인 사항'),
  help: words('What was looked for and not found.', '찾았으나 찾지 못한 것.'),
  title: ['statement'],
  properties: {
    statement: {
      type: 'text',
      label: words('What is missing', '빠진 내용'),
      help: words('What is not known or could not be read.', '알려지지 않았거나 읽지 못한 것.'),
    },
    note,
  },
});
