import { defineKind } from '@unhidden/record';
import {
  camp,
  campAsGiven,
  note,
  restsOnEarlierAccount,
  unitAsGiven,
  witnessIdentity,
} from './recurring-properties.ts';
import { words } from './words.ts';

export const condition = defineKind({
  name: 'condition',
  label: words('Condition', '실태'),
  plural: words('Conditions', '실태'),
  help: words('How it is at a camp in a period.', '일정 시기 수용소의 생활 실태.'),
  title: ['topic', 'statement'],
  properties: {
    camp,
    camp_as_given: campAsGiven,
    period: {
      type: 'date',
      label: words('Period', '시기'),
      help: words('The time it describes.', '진술이 가리키는 시기.'),
    },
    topic: {
      type: 'choice',
      label: words('Topic', '분야'),
      help: words('What it is about.', '무엇에 관한 것인지.'),
      choices: {
        ration: words('rations', '배급'),
        food_source: words('other food', '먹을거리'),
        housing: words('housing and clothing', '거처와 의복'),
        hours: words('working hours', '노동 시간'),
        work: words('work', '노동'),
        medical: words('medical care', '의료'),
        education: words('education', '교육'),
        visits: words('family and visits', '가족과 면회'),
        punishment: words('punishment', '처벌'),
        deaths: words('deaths', '사망'),
      },
    },
    statement: {
      type: 'text',
      label: words('Statement', '진술'),
      help: words('What the source says.', '출처가 말하는 내용.'),
    },
    graphic_statement: {
      type: 'text',
      graphic: true,
      label: words('Statement (graphic)', '진술(잔혹한 내용)'),
      help: words(
        'The same, where it describes violence, cruelty or dying.',
        '폭력이나 잔혹 행위, 죽음을 묘사한 진술.',
      ),
    },
    value: {
      type: 'number',
      label: words('Value', '수치'),
      help: words(
        'The quantity stated, as a range in the unit of the source.',
        '진술에 나오는 수량. 출처의 단위로 적은 범위.',
      ),
    },
    unit_as_given: unitAsGiven,
    witness: {
      type: 'text',
      many: true,
      label: words('Witness named in public', '공개 증언자'),
      help: words(
        'Name under which somebody said this in public, and no other name.',
        '공개적으로 증언하면서 쓴 이름만 적는다.',
      ),
    },
    rests_on_earlier_account: restsOnEarlierAccount,
    note,
    witness_identity: witnessIdentity,
  },
});
