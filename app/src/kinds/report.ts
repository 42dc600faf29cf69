import { defineKind } from '@unhidden/record';
import { camp, note, webAddress } from './recurring-properties.ts';
import { words } from './words.ts';

export const report = defineKind({
  name: 'report',
  label: words('Report', '보고서'),
  plural: words('Reports', '보고서'),
  help: words('A publication on the camps.', '수용소를 다룬 간행물.'),
  title: ['title'],
  properties: {
    title: {
      type: 'text',
      label: words('Title', '제목'),
      help: words('The title as published.', '발표된 그대로의 제목.'),
    },
    authors: {
      type: 'text',
      many: true,
      label: words('Authors', '저자'),
      help: words('Who wrote it.', '쓴 사람이나 기관.'),
    },
    date: {
      type: 'date',
      label: words('Date', '발행일'),
      help: words('When it was published.', '발행된 때.'),
    },
    url: webAddress,
    camp,
    file: {
      type: 'file',
      many: true,
      label: words('File', '파일'),
      help: words('Hash of the copy we hold.', '보관 중인 사본의 해시값.'),
    },
    note,
  },
});
