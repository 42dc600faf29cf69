import { defineKind } from '@unhidden/record';
import {
  camp,
  campAsGiven,
  note,
  restsOnEarlierAccount,
  sealedPlace,
  witnessIdentity,
  whenItHappened,
} from './recurring-properties.ts';
import { words } from './words.ts';

export const act = defineKind({
  name: 'act',
  label: words('Act', '침해 행위'),
  plural: words('Acts', '침해 행위'),
  help: words('What was done to people.', '사람에게 가해진 행위.'),
  title: ['type', 'statement'],
  properties: {
    type: {
      type: 'choice',
      label: words('Type', '유형'),
      help: words('What sort of act it was.', '어떤 행위인지.'),
      choices: {
        killing: words('killing', '살해'),
        public_execution: words('public execution', '공개처형'),
        torture: words('torture', '고문'),
        sexual_violence: words('sexual violence', '성폭력'),
        forced_abortion: words('forced abortion', '강제낙태'),
        infanticide: words('killing of a newborn', '영아살해'),
        starvation: words('starvation', '기아'),
        forced_labour: words('forced labour', '강제노동'),
        enforced_disappearance: words('enforced disappearance', '강제실종'),
        other: words('other', '기타'),
      },
    },
    camp,
    camp_as_given: campAsGiven,
    date: whenItHappened,
    victims: {
      type: 'number',
      units: ['people'],
      label: words('Number of victims', '피해자 수'),
      help: words('How many people it was done to, as a range.', '피해를 입은 사람의 수. 범위로 적는다.'),
    },
    victims_note: {
      type: 'text',
      many: true,
      graphic: true,
      label: words('Victims', '피해자'),
      help: words(
        'Who the victims were; no names that are not public already.',
        '피해자가 어떤 사람들이었는지. 이미 공개된 이름 말고는 적지 않는다.',
      ),
    },
    perpetrator_note: {
      type: 'text',
      many: true,
      graphic: true,
      label: words('Perpetrators', '가해자'),
      help: words('Who did it, as the source describes them.', '출처가 말한 가해자.'),
    },
    method: {
      type: 'text',
      many: true,
      graphic: true,
      label: words('Method', '수법'),
      help: words('How it was done.', '어떤 방법으로 저질렀는지.'),
    },
    statement: {
      type: 'text',
      graphic: true,
      label: words('Statement', '진술'),
      help: words('What the source says happened.', '출처가 말하는 사건 내용.'),
    },
    norm: {
      type: 'ref',
      refs: ['norm'],
      many: true,
      label: words('Norms violated', '위반한 규범'),
      help: words('Rules of law it breaks.', '이 행위가 어긴 법 규범.'),
    },
    rests_on_earlier_account: restsOnEarlierAccount,
    note,
    place: sealedPlace,
    witness_identity: witnessIdentity,
  },
});
