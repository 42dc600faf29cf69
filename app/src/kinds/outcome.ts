import { defineKind } from '@unhidden/record';
import { camp, campAsGiven, note, witnessIdentity, whenItHappened } from './recurring-properties.ts';
import { words } from './words.ts';

export const outcome = defineKind({
  name: 'outcome',
  label: words('Release or closure', '석방·폐쇄'),
  plural: words('Releases and closures', '석방·폐쇄'),
  help: words(
    'What became of prisoners or of a camp: closure, release, transfer, fate.',
    '수감자나 수용소가 어떻게 되었는지. 폐쇄, 석방, 이송, 생사.',
  ),
  title: ['type', 'statement'],
  properties: {
    type: {
      type: 'choice',
      label: words('Type', '유형'),
      help: words('What sort of outcome it was.', '어떤 결말인지.'),
      choices: {
        closure: words('closure', '폐쇄'),
        release: words('release', '석방'),
        transfer: words('transfer', '이송'),
        fate: words('fate of prisoners', '수감자의 생사'),
        other: words('other', '기타'),
      },
    },
    camp,
    camp_as_given: campAsGiven,
    date: whenItHappened,
    count: {
      type: 'number',
      units: ['people'],
      label: words('People concerned', '인원'),
      help: words('How many people, as a range.', '관련된 사람의 수. 범위로 적는다.'),
    },
    statement: {
      type: 'text',
      label: words('Statement', '진술'),
      help: words('What the source says.', '출처가 말하는 내용.'),
    },
    note,
    person: {
      type: 'ref',
      refs: ['person'],
      many: true,
      tier: 'protected',
      label: words('Person', '사람'),
      help: words(
        'Persons concerned; a released prisoner can be arrested again.',
        '관련된 사람. 풀려난 사람은 다시 붙잡힐 수 있다.',
      ),
    },
    witness_identity: witnessIdentity,
  },
});
