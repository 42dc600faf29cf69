import { defineKind } from '@unhidden/record';
import { campAsGiven, note, witnessIdentity } from './recurring-properties.ts';
import { words } from './words.ts';

export const detention = defineKind({
  name: 'detention',
  label: words('Detention', '구금'),
  plural: words('Detentions', '구금'),
  help: words('A person held at a camp for a period.', '한 사람이 일정 기간 수용소에 갇힌 일.'),
  title: ['person', 'camp_as_given'],
  properties: {
    person: {
      type: 'ref',
      refs: ['person'],
      label: words('Person', '수감자'),
      help: words('Who was held.', '갇힌 사람.'),
    },
    camp: {
      type: 'ref',
      refs: ['camp'],
      label: words('Camp', '수용소'),
      help: words('Where the person was held.', '갇힌 곳.'),
    },
    camp_as_given: campAsGiven,
    zone: {
      type: 'text',
      label: words('Zone', '구역'),
      help: words(
        'Zone of the camp, for example revolutionising or total control.',
        '혁명화구역, 완전통제구역 등 수용소 안의 구역.',
      ),
    },
    from: {
      type: 'date',
      label: words('From', '시작'),
      help: words('When the detention began.', '구금이 시작된 때.'),
    },
    to: {
      type: 'date',
      label: words('To', '끝'),
      help: words('When it ended, if it has.', '구금이 끝난 때. 끝나지 않았으면 비워 둔다.'),
    },
    taken_by: {
      type: 'ref',
      refs: ['organisation'],
      many: true,
      label: words('Taken by', '연행 기관'),
      help: words('Agency that made the arrest.', '연행한 기관.'),
    },
    stated_reason: {
      type: 'text',
      label: words('Stated reason', '통보된 사유'),
      help: words('The reason given to the person or the family.', '본인이나 가족에게 알린 사유.'),
    },
    outcome: {
      type: 'choice',
      label: words('Outcome', '결과'),
      help: words('How the detention ended.', '구금이 어떻게 끝났는지.'),
      choices: {
        held: words('still held', '계속 수감 중'),
        released: words('released', '석방'),
        escaped: words('escaped', '탈출'),
        transferred: words('moved elsewhere', '이송'),
        died: words('died', '사망'),
        killed: words('killed', '살해'),
        unknown: words('unknown', '생사 불명'),
      },
    },
    outcome_date: {
      type: 'date',
      label: words('Date of outcome', '결과 시기'),
      help: words('When it ended in that way.', '그 결과가 있었던 때.'),
    },
    note,
    because_of: {
      type: 'ref',
      refs: ['person'],
      many: true,
      tier: 'protected',
      label: words('Because of', '연좌의 원인이 된 사람'),
      help: words(
        'The relative for whose sake the person was taken; naming one names the other.',
        '연좌제로 끌려가게 된 원인이 된 친족. 한쪽을 밝히면 다른 쪽도 드러난다.',
      ),
    },
    because_of_relation: {
      type: 'text',
      tier: 'protected',
      label: words('Relation to that person', '그 사람과의 관계'),
      help: words('How the two are related.', '두 사람이 어떤 친족 관계인지.'),
    },
    generation: {
      type: 'number',
      tier: 'protected',
      label: words('Generation', '대수'),
      help: words(
        'How many generations away the person stands from that relative.',
        '원인이 된 친족과 몇 대 떨어져 있는지.',
      ),
    },
    arrest_place: {
      type: 'text',
      tier: 'protected',
      label: words('Place of arrest', '체포 장소'),
      help: words(
        'Where the person was taken; often the family home.',
        '끌려간 장소. 가족의 집인 경우가 많다.',
      ),
    },
    cell: {
      type: 'text',
      tier: 'protected',
      label: words('Cell or work unit', '감방·작업반'),
      help: words(
        'Cell, village or work team; few shared it, so it can show who talked.',
        '감방, 마을, 작업반. 함께 지낸 사람이 적어 누가 말했는지 드러날 수 있다.',
      ),
    },
    release_circumstances: {
      type: 'text',
      tier: 'protected',
      label: words('How release came about', '풀려난 경위'),
      help: words(
        'Who helped, what was paid; others may still depend on it.',
        '누가 도왔고 무엇을 치렀는지. 아직 이에 기대는 사람이 있을 수 있다.',
      ),
    },
    reported_by: witnessIdentity,
  },
});
