import { counted, grouped, inLanguages } from '../../ui/language.ts';

const en = {
  title: 'People',
  description:
    'Everyone this record names: survivors, witnesses, victims and officials, with the reason each name is public.',
  lead: (total: number) =>
    `${counted(total, 'person', 'people')} who are already named in public by a UN body, a sanctions notice, a court, a published memoir, press reports on office-holders or their own testimony. Nobody else is named here.`,
  notAList: 'This is not a list of everyone held. Such a list is one of the demands:',
  groups: {
    survivor: { title: 'Survivors', lead: 'They were held and have spoken about it under this name.' },
    victim: {
      title: 'Named as held or missing',
      lead: 'Published opinions and similar public documents name them as detained. What is known of each stands on their own page.',
    },
    witness: {
      title: 'Witnesses',
      lead: 'They have spoken in public about what they saw or did, or about their relatives.',
    },
    official: { title: 'Officials', lead: 'Office-holders whom a state or body has put on a public list.' },
    command: {
      title: 'Named only as holders of a post',
      lead: 'Public sources name them in the chain of command; this record holds no listing of them.',
    },
  },
  byRole: 'by name',
  name: 'Name',
  why: 'Why the name is public',
  camp: 'Camp',
  when: 'Held, served or listed',
  listed: 'listed:',
  hint: 'Perhaps also',
  holder: 'named as holder of the post',
  sameName: 'same name; no source says it is the same person',
  sameNames: 'Records with the same name',
  count: (count: number) => counted(count, 'person', 'people'),
  facts: 'What is stated',
  revised: 'Revised testimony',
  revisedOn: 'Revised',
  revisedWhat: 'What changed',
  revisedMeaning: (name: string) =>
    `${name} later changed parts of an earlier account. What rests on a telling before that stays in this record, because it was published and quoted, but it is marked as an earlier account, since revised, wherever it stands. Read such rows with that in mind.`,
  rows: (count: number) =>
    `${counted(count, 'row', 'rows')} in this record ${count === 1 ? 'rests' : 'rest'} on the earlier account; they are marked below and on the pages of the camps.`,
  says: 'What this person says of conditions',
  sentences: 'Sentence and collective punishment',
  acts: 'Acts in which this person is a source or is named',
  actsWarning: (count: number) =>
    `${counted(count, 'account', 'accounts')} of violence. Open only if you want to read.`,
  posts: 'Posts held',
  measures: 'Measures',
  topics: 'Contested questions',
  descriptionOf: (name: string) =>
    `${name}: what public sources say, why the name is public, and what rests on this person’s testimony.`,
};

const ko: typeof en = {
  title: '사람들',
  description: '이 기록에 이름이 실린 생존자, 증인, 피해자, 당국자와 각 이름을 싣는 근거.',
  lead: (total) =>
    `모두 ${grouped(total)}명입니다. 유엔 기구, 제재 공고, 법원, 출판된 수기, 공직자에 관한 언론 보도, 본인의 증언을 통해 이미 이름이 공개된 사람만 싣습니다.`,
  notAList: '이 목록은 수감자 전체의 명단이 아닙니다. 전체 명단의 공개는 요구 사항 가운데 하나입니다.',
  groups: {
    survivor: { title: '생존자', lead: '갇혔던 경험을 이 이름으로 증언한 사람들입니다.' },
    victim: {
      title: '구금·실종 피해자',
      lead: '유엔 기구의 의견서 등 공개된 문서가 구금되었다고 이름을 밝힌 사람들입니다. 각자에 대해 알려진 내용은 해당 페이지에 있습니다.',
    },
    witness: { title: '증인', lead: '보고 겪은 일이나 가족의 일을 공개적으로 말한 사람들입니다.' },
    official: { title: '당국자', lead: '국가나 국제기구가 공개 명단에 올린 공직자입니다.' },
    command: {
      title: '직책으로만 이름이 나온 사람',
      lead: '공개된 출처가 지휘 계통에서 이름을 밝힌 사람들로, 이 기록에는 명단에 올랐다는 진술이 없습니다.',
    },
  },
  byRole: '이름순',
  name: '이름',
  why: '이름을 싣는 근거',
  camp: '수용소',
  when: '수용·근무·지정 시기',
  listed: '지정:',
  hint: '같은 이름',
  holder: '직책을 맡은 사람으로 언급됨',
  sameName: '이름이 같음. 같은 사람이라고 밝힌 출처는 없음',
  sameNames: '이름이 같은 기록',
  count: (count) => `${grouped(count)}명`,
  facts: '진술된 내용',
  revised: '수정된 증언',
  revisedOn: '수정 시점',
  revisedWhat: '달라진 내용',
  revisedMeaning: () =>
    '이 증언자는 앞서 한 증언의 일부를 나중에 고쳤습니다. 고치기 전 증언에 근거한 내용도 이미 발표되고 인용되었으므로 지우지 않고 두되, 어디에 실리든 나중에 본인이 고친 증언임을 표시합니다. 이 점을 감안하고 읽어 주십시오.',
  rows: (count) =>
    `이 기록에서 ${grouped(count)}건이 고치기 전 증언에 근거하며, 아래와 각 수용소 페이지에 표시했습니다.`,
  says: '이 사람이 말한 실태',
  sentences: '처분과 연좌',
  acts: '이 사람이 증언했거나 이름이 나오는 침해 행위',
  actsWarning: (count) => `폭력에 관한 진술 ${grouped(count)}건입니다. 읽고자 할 때만 펼쳐 보십시오.`,
  posts: '맡은 직책',
  measures: '제재 등의 조치',
  topics: '엇갈리는 쟁점',
  descriptionOf: (name) => `${name}: 공개된 출처의 진술, 이름을 싣는 근거, 이 사람의 증언에 근거한 기록.`,
};

export const peopleMessages = inLanguages(en, ko);
