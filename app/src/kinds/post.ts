import { defineKind } from '@unhidden/record';
import { camp, campAsGiven, note, witnessIdentity } from './recurring-properties.ts';
import { words } from './words.ts';

export const post = defineKind({
  name: 'post',
  label: words('Post', '직책'),
  plural: words('Posts', '직책'),
  help: words(
    'An office held or a task carried: where responsibility lies.',
    '맡은 직책이나 임무. 책임이 어디에 있는지 보여 준다.',
  ),
  title: ['title', 'statement'],
  properties: {
    title: {
      type: 'text',
      label: words('Role', '직위·역할'),
      help: words('The office or task, as the source names it.', '출처가 말한 직위나 임무.'),
    },
    organisation: {
      type: 'ref',
      refs: ['organisation'],
      label: words('Agency or unit', '기관'),
      help: words('The agency or unit it belongs to.', '직책이 속한 기관.'),
    },
    person: {
      type: 'ref',
      refs: ['person'],
      label: words('Held by', '맡은 사람'),
      help: words('Who held it.', '그 직책을 맡은 사람.'),
    },
    camp: { ...camp, help: words('Camps the post is responsible for.', '그 직책이 책임지는 수용소.') },
    camp_as_given: campAsGiven,
    rank: {
      type: 'text',
      label: words('Rank', '계급'),
      help: words('Rank held while in the post.', '재직 당시의 계급.'),
    },
    from: {
      type: 'date',
      label: words('From', '시작'),
      help: words('When it began.', '시작된 때.'),
    },
    to: {
      type: 'date',
      label: words('To', '끝'),
      help: words('When it ended.', '끝난 때.'),
    },
    statement: {
      type: 'text',
      label: words('Statement', '진술'),
      help: words('What the source says about it.', '출처가 말하는 내용.'),
    },
    note,
    witness_identity: witnessIdentity,
  },
});
