import { inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Close North Korea’s political prison camps',
  position: [
    'In the mountains of North Korea people are held for what they said, for what they believe, or for whose child they are. There is no charge and no judge, and for most no day of release. The state answers that such camps do not exist.',
    'Satellite images show them. Guards who left and prisoners who came out describe them. We put on record what each source says, name the source, and keep every disagreement. And we ask for one thing above all: that these places be opened, emptied and closed.',
  ],
  numbers: 'The numbers',
  held: 'believed held today',
  died: 'estimated to have died',
  camps: 'camps said to operate',
  saidBy: (who: string, when: string) => `${who}, ${when}`,
  whyDiffer: 'Why the figures differ',
  operating: 'Where',
  operatingLead:
    'Camps that at least one source says operate today. What other sources say stands in each dossier.',
  allCamps: 'All sites, on a map and in tables',
  asked: 'What is asked',
  askedLead: 'These demands were made by the bodies named with them; we stand behind them.',
  addressed: 'Asked of',
  by: 'Asked by',
  lastRaised: 'Last raised',
  answer: 'Answer',
  noAnswer: 'no answer recorded',
  noApproach: 'no approach recorded',
  allDemands: 'All demands and what became of them',
  disagree: 'Sources disagree',
  disagreeLead:
    'The totals count different camps, in different years, by different means. They must not be averaged.',
  report: 'Latest report',
  reports: 'All reports',
  takePart: 'Take part',
  takePartLead:
    'You can work with those who document the camps, tell what you know, or ask about somebody who disappeared.',
  takePartButton: 'How to take part',
  sources: 'Where this comes from',
  sourcesText: 'Nothing here is our own discovery. Every statement belongs to the source beside it.',
  allSources: 'All sources, with what rests on each',
};

const ko: typeof en = {
  title: '북한의 정치범수용소를 폐쇄하라',
  position: [
    '북한의 산속에는 한마디 말 때문에, 믿음 때문에, 누구의 자식이라는 이유만으로 갇힌 사람들이 있습니다. 기소도 재판도 없고, 대부분은 풀려날 기약도 없습니다. 북한 당국은 그런 수용소가 없다고 합니다.',
    '그러나 위성영상에는 그곳이 보입니다. 그곳을 떠난 경비병과 살아 나온 사람들이 그곳을 이야기합니다. 우리는 출처마다 한 말을 출처를 밝혀 기록하고, 서로 어긋나는 말도 빠짐없이 남깁니다. 그리고 무엇보다 이 한 가지를 요구합니다. 수용소를 열고, 갇힌 사람들을 내보내고, 문을 닫으라는 것입니다.',
  ],
  numbers: '수치',
  held: '현재 갇혀 있는 것으로 추정되는 사람',
  died: '목숨을 잃은 것으로 추정되는 사람',
  camps: '운영 중이라는 수용소',
  saidBy: (who, when) => `${who}, ${when}`,
  whyDiffer: '수치가 서로 다른 까닭',
  operating: '수용소가 있는 곳',
  operatingLead:
    '지금 운영 중이라고 말하는 출처가 하나라도 있는 수용소입니다. 다른 출처의 말은 각 수용소 기록에 있습니다.',
  allCamps: '모든 시설을 지도와 표로 보기',
  asked: '요구하는 것',
  askedLead: '함께 밝힌 기관들이 내놓은 요구이며, 우리도 이를 지지합니다.',
  addressed: '요구 대상',
  by: '요구한 쪽',
  lastRaised: '최근 제기',
  answer: '답변',
  noAnswer: '기록된 답변 없음',
  noApproach: '기록된 교섭 없음',
  allDemands: '모든 요구와 그 결과',
  disagree: '서로 다른 총계',
  disagreeLead: '총계마다 세는 수용소와 연도, 방법이 다릅니다. 평균을 내서는 안 됩니다.',
  report: '최근 보고서',
  reports: '모든 보고서',
  takePart: '함께하기',
  takePartLead:
    '수용소를 기록하는 이들과 함께 일하거나, 아는 것을 알리거나, 사라진 사람의 소식을 물을 수 있습니다.',
  takePartButton: '참여 방법',
  sources: '자료의 출처',
  sourcesText: '여기에 우리가 새로 알아낸 것은 없습니다. 모든 진술은 곁에 적힌 출처의 것입니다.',
  allSources: '모든 출처와 그에 근거한 기록',
};

export const campaignMessages = inLanguages(en, ko);
