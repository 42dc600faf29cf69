import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Search',
  titleFor: (query: string) => `Search: ${query}`,
  description: 'Find camps, people, sources and terms in any spelling, English or Korean.',
  lead: 'Names can be typed in any spelling: 요덕, Yodok and Yodŏk find the same camp.',
  label: 'Search for',
  button: 'Search',
  results: (query: string) => `Results for “${query}”`,
  total: (count: number) => counted(count, 'result', 'results'),
  capped: (count: number) =>
    `More than ${grouped(count)} results; the best ${grouped(count)} are shown. Narrow the search down.`,
  narrow: 'Narrow down',
  kind: 'Kind',
  camp: 'Camp',
  decade: 'Decade',
  sourceType: 'Type of source',
  more: (count: number) => `and ${grouped(count)} more`,
  chosen: 'Narrowed down to',
  remove: (label: string) => `Remove ${label}`,
  near: 'Did you mean',
  none: (query: string) => `Nothing was found for “${query}”.`,
  noneHelp: [
    'Try one word only, or a part of the name.',
    'Try the Korean spelling, or another romanisation: the record holds several for most names.',
    'Not every name is here. People are named only where they, or a public source, named them already.',
  ],
  browse: 'Or look through the lists:',
  tooLong: (most: number) => `The search is longer than ${most} characters; shorten it.`,
  glossary: 'Term',
  decadeName: (decade: string) => decade,
  index: 'Names from A to Z',
  indexLead:
    'This copy of the site is made of files only, so it cannot search. Here are all camps, people, agencies, reports and terms by name. Your browser can search in this page: Ctrl-F, or Command-F on a Mac.',
};

const ko: typeof en = {
  title: '검색',
  titleFor: (query) => `검색: ${query}`,
  description: '수용소, 사람, 출처, 용어를 한글과 로마자 어느 표기로든 찾습니다.',
  lead: '이름은 어떻게 적어도 됩니다. 요덕, Yodok, Yodŏk 모두 같은 수용소를 찾습니다.',
  label: '찾을 말',
  button: '검색',
  results: (query) => `‘${query}’ 검색 결과`,
  total: (count) => `결과 ${grouped(count)}건`,
  capped: (count) =>
    `결과가 ${grouped(count)}건을 넘어 알맞은 순서로 ${grouped(count)}건만 보여 드립니다. 조건을 좁혀 보십시오.`,
  narrow: '좁혀 보기',
  kind: '종류',
  camp: '수용소',
  decade: '연대',
  sourceType: '출처 유형',
  more: (count) => `외 ${grouped(count)}개`,
  chosen: '좁힌 조건',
  remove: (label) => `${label} 조건 빼기`,
  near: '혹시 이 이름인가요',
  none: (query) => `‘${query}’에 맞는 것이 없습니다.`,
  noneHelp: [
    '한 낱말이나 이름의 일부만 넣어 보십시오.',
    '한글 표기나 다른 로마자 표기로 찾아보십시오. 이름 대부분은 여러 표기로 실려 있습니다.',
    '모든 이름이 실려 있지는 않습니다. 본인이나 공개된 출처가 이미 밝힌 이름만 싣습니다.',
  ],
  browse: '목록에서 찾아보실 수도 있습니다.',
  tooLong: (most) => `찾을 말이 ${most}자를 넘습니다. 줄여 주십시오.`,
  glossary: '용어',
  decadeName: (decade) => `${decade.slice(0, 4)}년대`,
  index: '이름 찾아보기',
  indexLead:
    '이 사본은 파일로만 되어 있어 검색할 수 없습니다. 대신 수용소, 사람, 기관, 보고서, 용어를 이름순으로 모두 실었습니다. 브라우저의 페이지 내 찾기(Ctrl-F, 맥은 Command-F)를 쓰십시오.',
};

export const searchMessages = inLanguages(en, ko);
export type SearchMessages = typeof en;
