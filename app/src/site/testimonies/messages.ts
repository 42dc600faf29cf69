import { inLanguages } from '../../ui/language.ts';

const en = {
  earlier: 'Earlier account, since revised',
  byDate: 'The source is older than the revision, or has no date.',
  noCamp: 'No single camp named',
  other: 'Other',
  acts: {
    description:
      'What was done to people in the camps, by type, as each source states it. Descriptions are folded.',
    lead: 'What was done to people in the camps, by type. Each entry is what one source says; the same event told by two sources stands here twice.',
    warning:
      'Descriptions are folded behind a plain warning. The lines above them give place, time and number only.',
  },
  sentences: {
    description:
      'What was imposed on prisoners and their families: reason, legal basis, court or none, term, and whom it reached.',
    lead: 'What was imposed, for what stated reason, by whom and for how long; and whom it reached beyond the person accused.',
    warning: 'Each entry is what one source says of one person or group.',
  },
};

const ko: typeof en = {
  earlier: '나중에 본인이 고친 증언',
  byDate: '증언을 고치기 전의 출처이거나 날짜가 없는 출처입니다.',
  noCamp: '특정 수용소를 밝히지 않음',
  other: '그 밖',
  acts: {
    description:
      '수용소에서 사람들에게 가해진 행위를 유형별로, 출처가 말한 대로 싣습니다. 묘사는 접어 두었습니다.',
    lead: '수용소에서 사람들에게 가해진 행위를 유형별로 모았습니다. 항목마다 한 출처의 말이며, 두 출처가 같은 사건을 말하면 두 번 실립니다.',
    warning: '구체적인 묘사는 안내 문장 뒤에 접어 두었습니다. 그 위에는 장소와 시기, 인원만 보입니다.',
  },
  sentences: {
    description: '수감자와 그 가족에게 내려진 처분의 사유, 법적 근거, 재판 여부, 기간, 연좌의 범위.',
    lead: '어떤 처분이 무슨 이유로 누구에 의해 얼마 동안 내려졌는지, 당사자 말고 누구에게까지 미쳤는지를 모았습니다.',
    warning: '항목마다 한 사람이나 한 집단에 대한 한 출처의 말입니다.',
  },
};

export const accountMessages = inLanguages(en, ko);
