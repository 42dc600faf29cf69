import { defineKind } from '@unhidden/record';
import { note, witnessIdentity } from './recurring-properties.ts';
import { words } from './words.ts';

export const involvement = defineKind({
  name: 'involvement',
  label: words('Involvement', '관여'),
  plural: words('Involvements', '관여'),
  help: words('Somebody’s part in an act.', '어떤 행위에 누가 어떻게 관련되었는지.'),
  title: ['role', 'group'],
  properties: {
    act: {
      type: 'ref',
      refs: ['act'],
      label: words('Act', '침해 행위'),
      help: words('The act it concerns.', '해당 행위.'),
    },
    organisation: {
      type: 'ref',
      refs: ['organisation'],
      label: words('Agency or unit', '기관'),
      help: words('The agency or unit that took part.', '관여한 기관.'),
    },
    group: {
      type: 'text',
      label: words('Group', '집단'),
      help: words('A group of people, described without names.', '이름을 밝히지 않고 묘사한 집단.'),
    },
    role: {
      type: 'choice',
      label: words('Role', '역할'),
      help: words('The part played in the act.', '행위에서 맡은 위치.'),
      choices: {
        perpetrator: words('perpetrator', '가해자'),
        victim: words('victim', '피해자'),
        witness: words('witness', '목격자'),
      },
    },
    degree: {
      type: 'choice',
      label: words('Degree', '관여 정도'),
      help: words('For a perpetrator, how directly.', '가해자인 경우 얼마나 직접 관여했는지.'),
      choices: {
        ordered: words('ordered it', '지시'),
        planned: words('planned it', '계획'),
        carried_out: words('carried it out', '실행'),
        assisted: words('assisted', '조력'),
        failed_to_prevent: words('in command, did not prevent it', '지휘 책임(막지 않음)'),
        present: words('was present', '현장에 있음'),
      },
    },
    note,
    person: {
      type: 'ref',
      refs: ['person'],
      tier: 'protected',
      label: words('Person', '사람'),
      help: words(
        'Who it was; a victim or witness tied to an act can be found by it.',
        '관련된 사람. 피해자나 목격자는 사건을 통해 신원이 드러날 수 있다.',
      ),
    },
    witness_identity: witnessIdentity,
  },
});
