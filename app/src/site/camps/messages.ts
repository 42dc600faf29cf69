import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Camps',
  description: 'Every site in this record on a map and in tables, with type, place, status and sources.',
  lead: 'Places where people are or were held, as published maps, reports and testimony list them. A site stands here because somebody named it, and the status is that source’s word.',
  mapHeading: 'Map',
  mapCaption: (shown: number, all: number) =>
    `${grouped(shown)} of ${grouped(all)} sites have coordinates in this record; the number is that of the tables below. Points stand for whole sites and their precision is mostly not stated. Outlines: Natural Earth, which draws borders as they are held, not as they are claimed.`,
  mapAlt: (shown: number) =>
    `Outline map of the Korean peninsula north of the demarcation line with ${grouped(shown)} numbered marks: filled ones where a source says the site operates, grey where that is unconfirmed or unclear, open where it is said to be closed. Circles are political prison camps, squares are kyo-hwa-so. Most political prison camps lie in the mountains of the centre and the north-east.`,
  number: 'No.',
  site: 'Site',
  place: 'Place',
  status: 'Status',
  opened: 'Opened',
  closed: 'Closed',
  order: 'by number',
  sites: (count: number) => counted(count, 'site', 'sites'),
  allConflicts: 'Contested questions',
  description1: (name: string) =>
    `${name}: what each source says of it, with contradictions side by side, observations by date and all sources.`,
  contents: 'On this page',
  facts: 'Facts',
  apart: 'Records kept apart',
  apartLead:
    'These records may concern the same camp or places that followed one another. They are kept apart, because no source was found that says they are one.',
  inferenceBy: (source: string) =>
    `The link is an inference of: ${source}. It is not a statement of any source about the site itself.`,
  statedBy: (source: string) => `The link is stated by: ${source}.`,
  sameNumber: 'Recorded under the same number:',
  timeline: 'Timeline',
  timelineNote: 'Dates as the sources give them. Entries that contradict each other are all shown.',
  population: 'People held over time',
  populationCaption: (name: string) => `${name}: published numbers of people held`,
  populationAlt: (name: string, lines: string) =>
    `Published numbers of people held at ${name}, by the time they speak of: bars for ranges, dots for single numbers. ${lines}`,
  populationNote:
    'The numbers come from different bodies and methods. A line between them would claim a trend nobody measured, so none is drawn.',
  observations: 'What images show',
  observationsCaption: (name: string) => `${name}: readings of satellite images, by date of the image`,
  image: 'Image',
  compared: 'Compared with',
  seen: 'What the analyst reports',
  analyst: 'Analyst',
  observationsOrder: 'by date of the image, undated ones last',
  conditions: 'Conditions',
  acts: 'Acts',
  actsLead: 'What was done to people here, according to the sources.',
  actsWarning: (count: number) =>
    `${counted(count, 'account', 'accounts')} of killing, torture and other violence. Open only if you want to read.`,
  outcomes: 'Releases and closure',
  people: 'People connected with it',
  reports: 'Reports',
  topics: 'Contested questions',
  undated: 'undated',
  names: 'Names',
};

const ko: typeof en = {
  title: '수용소',
  description: '이 기록에 실린 모든 시설을 지도와 표로 보여 주며, 유형과 위치, 현황을 출처와 함께 싣습니다.',
  lead: '사람들이 갇혀 있거나 갇혀 있었던 곳을 공개된 지도와 보고서, 증언에 나온 대로 모았습니다. 누군가 그 이름을 밝혔기에 실은 것이며, 현황 역시 그 출처가 한 말입니다.',
  mapHeading: '지도',
  mapCaption: (shown, all) =>
    `전체 ${grouped(all)}곳 가운데 ${grouped(shown)}곳의 좌표가 실려 있으며, 번호는 아래 표의 번호와 같습니다. 점 하나가 시설 전체를 나타내고, 정밀도는 대부분 밝혀지지 않았습니다. 윤곽은 Natural Earth 자료로, 국경을 주장이 아닌 실제 관할에 따라 그립니다.`,
  mapAlt: (shown) =>
    `군사분계선 이북 한반도의 윤곽 지도에 번호를 붙인 표시 ${grouped(shown)}개. 운영 중이라는 출처가 있으면 속을 채우고, 미확인이거나 불분명하면 회색으로 칠하고, 폐쇄되었다고 하면 비워 두었다. 원은 정치범수용소, 네모는 교화소다. 정치범수용소는 대부분 중부와 동북부 산지에 있다.`,
  number: '번호',
  site: '시설',
  place: '위치',
  status: '현황',
  opened: '설치',
  closed: '폐쇄',
  order: '호수순',
  sites: (count) => `${grouped(count)}곳`,
  allConflicts: '엇갈리는 쟁점',
  description1: (name) =>
    `${name}: 출처마다 말하는 내용, 엇갈리는 값, 날짜별 영상 판독, 모든 출처를 싣습니다.`,
  contents: '이 페이지의 내용',
  facts: '기본 사실',
  apart: '따로 둔 기록',
  apartLead:
    '아래 기록들은 같은 수용소이거나 차례로 이어진 곳일 수 있습니다. 같은 곳이라고 밝힌 출처를 찾지 못했으므로 합치지 않고 따로 둡니다.',
  inferenceBy: (source) =>
    `둘을 이은 것은 다음의 추론입니다: ${source}. 시설에 대해 어떤 출처가 직접 한 말이 아닙니다.`,
  statedBy: (source) => `둘을 이은 출처: ${source}.`,
  sameNumber: '같은 호수로 기록된 곳:',
  timeline: '연표',
  timelineNote: '날짜는 출처에 적힌 대로이며, 서로 어긋나는 항목도 모두 싣습니다.',
  population: '시기별 수용 인원',
  populationCaption: (name) => `${name}: 발표된 수용 인원`,
  populationAlt: (name, lines) =>
    `${name}의 발표된 수용 인원을 기준 시점별로 나타낸 그림. 범위는 막대, 단일 수치는 점이다. ${lines}`,
  populationNote:
    '기관과 방법이 서로 다른 수치입니다. 선으로 이으면 아무도 재지 않은 추세를 주장하는 셈이 되므로 잇지 않았습니다.',
  observations: '위성영상에 보이는 것',
  observationsCaption: (name) => `${name}: 위성영상 판독, 영상 날짜순`,
  image: '영상',
  compared: '비교 영상',
  seen: '판독 내용',
  analyst: '분석자',
  observationsOrder: '영상 날짜순, 날짜 없는 것은 마지막',
  conditions: '실태',
  acts: '침해 행위',
  actsLead: '출처에 따르면 이곳에서 사람들에게 다음과 같은 일이 있었습니다.',
  actsWarning: (count) =>
    `살해와 고문 등 폭력에 관한 진술 ${grouped(count)}건입니다. 읽고자 할 때만 펼쳐 보십시오.`,
  outcomes: '석방과 폐쇄',
  people: '관련된 사람들',
  reports: '보고서',
  topics: '엇갈리는 쟁점',
  undated: '날짜 미상',
  names: '이름',
};

export const campMessages = inLanguages(en, ko);
