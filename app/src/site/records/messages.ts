import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  tableCaption: (total: number) =>
    `${counted(total, 'record', 'records')}, each with the value shown first and its source.`,
  stated: 'What is stated',
  pointingHere: 'Records that refer to this',
  andMore: (count: number) => `and ${grouped(count)} more`,
  description: (kind: string, title: string) => `${kind}: ${title}. What each source says, with the sources.`,
};

const ko: typeof en = {
  tableCaption: (total) => `기록 ${grouped(total)}건. 먼저 보이는 값과 그 출처를 싣습니다.`,
  stated: '진술된 내용',
  pointingHere: '이 기록과 이어진 기록',
  andMore: (count) => `외 ${grouped(count)}건`,
  description: (kind, title) => `${kind}: ${title}. 출처마다 말하는 내용을 출처와 함께 싣습니다.`,
};

export const recordMessages = inLanguages(en, ko);
