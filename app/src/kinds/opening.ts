import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const opening = defineKind({
  name: 'opening',
  label: words('Way to take part', '참여 기회'),
  plural: words('Ways to take part', '참여 기회'),
  help: words(
    'An internship or another way to take part, as its organiser states it.',
    '인턴십 등 참여할 수 있는 길. 주관 기관이 밝힌 내용을 따른다.',
  ),
  title: ['title'],
  properties: {
    title: {
      type: 'text',
      label: words('Title', '제목'),
      help: words('What it is.', '무엇인지.'),
    },
    detail: {
      type: 'text',
      label: words('Terms', '조건'),
      help: words('Its terms and how to apply.', '조건과 지원 방법.'),
    },
    url: {
      type: 'url',
      label: words('Address', '주소'),
      help: words('Where to apply.', '지원하는 곳.'),
    },
    note,
  },
});
