import { defineKind } from '@unhidden/record';
import { camp, note } from './recurring-properties.ts';
import { words } from './words.ts';

export const topic = defineKind({
  name: 'topic',
  label: words('Contested topic', '쟁점'),
  plural: words('Contested topics', '쟁점'),
  help: words('A question on which sources disagree.', '출처마다 말이 엇갈리는 문제.'),
  title: ['topic'],
  properties: {
    topic: {
      type: 'text',
      label: words('Topic', '쟁점'),
      help: words('The question.', '무엇이 문제인지.'),
    },
    position: {
      type: 'text',
      many: true,
      label: words('Position', '주장'),
      help: words('What one source says.', '한 출처가 밝힌 내용.'),
    },
    camp,
    note,
  },
});
