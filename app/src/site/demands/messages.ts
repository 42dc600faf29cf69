import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'Demands and answers',
  description:
    'What is demanded of whom, and a ledger of every known approach: who asked, when, by what means, what was answered, and how many days have passed.',
  lead: 'What is asked, by whom and of whom; below each group the ledger: every approach this record knows of, in order of date, and what came back.',
  reading:
    '“No answer known” means that this record holds none; one may exist. Days are counted only between exact days, and up to the date of this release. The order of requests and answers does not say that one caused the other.',
  asked: 'What is demanded',
  by: 'by',
  to: 'to',
  ledger: 'Approaches and answers',
  ledgerCount: (count: number, answered: number) =>
    `${counted(count, 'approach', 'approaches')}, what came back is recorded for ${grouped(answered)}.`,
  noLedger: 'No approach on this is recorded.',
  undated: 'date not known',
  channel: 'by',
  answer: 'Answer',
  answeredOn: 'Dated',
  daysLater: (days: number) => `${counted(days, 'day', 'days')} later`,
  noAnswer: 'No answer known.',
  silence: (days: number, asOf: string) => `${counted(days, 'day', 'days')} up to ${asOf}`,
  other: 'Other demands and approaches',
  oneDemand: 'Demand',
  stated: 'What is stated',
  sameTheme: (theme: string) => `Approaches on the same subject: ${theme}`,
  sameThemeNote:
    'These were grouped with the demand by the editors of this site; the sources do not tie them to it.',
  descriptionOf: (text: string) => `Demand: ${text} Who asks it, of whom, and what came back.`,
};

const ko: typeof en = {
  title: '요구와 답변',
  description:
    '누구에게 무엇을 요구하는지, 그리고 지금까지 알려진 모든 접촉의 기록: 누가 언제 어떻게 요청했고 어떤 답이 왔으며 며칠이 지났는지.',
  lead: '누가 누구에게 무엇을 요구하는지 밝히고, 묶음마다 지금까지 알려진 접촉과 돌아온 답을 날짜순으로 싣습니다.',
  reading:
    '‘알려진 답 없음’은 이 기록에 답이 없다는 뜻이며, 실제로는 있을 수도 있습니다. 날수는 두 날짜가 모두 정확한 날일 때만, 그리고 이 공개판의 기준일까지만 셉니다. 요청과 답의 앞뒤가 곧 인과를 뜻하지는 않습니다.',
  asked: '요구 내용',
  by: '요구한 쪽',
  to: '요구 대상',
  ledger: '접촉과 답변',
  ledgerCount: (count, answered) =>
    `접촉 ${grouped(count)}건, 그 가운데 돌아온 답이나 반응이 기록된 것 ${grouped(answered)}건.`,
  noLedger: '이에 관한 접촉은 기록되어 있지 않습니다.',
  undated: '날짜 미상',
  channel: '경로:',
  answer: '답변',
  answeredOn: '답변일',
  daysLater: (days) => `${grouped(days)}일 뒤`,
  noAnswer: '알려진 답 없음.',
  silence: (days, asOf) => `${asOf}까지 ${grouped(days)}일`,
  other: '그 밖의 요구와 접촉',
  oneDemand: '요구',
  stated: '진술된 내용',
  sameTheme: (theme) => `같은 주제의 접촉: ${theme}`,
  sameThemeNote:
    '아래 접촉은 이 사이트의 편집자가 같은 주제로 묶은 것이며, 출처가 이 요구와 직접 연결한 것은 아닙니다.',
  descriptionOf: (text) => `요구: ${text} 누가 누구에게 요구했고 어떤 답이 왔는지.`,
};

export const demandMessages = inLanguages(en, ko);
