import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'The numbers',
  description:
    'Every published figure in this record, with its date, its method and its source, and why the totals differ.',
  lead: 'Nobody has counted the prisoners. What exists are figures that different bodies worked out in different ways, for different camps, in different years. All of them stand here as they were published.',
  count: (total: number) => `${counted(total, 'figure', 'figures')} in this release.`,
  contested: 'Totals that disagree',
  contestedCaption: 'People held in political prison camps: published totals side by side',
  chartAlt: (lines: string) =>
    `Each published total as a bar from its lowest to its highest number, in the order of the time it speaks of. ${lines}`,
  chartCaption:
    'Bars run from the lowest to the highest number of a range; a dot is a single number; an arrow is open on that side (“up to”, “at least”).',
  why: 'Why these must not be averaged',
  whyText: [
    'Each total answers another question. One counts four camps, another five or six. Some include only the camps run by State Security, others those of the police as well.',
    'Each rests on another way of knowing. Some count houses on satellite images and multiply; some weigh testimony; some quote people inside who cannot be named. The error of one is not the error of the next, and nobody knows the size of any of them.',
    'Each speaks of another year, and the numbers have changed since, by death, release and closure. A mean of such figures would describe no camp, no year and no method. It would only look exact.',
  ],
  record: 'What the record says about it',
  who: 'Published by',
  people: 'People',
  figure: 'Figure',
  asOf: 'As of',
  scope: 'What is counted',
  how: 'Method and scope',
  camp: 'Camp',
  noNumber: 'no number given',
  groups: 'What is counted',
  groupOrder: 'by the time they speak of, undated ones last',
  campOrder: 'by camp, then by the time they speak of',
  toGroup: (label: string, count: number) => `${label} (${grouped(count)})`,
  derived: 'Figures computed from this one',
  others: 'Other figures for the same thing',
  stated: 'As published',
  reading: 'How to read it',
  readingText:
    'A range is shown as a range, “up to” as an upper bound with nothing said below it. Where two figures are set side by side, look first at what each counts and when.',
  topics: 'Contested questions',
  topicsDescription: 'Questions on which the sources disagree, with every position and its source.',
  topicsLead:
    'On these questions the sources contradict each other. Each position stands as its source puts it; none has been chosen.',
  topicNote: 'Note',
  allTopics: 'All contested questions',
};

const ko: typeof en = {
  title: '수치로 보기',
  description:
    '이 기록에 실린 모든 수치를 기준 시점, 산출 방법, 출처와 함께 싣고, 총계가 서로 다른 까닭을 설명합니다.',
  lead: '수감자를 직접 세어 본 사람은 없습니다. 있는 것은 여러 기관이 서로 다른 방법으로, 서로 다른 수용소와 연도에 대해 내놓은 수치입니다. 발표된 그대로 모두 싣습니다.',
  count: (total) => `이번 판에 실린 수치는 모두 ${grouped(total)}건입니다.`,
  contested: '서로 다른 총계',
  contestedCaption: '정치범수용소 수감자 수: 발표된 총계 비교',
  chartAlt: (lines) =>
    `발표된 총계를 최솟값에서 최댓값까지의 막대로, 기준 시점 순서대로 나타낸 그림. ${lines}`,
  chartCaption:
    '막대는 범위의 최솟값에서 최댓값까지, 점은 단일 수치를 뜻합니다. 화살표는 그쪽 끝이 열려 있음(“최대”, “최소”)을 나타냅니다.',
  why: '평균을 내면 안 되는 까닭',
  whyText: [
    '총계마다 답하는 물음이 다릅니다. 어떤 것은 네 곳을, 어떤 것은 다섯 곳이나 여섯 곳을 셉니다. 국가보위성이 운영하는 수용소만 넣은 것도 있고, 사회안전성이 운영하는 곳까지 넣은 것도 있습니다.',
    '알아낸 방법도 다릅니다. 위성영상에서 가옥 수를 세어 곱한 것이 있고, 증언을 종합한 것이 있으며, 신원을 밝힐 수 없는 내부 소식통의 말을 옮긴 것도 있습니다. 오차의 성격이 서로 다르고, 그 크기는 아무도 모릅니다.',
    '가리키는 해도 다릅니다. 그 뒤로 사망과 석방, 폐쇄로 수가 달라졌습니다. 이런 수치를 평균 내면 어느 수용소도, 어느 해도, 어느 방법도 나타내지 못한 채 정확해 보이기만 합니다.',
  ],
  record: '기록에 실린 설명',
  who: '발표·보도한 곳',
  people: '인원',
  figure: '수치',
  asOf: '기준 시점',
  scope: '집계 대상',
  how: '산출 방법과 범위',
  camp: '수용소',
  noNumber: '수치 없음',
  groups: '항목별로 보기',
  groupOrder: '기준 시점순, 날짜 없는 것은 마지막',
  campOrder: '수용소별, 기준 시점순',
  toGroup: (label, count) => `${label} (${grouped(count)})`,
  derived: '이 수치에서 산출한 수치',
  others: '같은 항목의 다른 수치',
  stated: '발표된 내용',
  reading: '읽는 법',
  readingText:
    '범위는 범위 그대로 적고, “최대”는 아래쪽을 알 수 없는 상한으로 적습니다. 두 수치를 견줄 때에는 무엇을 언제 기준으로 세었는지부터 살펴보십시오.',
  topics: '엇갈리는 쟁점',
  topicsDescription: '출처마다 말이 엇갈리는 문제를 모든 견해와 그 출처와 함께 싣습니다.',
  topicsLead:
    '출처들이 서로 다르게 말하는 문제입니다. 각 견해를 출처가 말한 그대로 실었으며, 어느 하나를 고르지 않았습니다.',
  topicNote: '덧붙임',
  allTopics: '쟁점 모두 보기',
};

export const numberMessages = inLanguages(en, ko);
