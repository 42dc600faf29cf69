import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Those responsible',
  description:
    'Agencies that run or oversee the camps, the posts in them and who held them, and the sanctions against them.',
  lead: 'Which body runs or oversees the camps, who held which post and when, and which of them states have put under sanctions, as public sources say it. To have held a post is not a verdict of guilt.',
  agencies: 'Agencies and units',
  agenciesLead:
    'Each stands under the body a source places it under. Agencies were renamed often, and sources use the names of their time; records are joined only where a source says they are one.',
  listedBy: 'listed by',
  again: 'listed above',
  possibly: 'Same name:',
  sameAgency: 'no source says it is the same agency',
  postsHere: (count: number) => counted(count, 'post', 'posts'),
  posts: 'Posts and duties',
  postsLead:
    'In the order of the agencies above. Where no holder is given, the source speaks of the office or of the agency as a whole.',
  postCaption: (count: number) =>
    `${counted(count, 'post or duty', 'posts and duties')}, with holder and period where stated.`,
  agency: 'Agency or unit',
  role: 'Role',
  holder: 'Held by',
  period: 'Period',
  from: 'from',
  to: 'to',
  statement: 'What the source says',
  orderPosts: 'by agency, as in the tree',
  sanctions: 'Sanctions',
  sanctionsLead:
    'Measures against agencies. A body that several states listed has one record for each listing.',
  sanctionsCaption: (count: number) => `${counted(count, 'measure', 'measures')}.`,
  target: 'Against',
  by: 'By',
  date: 'Date',
  basis: 'Reason stated',
  orderDate: 'by date',
  officials: 'Officials on public lists',
  officialsCaption: (count: number) =>
    `${counted(count, 'person', 'people')} whom a state or body has listed.`,
  name: 'Name',
  listed: 'Listed on',
};

const ko: typeof en = {
  title: '책임자',
  description: '수용소를 운영하거나 감독하는 기관, 그 직책을 맡은 사람, 이들에 대한 제재.',
  lead: '어느 기관이 수용소를 운영하거나 감독하는지, 누가 언제 어떤 직책을 맡았는지, 그 가운데 누가 제재를 받았는지를 공개된 출처에 따라 싣습니다. 직책을 맡았다는 것이 곧 유죄를 뜻하지는 않습니다.',
  agencies: '기관과 부서',
  agenciesLead:
    '출처가 밝힌 상급 기관 아래에 놓았습니다. 기관 이름은 자주 바뀌었고 출처마다 당시의 이름을 씁니다. 같은 기관이라고 밝힌 출처가 있을 때만 한 기록으로 합칩니다.',
  listedBy: '제재 지정:',
  again: '위에 실림',
  possibly: '같은 이름:',
  sameAgency: '같은 기관이라고 밝힌 출처는 없음',
  postsHere: (count) => `직책 ${grouped(count)}건`,
  posts: '직책과 임무',
  postsLead: '위의 기관 순서를 따릅니다. 맡은 사람이 없는 항목은 출처가 직위나 기관 전체를 두고 한 말입니다.',
  postCaption: (count) => `직책과 임무 ${grouped(count)}건. 알려진 경우 맡은 사람과 기간을 함께 싣습니다.`,
  agency: '기관',
  role: '직위·임무',
  holder: '맡은 사람',
  period: '기간',
  from: '시작',
  to: '끝',
  statement: '출처의 말',
  orderPosts: '기관순',
  sanctions: '제재',
  sanctionsLead: '기관에 대한 조치입니다. 여러 나라가 지정한 기관은 지정마다 따로 기록합니다.',
  sanctionsCaption: (count) => `조치 ${grouped(count)}건.`,
  target: '대상',
  by: '조치한 쪽',
  date: '날짜',
  basis: '밝힌 사유',
  orderDate: '날짜순',
  officials: '공개 명단에 오른 당국자',
  officialsCaption: (count) => `국가나 국제기구가 명단에 올린 사람 ${grouped(count)}명.`,
  name: '이름',
  listed: '지정일',
};

export const responsibleMessages = inLanguages(en, ko);
