import { defineKind } from '@unhidden/record';
import { note } from './recurring-properties.ts';
import { words } from './words.ts';

export const approach = defineKind({
  name: 'approach',
  label: words('Approach', '요청 기록'),
  plural: words('Approaches', '요청 기록'),
  help: words('One contact about a demand, and the answer.', '요구를 전한 한 차례의 요청과 그에 대한 답.'),
  title: ['demand_as_given'],
  properties: {
    demand: {
      type: 'ref',
      refs: ['demand'],
      many: true,
      label: words('Demand', '요구'),
      help: words('The demand record it pursues.', '이 요청으로 전한 요구.'),
    },
    demand_as_given: {
      type: 'text',
      label: words('What was asked', '요청 내용'),
      help: words('What was asked, as the source tells it.', '출처에 적힌 요청 내용.'),
    },
    to: {
      type: 'text',
      many: true,
      label: words('To', '받은 쪽'),
      help: words('Who was asked.', '요청을 받은 쪽.'),
    },
    by: {
      type: 'text',
      many: true,
      label: words('By', '보낸 쪽'),
      help: words('Who asked.', '요청한 쪽.'),
    },
    date: {
      type: 'date',
      label: words('Date', '날짜'),
      help: words('When it was asked.', '요청한 때.'),
    },
    channel: {
      type: 'text',
      label: words('Channel', '경로'),
      help: words('By what means it was asked.', '어떤 방식으로 요청했는지.'),
    },
    answer: {
      type: 'text',
      label: words('Answer', '답변'),
      help: words('What was answered, if anything was.', '돌아온 답. 없으면 비워 둔다.'),
    },
    answer_date: {
      type: 'date',
      label: words('Answered on', '답변일'),
      help: words('When the answer came.', '답이 온 때.'),
    },
    note,
    intermediary: {
      type: 'text',
      many: true,
      tier: 'sealed',
      label: words('Intermediary', '중개인'),
      help: words('Who carried a message in confidence.', '비밀리에 말을 전한 사람.'),
    },
  },
});
