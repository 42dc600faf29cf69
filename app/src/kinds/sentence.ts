import { defineKind } from '@unhidden/record';
import { camp, campAsGiven, note, restsOnEarlierAccount, witnessIdentity } from './recurring-properties.ts';
import { words } from './words.ts';

export const sentence = defineKind({
  name: 'sentence',
  label: words('Sentence', '처분'),
  plural: words('Sentences', '처분'),
  help: words(
    'What was imposed on a person or group, or that nothing was pronounced.',
    '사람이나 집단에 내려진 처분. 아무 판결도 없었던 경우도 적는다.',
  ),
  title: ['subject', 'statement'],
  properties: {
    subject: {
      type: 'text',
      many: true,
      label: words('On whom', '대상'),
      help: words('The person or group as the source describes them.', '출처가 말한 사람이나 집단.'),
    },
    person: {
      type: 'ref',
      refs: ['person'],
      many: true,
      label: words('Person', '사람'),
      help: words(
        'The person it was imposed on, where there is a record.',
        '처분을 받은 사람. 기록이 있을 때만 적는다.',
      ),
    },
    detention: {
      type: 'ref',
      refs: ['detention'],
      label: words('Detention', '구금'),
      help: words('The detention it belongs to.', '이 처분에 따른 구금.'),
    },
    camp,
    camp_as_given: campAsGiven,
    stated_reason: {
      type: 'text',
      label: words('Stated reason', '내세운 사유'),
      help: words('What it was said to be for.', '처분의 이유로 내세운 것.'),
    },
    legal_basis: {
      type: 'text',
      label: words('Legal basis', '법적 근거'),
      help: words(
        'The rule invoked, or that none was needed.',
        '적용했다는 규정. 근거 없이 이루어졌으면 그 사실을 적는다.',
      ),
    },
    norm: {
      type: 'ref',
      refs: ['norm'],
      many: true,
      label: words('Norm', '법 규범'),
      help: words('Rules of law it was based on or broke.', '근거로 삼거나 어긴 법 규범.'),
    },
    tribunal: {
      type: 'text',
      label: words('Tribunal', '재판 기관'),
      help: words('Who decided, or that no court did.', '결정한 기관. 재판이 없었으면 그 사실을 적는다.'),
    },
    term: {
      type: 'text',
      label: words('Term', '기간'),
      help: words('How long, in the words of the source.', '출처에 적힌 형기나 수용 기간.'),
    },
    extension: {
      type: 'text',
      many: true,
      label: words('Extension', '연장'),
      help: words('Later lengthening of the term.', '나중에 늘어난 기간.'),
    },
    announced: {
      type: 'choice',
      label: words('Told to the prisoner', '본인 통보'),
      help: words('Whether the person was told the sentence.', '본인에게 처분을 알렸는지 여부.'),
      choices: {
        yes: words('yes', '알림'),
        no: words('no', '알리지 않음'),
        unknown: words('unknown', '알 수 없음'),
      },
    },
    because_of: {
      type: 'text',
      label: words('Because of whom', '누구 때문에'),
      help: words(
        'Under guilt by association, the relation only, never a name.',
        '연좌제로 처벌된 경우 친족 관계만 적고 이름은 적지 않는다.',
      ),
    },
    generations: {
      type: 'number',
      units: ['generations'],
      label: words('Generations', '연좌 대수'),
      help: words('How many generations of a family it reached.', '처벌이 미친 가족의 대수.'),
    },
    statement: {
      type: 'text',
      label: words('Statement', '진술'),
      help: words('What the source says.', '출처가 말하는 내용.'),
    },
    rests_on_earlier_account: restsOnEarlierAccount,
    note,
    because_of_person: {
      type: 'ref',
      refs: ['person'],
      many: true,
      tier: 'protected',
      label: words('Because of (person)', '연좌의 원인이 된 사람'),
      help: words(
        'The relative it goes back to; naming one names the other.',
        '처벌의 원인이 된 친족. 한쪽을 밝히면 다른 쪽도 드러난다.',
      ),
    },
    witness_identity: witnessIdentity,
  },
});
