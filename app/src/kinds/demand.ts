import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const demand = defineKind({
  name: 'demand',
  label: words('Demand', '요구'),
  plural: words('Demands', '요구'),
  help: words('What somebody asks to be done.', '누군가 이행을 촉구한 것.'),
  title: ['text'],
  properties: {
    text: {
      type: 'text',
      label: words('Demand', '요구 내용'),
      help: words('What is asked.', '요구하는 것.'),
    },
    by: {
      type: 'text',
      many: true,
      label: words('Asked by', '요구한 쪽'),
      help: words('Who asks it.', '요구하는 사람이나 기관.'),
    },
    addressed_to: {
      type: 'text',
      many: true,
      label: words('Addressed to', '요구 대상'),
      help: words('Who is asked.', '요구를 받는 쪽.'),
    },
    basis: {
      type: 'text',
      many: true,
      label: words('Basis', '근거'),
      help: words('The rule or finding it rests on.', '요구의 근거가 되는 규범이나 조사 결과.'),
    },
    status: {
      type: 'choice',
      label: words('Status', '이행 현황'),
      help: words('What has come of it.', '요구가 어떻게 되었는지.'),
      choices: {
        open: words('open', '미이행'),
        partly_met: words('partly met', '일부 이행'),
        met: words('met', '이행'),
        refused: words('refused', '거부'),
      },
    },
    note,
  },
});
