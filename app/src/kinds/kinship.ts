import { defineKind } from '@unhidden/record';
import { words } from './words.ts';

/** Nothing here is public by default: a leaked relative is a punished relative. */
export const kinship = defineKind({
  name: 'kinship',
  label: words('Kinship', '친족 관계'),
  plural: words('Kinships', '친족 관계'),
  help: words('Two persons and how they are related.', '두 사람과 그 친족 관계.'),
  title: ['relation'],
  properties: {
    person: {
      type: 'ref',
      refs: ['person'],
      tier: 'protected',
      label: words('Person', '사람'),
      help: words('The first of the two.', '두 사람 가운데 한 사람.'),
    },
    relative: {
      type: 'ref',
      refs: ['person'],
      tier: 'protected',
      label: words('Relative', '친족'),
      help: words(
        'The other; under guilt by association a named relative is at risk.',
        '다른 한 사람. 연좌제 아래에서는 이름이 드러난 친족이 위험해진다.',
      ),
    },
    relation: {
      type: 'choice',
      tier: 'protected',
      label: words('Relation', '관계'),
      help: words('What the relative is to the person.', '친족이 그 사람에게 누구인지.'),
      choices: {
        parent: words('parent', '부모'),
        child: words('child', '자녀'),
        spouse: words('spouse', '배우자'),
        sibling: words('brother or sister', '형제자매'),
        grandparent: words('grandparent', '조부모'),
        grandchild: words('grandchild', '손주'),
        parents_sibling: words('uncle or aunt', '부모의 형제자매'),
        siblings_child: words('nephew or niece', '조카'),
        cousin: words('cousin', '사촌'),
        in_law: words('relative by marriage', '인척'),
        other: words('other', '기타'),
      },
    },
    from: {
      type: 'date',
      tier: 'protected',
      label: words('From', '시작'),
      help: words('When the relation began, for example by marriage.', '혼인 등으로 관계가 시작된 때.'),
    },
    to: {
      type: 'date',
      tier: 'protected',
      label: words('To', '끝'),
      help: words('When it ended, for example by forced divorce.', '강제 이혼 등으로 관계가 끝난 때.'),
    },
    note: {
      type: 'text',
      many: true,
      tier: 'protected',
      label: words('Note', '비고'),
      help: words('What else is known of the relation.', '관계에 관해 더 알려진 점.'),
    },
    relative_whereabouts: {
      type: 'text',
      tier: 'sealed',
      label: words('Whereabouts of the relative', '친족의 소재'),
      help: words('Where the relative is now.', '친족이 지금 있는 곳.'),
    },
  },
});
