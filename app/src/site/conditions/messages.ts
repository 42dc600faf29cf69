import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Conditions',
  description:
    'Food, work, housing, care, family life, punishment and death in the camps, by topic and camp, as each source states it.',
  lead: 'How people live and die in the camps, by topic and camp. Each row is what one source says; values for the same camp stand one below the other and are not averaged, because they speak of different years, units and groups.',
  graphic: 'Some rows describe violence or dying. They are folded: nothing graphic opens by itself.',
  caption: (topic: string, count: number) => `${topic}: ${counted(count, 'statement', 'statements')}.`,
  camp: 'Camp',
  statement: 'What the source says',
  witness: 'Witness',
  record: 'Record',
  order: 'by camp',
  noCamp: 'no single camp named',
  acts: 'Killing, torture, sexual violence and other acts are recorded one by one:',
  actsLink: (count: number) => `all ${grouped(count)} acts`,
  sentencesLink: (count: number) => `${grouped(count)} rows on sentences and collective punishment`,
  other: 'Other',
};

const ko: typeof en = {
  title: '수용소 실태',
  description:
    '수용소의 식량, 노동, 거처, 의료, 가족, 처벌, 사망을 분야와 수용소별로 출처가 말한 대로 싣습니다.',
  lead: '수용소에서 사람들이 어떻게 살고 죽는지를 분야와 수용소별로 모았습니다. 한 줄은 한 출처의 말입니다. 같은 수용소의 값도 시기와 단위, 대상이 서로 다르므로 평균을 내지 않고 나란히 놓습니다.',
  graphic: '폭력이나 죽음을 다룬 내용은 접어 두었으며, 직접 펼치기 전에는 보이지 않습니다.',
  caption: (topic, count) => `${topic}: 진술 ${grouped(count)}건.`,
  camp: '수용소',
  statement: '출처의 말',
  witness: '증언자',
  record: '기록',
  order: '수용소순',
  noCamp: '특정 수용소를 밝히지 않음',
  acts: '살해, 고문, 성폭력 등의 침해 행위는 하나씩 따로 기록합니다.',
  actsLink: (count) => `침해 행위 ${grouped(count)}건 모두 보기`,
  sentencesLink: (count) => `처분과 연좌에 관한 기록 ${grouped(count)}건`,
  other: '그 밖',
};

export const conditionMessages = inLanguages(en, ko);
