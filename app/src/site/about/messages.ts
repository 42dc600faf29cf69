import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'About this record',
  description:
    'What this site is, how it is made, and how it deals with safety, privacy, accessibility and mistakes.',
  whoRuns: 'Who runs it',
  more: 'Read more',
  contact: 'Where to write',
  release: 'This release',
  approval: {
    'public-sources': 'It was built from public sources, without a separate approval of each record.',
    approved: 'Its records were approved for publication by the editors.',
    removal: 'It is an earlier release from which something was withdrawn at once; nothing was added.',
  },
  synthetic: 'Its data is invented for testing.',
  counts: (records: number, sources: number) =>
    `It holds ${counted(records, 'record', 'records')} and rests on ${counted(sources, 'source', 'sources')}.`,
  glossary: {
    title: 'Glossary',
    description:
      'The words of the field and of this site in English and Korean, with what they mean and how else they are written.',
    lead: 'The words of the field and of this site, in both languages, with their spellings. These are explanations of our own; they state nothing about any single case.',
    also: 'Also written',
    count: (count: number) => counted(count, 'term', 'terms'),
    letters: 'Go to',
  },
};

const ko: typeof en = {
  title: '이 기록에 대하여',
  description: '이 사이트가 무엇이고 어떻게 만드는지, 안전·개인정보·접근성과 잘못을 어떻게 다루는지.',
  whoRuns: '운영',
  more: '자세히 읽기',
  contact: '연락할 곳',
  release: '이 공개판',
  approval: {
    'public-sources': '공개된 출처로 만들었으며, 기록마다 따로 승인을 거치지는 않았습니다.',
    approved: '편집자의 승인을 거친 기록을 실었습니다.',
    removal: '앞선 공개판에서 일부를 바로 거두어들인 것이며, 새로 더한 것은 없습니다.',
  },
  synthetic: '시험용으로 지어낸 자료입니다.',
  counts: (records, sources) =>
    `기록 ${grouped(records)}건을 담고 있으며 출처 ${grouped(sources)}건에 근거합니다.`,
  glossary: {
    title: '용어 풀이',
    description: '이 분야와 이 사이트에서 쓰는 말을 한국어와 영어로 풀이하고 다른 표기를 함께 싣습니다.',
    lead: '이 분야와 이 사이트에서 쓰는 말을 두 언어로 풀이하고 여러 표기를 함께 실었습니다. 저희가 쓴 풀이이며 특정 사건에 관한 진술이 아닙니다.',
    also: '다른 표기',
    count: (count) => `용어 ${grouped(count)}개`,
    letters: '바로 가기',
  },
};

export const aboutMessages = inLanguages(en, ko);
