import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  law: {
    title: 'Law',
    description:
      'Rules of international and North Korean law that bear on the camps, article by article, with their status for the country.',
    lead: 'The rules that protect the people in the camps or that make what is done to them a crime, by treaty or statute; and how each applies to the country.',
    caption: (count: number) => `${counted(count, 'provision', 'provisions')}.`,
    article: 'Article',
    covers: 'What it covers',
    status: 'Status for the DPRK',
    whole: 'whole instrument',
  },
  reports: {
    title: 'Reports',
    description: 'Publications on the camps, newest first, with authors and date.',
    lead: 'Publications on the camps. Addresses were not opened live when this record was compiled and may have moved.',
    caption: (count: number) => `${counted(count, 'report', 'reports')}.`,
    name: 'Title',
    authors: 'Authors',
    date: 'Date',
    camp: 'Camp',
    order: 'newest first',
  },
  sources: {
    title: 'Sources',
    description:
      'Everything this record rests on, with closeness and grade of each source and all that rests on it.',
    lead: 'Everything this record rests on. Each source has a page that shows its grade, what is known of its text, and every value that rests on it.',
    caveat:
      'Most sources were read as archived copies, often in part, and places in them were not checked again. The page of each source says what applies to it.',
    caption: (total: number) => `${counted(total, 'source', 'sources')}.`,
    name: 'Title',
    publisher: 'Publisher',
    date: 'Date',
    type: 'Type',
    tier: 'Closeness',
    rests: 'Values',
    restsHelp: '“Values” counts the statements in this release that rest on the source.',
    order: 'by title',
  },
  source: {
    grade: 'Grade',
    facts: 'The source',
    note: 'Read this first',
    rests: 'What rests on this source',
    restsCaption: (total: number) =>
      `${counted(total, 'value', 'values')} in this release rest${total === 1 ? 's' : ''} on it.`,
    nothing: 'No value in this release rests on it. It is listed because the compilers read it.',
    record: 'Record',
    property: 'What is stated',
    value: 'Value',
    locator: 'Where in the source',
    order: 'by record',
    page: (page: number) => `page ${grouped(page)}`,
    status: 'no longer stated',
    descriptionOf: (title: string) =>
      `Source: ${title}. Its grade, closeness and everything that rests on it.`,
  },
};

const ko: typeof en = {
  law: {
    title: '법',
    description: '수용소와 관련된 국제법과 북한 법의 조항, 그리고 북한에 대한 효력.',
    lead: '수용소에 갇힌 사람들을 보호하거나 그들에게 가해진 일을 범죄로 규정하는 조항을 조약과 법률별로 싣고, 북한에 어떻게 적용되는지 밝힙니다.',
    caption: (count) => `조항 ${grouped(count)}건.`,
    article: '조항',
    covers: '규율 내용',
    status: '북한에 대한 효력',
    whole: '전체',
  },
  reports: {
    title: '보고서',
    description: '수용소를 다룬 간행물을 최근 것부터 저자와 발행일과 함께 싣습니다.',
    lead: '수용소를 다룬 간행물입니다. 기록을 엮을 때 주소에 직접 접속해 확인하지 않았으므로 지금은 열리지 않을 수 있습니다.',
    caption: (count) => `보고서 ${grouped(count)}건.`,
    name: '제목',
    authors: '저자',
    date: '발행일',
    camp: '수용소',
    order: '최근 것부터',
  },
  sources: {
    title: '출처',
    description: '이 기록이 근거로 삼은 모든 출처와 그 층위, 등급, 각 출처에 근거한 값.',
    lead: '이 기록이 근거로 삼은 모든 출처입니다. 출처마다 페이지를 두어 등급과 본문의 상태, 그 출처에 근거한 값을 모두 보여 줍니다.',
    caveat:
      '대부분 보존된 사본을, 때로는 일부만 읽었으며 인용한 자리를 다시 확인하지 않았습니다. 각 출처의 사정은 해당 페이지에 적었습니다.',
    caption: (total) => `출처 ${grouped(total)}건.`,
    name: '제목',
    publisher: '발행처',
    date: '발행일',
    type: '유형',
    tier: '층위',
    rests: '값의 수',
    restsHelp: '‘값의 수’는 이 공개판에서 그 출처에 근거한 진술의 수입니다.',
    order: '제목순',
  },
  source: {
    grade: '등급',
    facts: '출처 정보',
    note: '먼저 읽어 주십시오',
    rests: '이 출처에 근거한 값',
    restsCaption: (total) => `이 공개판에서 값 ${grouped(total)}개가 이 출처에 근거합니다.`,
    nothing: '이 공개판에는 이 출처에 근거한 값이 없습니다. 편찬자가 읽은 자료이므로 목록에 둡니다.',
    record: '기록',
    property: '항목',
    value: '값',
    locator: '출처 안의 자리',
    order: '기록별',
    page: (page) => `${grouped(page)}쪽`,
    status: '더는 유효하지 않음',
    descriptionOf: (title) => `출처: ${title}. 등급과 층위, 이 출처에 근거한 모든 값.`,
  },
};

export const libraryMessages = inLanguages(en, ko);
