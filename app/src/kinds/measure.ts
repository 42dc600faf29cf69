import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const measure = defineKind({
  name: 'measure',
  label: words('Measure', '조치'),
  plural: words('Measures', '조치'),
  help: words('A sanction, resolution or opinion.', '제재, 결의, 의견 등의 조치.'),
  title: ['basis'],
  properties: {
    type: {
      type: 'choice',
      label: words('Type', '유형'),
      help: words('What sort of measure it is.', '어떤 조치인지.'),
      choices: {
        sanction: words('sanction', '제재'),
        resolution: words('resolution', '결의'),
        opinion: words('opinion', '의견'),
      },
    },
    by: {
      type: 'text',
      many: true,
      label: words('By', '조치 주체'),
      help: words('The state or body that took it.', '조치한 국가나 기구.'),
    },
    date: {
      type: 'date',
      label: words('Date', '날짜'),
      help: words('When it was taken.', '조치가 이루어진 때.'),
    },
    target: {
      type: 'ref',
      refs: ['organisation', 'person', 'camp'],
      many: true,
      label: words('Target', '대상'),
      help: words('Whom or what it names.', '조치가 지목한 대상.'),
    },
    basis: {
      type: 'text',
      label: words('Basis', '사유'),
      help: words('The reason stated.', '밝힌 사유.'),
    },
    norm: {
      type: 'ref',
      refs: ['norm'],
      many: true,
      label: words('Legal basis', '법적 근거'),
      help: words('The rule of law it rests on.', '근거가 된 법 규범.'),
    },
    note,
  },
});
