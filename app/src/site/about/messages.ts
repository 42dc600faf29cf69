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
  takePart: {
    title: 'Take part',
    description:
      'Internship terms as the organisations state them, and how to tell what you know without putting anybody at risk.',
    lead: 'Ways to help, as those who offer them describe them; and what to think of before you pass on what you know.',
    openings: 'Internships and other openings',
    openingsNote: 'This is what the source states; it is not an offer of this site.',
    noOpenings: 'No opening is recorded at present.',
    apply: 'Applying',
    applyBody: [
      'This site takes no applications yet. To apply, write to the organisation that offers the place, at the address on its own website, and ask whether the terms still hold: they were read from an archived copy.',
    ],
    tell: 'If you know something',
    tellBody: [
      'You may have been held, worked there, lost a relative, or hold papers or pictures. Whether to speak is yours alone to decide, and you can take your time.',
      'This site has no form for it yet, and nothing on it reaches anybody in confidence. Until it does, the advice is this:',
    ],
    tellList: [
      'First think of the people still inside. A detail that seems harmless (a village, a year, a job) can tell the authorities who has spoken.',
      'Do not write to us or anybody about it by ordinary e-mail, messenger or social media, and not from a device that an employer, a school, a government or another person controls.',
      'Do not send originals. Keep them dry, dark and out of sight, and note for yourself when and how you came by them.',
      'Do not change, crop or rename files: what looks like clutter can later prove that they are real.',
      'Write down what you remember, with dates as you know them and gaps where you do not. Keep what you saw apart from what you heard.',
      'Ask an organisation with experience in taking testimony how it protects witnesses, who will see what you say, and whether you can take it back, before you tell your story. You may bring somebody you trust, and stop at any time.',
      'Nobody may ask you for money, for documents of others, or to travel.',
    ],
    missing: 'If you are looking for somebody',
    missingBody: [
      'This site cannot search for a missing person. See first whether the name stands in the record, in every spelling you know.',
      'The UN Working Group on Enforced or Involuntary Disappearances takes cases from relatives; the tracing service of the Red Cross and Red Crescent looks for people separated by conflict or migration. Ask either of them first who would learn of your request.',
    ],
    search: 'Search the record',
    safety: 'Safety',
    other: 'Other ways to help',
    otherList: [
      'Check a statement against its source and report what is wrong.',
      'Keep a copy of the release. It fits on a USB stick and proves itself by its signature.',
      'Quote the source of a number together with the number.',
    ],
    corrections: 'Corrections',
    data: 'Data and downloads',
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
  takePart: {
    title: '함께하기',
    description: '각 단체가 밝힌 인턴십 조건과, 누구도 위험에 빠뜨리지 않고 아는 것을 알리는 방법.',
    lead: '도울 수 있는 길을 제공하는 쪽이 밝힌 그대로 싣고, 아는 것을 전하기 전에 생각할 점을 적었습니다.',
    openings: '인턴십과 그 밖의 기회',
    openingsNote: '출처가 밝힌 내용이며, 이 사이트가 제안하는 것이 아닙니다.',
    noOpenings: '현재 실린 기회가 없습니다.',
    apply: '지원하려면',
    applyBody: [
      '이 사이트에서는 아직 지원서를 받지 않습니다. 자리를 제공하는 단체의 웹사이트에 나온 주소로 직접 문의하고, 위의 조건이 지금도 그대로인지 확인하십시오. 조건은 보존된 사본에서 읽은 것입니다.',
    ],
    tell: '알고 계신 것이 있다면',
    tellBody: [
      '갇혔던 분, 그곳에서 일했던 분, 가족을 잃은 분, 문서나 사진을 가지고 계신 분이 있을 것입니다. 말할지 말지는 오직 본인이 정할 일이며, 서두르지 않아도 됩니다.',
      '이 사이트에는 아직 제보를 받는 창구가 없고, 여기서 비밀이 지켜지는 방식으로 누군가에게 전할 방법도 없습니다. 창구가 생기기 전까지는 다음을 지켜 주십시오.',
    ],
    tellList: [
      '아직 안에 있는 사람들을 먼저 생각하십시오. 마을 이름이나 연도, 직업처럼 사소해 보이는 내용으로도 당국은 누가 말했는지 알아낼 수 있습니다.',
      '저희에게든 누구에게든 일반 전자우편이나 메신저, 소셜미디어로 이런 내용을 쓰지 마십시오. 직장, 학교, 정부, 다른 사람이 관리하는 기기도 쓰지 마십시오.',
      '원본을 보내지 마십시오. 습기와 빛을 피해 눈에 띄지 않는 곳에 두고, 언제 어떻게 손에 넣었는지 적어 두십시오.',
      '파일을 고치거나 자르거나 이름을 바꾸지 마십시오. 군더더기처럼 보이는 것이 나중에 진본임을 증명할 수 있습니다.',
      '기억나는 것을 적어 두십시오. 날짜는 아는 만큼만 적고 모르는 것은 비워 두십시오. 직접 본 것과 들은 것을 나누어 적으십시오.',
      '이야기하기 전에, 증언을 받아 본 경험이 있는 단체에 증언자를 어떻게 보호하는지, 누가 내용을 보는지, 나중에 거둬들일 수 있는지 물어보십시오. 믿는 사람과 함께 갈 수 있고, 언제든 멈출 수 있습니다.',
      '돈이나 다른 사람의 서류를 달라고 하거나 어디로 와 달라고 요구하는 사람의 말에는 따르지 마십시오.',
    ],
    missing: '누군가를 찾고 있다면',
    missingBody: [
      '이 사이트에서 실종된 사람을 찾아 드릴 수는 없습니다. 먼저 아는 표기를 모두 넣어 이 기록에 이름이 있는지 찾아보십시오.',
      '유엔 강제실종실무그룹은 가족의 진정을 받고, 적십자·적신월의 헤어진 가족 찾기(심인) 사업은 분쟁이나 이주로 헤어진 사람을 찾습니다. 신청하기 전에 그 사실이 누구에게 알려지는지 먼저 물어보십시오.',
    ],
    search: '기록에서 찾기',
    safety: '안전',
    other: '그 밖에 도울 수 있는 일',
    otherList: [
      '진술을 출처와 대조해 잘못된 것을 알려 주십시오.',
      '공개판 사본을 보관해 주십시오. USB 하나에 들어가며 서명으로 진위를 확인할 수 있습니다.',
      '수치를 인용할 때는 출처도 함께 밝혀 주십시오.',
    ],
    corrections: '바로잡기',
    data: '자료와 내려받기',
  },
};

export const aboutMessages = inLanguages(en, ko);
