import { inLanguages } from '../../ui/language.ts';

export const takePartMessages = inLanguages(
  {
    title: 'Take part',
    description:
      'Apply for an internship, tell what you know without putting anybody at risk, or ask about somebody who disappeared.',
    lead: 'Work with us, tell us what you know, or ask about somebody you are looking for.',
    internship: 'An internship with us',
    apply: 'Apply',
    applyText: 'Eight short pages, which you can save and come back to.',
    closed: 'No applications are taken at present. Whoever has a code can still use it.',
    tell: 'If you know something',
    tellBody: [
      'You may have been held, worked there, lost a relative, or hold papers or pictures. Whether to speak is yours alone to decide, and you can take your time.',
    ],
    tellForm: 'Tell us what you know',
    tellFormText:
      'The form works without script, also in Tor Browser at its safest level. No name is needed. What you enter is sealed as it arrives, and answers reach you through a code of twelve words that only you have.',
    advice: 'Before you tell anybody',
    tellList: [
      'First think of the people still inside. A detail that seems harmless (a village, a year, a job) can tell the authorities who has spoken.',
      'Do not write about it to us or anybody by ordinary e-mail, messenger or social media, and not from a device that an employer, a school, a government or another person controls.',
      'Do not send originals. Keep them dry, dark and out of sight, and note for yourself when and how you came by them.',
      'Do not change, crop or rename files: what looks like clutter can later prove that they are real.',
      'Write down what you remember, with dates as you know them and gaps where you do not. Keep what you saw apart from what you heard.',
      'Before you tell your story to an organisation, ask how it protects witnesses, who will see what you say, and whether you can take it back. You may bring somebody you trust, and stop at any time.',
      'Nobody may ask you for money, for documents of others, or to travel.',
    ],
    missing: 'If you are looking for somebody',
    missingBody: [
      'See first whether the name stands in the record, in every spelling you know.',
      'The UN Working Group on Enforced or Involuntary Disappearances takes cases from relatives; the tracing service of the Red Cross and Red Crescent looks for people separated by conflict or migration. Ask either of them first who would learn of your request.',
    ],
    missingForm: 'Ask us about a missing relative',
    missingFormText:
      'You can also ask us. What you tell us is compared with what is known, and is never published.',
    return: 'Return with your code',
    returnText: 'To go on with what you began, or to see how it stands.',
    returnTo: {
      internship: 'An application',
      information: 'Something you told us',
      missing: 'A missing relative',
    },
    noForms:
      'This copy of the site cannot receive anything: it holds the published record only. To apply, to tell something or to ask about somebody, use the site of the organisation itself; what it says about where to write stands at the end of this page.',
    openings: 'Openings of other organisations',
    openingsNote:
      'These are not ours. This is what each source states; ask the organisation that offers the place, at the address on its own website, whether the terms still hold.',
    noOpenings: 'No opening is recorded at present.',
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
  {
    title: '함께하기',
    description: '인턴십에 지원하고, 누구도 위험에 빠뜨리지 않고 아는 것을 알리고, 사라진 가족을 찾는 길.',
    lead: '함께 일하거나, 아는 것을 알려 주시거나, 찾는 분에 대해 물어보실 수 있습니다.',
    internship: '저희와 함께하는 인턴십',
    apply: '지원하기',
    applyText: '짧은 화면 여덟 쪽이며, 저장했다가 돌아와 이어 쓸 수 있습니다.',
    closed: '지금은 지원을 받지 않습니다. 코드가 있으신 분은 계속 쓰실 수 있습니다.',
    tell: '알고 계신 것이 있다면',
    tellBody: [
      '갇혔던 분, 그곳에서 일했던 분, 가족을 잃은 분, 문서나 사진을 가지고 계신 분이 있을 것입니다. 말할지 말지는 오직 본인이 정할 일이며, 서두르지 않아도 됩니다.',
    ],
    tellForm: '아는 것을 알리기',
    tellFormText:
      '스크립트 없이, 토르 브라우저의 가장 안전한 단계에서도 쓸 수 있습니다. 이름은 적지 않아도 됩니다. 쓰신 내용은 들어오는 즉시 봉인되며, 답은 본인만 가진 열두 낱말 코드로 읽으실 수 있습니다.',
    advice: '누구에게든 말하기 전에',
    tellList: [
      '아직 안에 있는 사람들을 먼저 생각하십시오. 마을 이름이나 연도, 직업처럼 사소해 보이는 내용으로도 당국은 누가 말했는지 알아낼 수 있습니다.',
      '저희에게든 누구에게든 일반 전자우편이나 메신저, 소셜미디어로 이런 내용을 쓰지 마십시오. 직장, 학교, 정부, 다른 사람이 관리하는 기기도 쓰지 마십시오.',
      '원본을 보내지 마십시오. 습기와 빛을 피해 눈에 띄지 않는 곳에 두고, 언제 어떻게 손에 넣었는지 적어 두십시오.',
      '파일을 고치거나 자르거나 이름을 바꾸지 마십시오. 군더더기처럼 보이는 것이 나중에 진본임을 증명할 수 있습니다.',
      '기억나는 것을 적어 두십시오. 날짜는 아는 만큼만 적고 모르는 것은 비워 두십시오. 직접 본 것과 들은 것을 나누어 적으십시오.',
      '어떤 단체에든 이야기하기 전에, 증언자를 어떻게 보호하는지, 누가 내용을 보는지, 나중에 거둬들일 수 있는지 물어보십시오. 믿는 사람과 함께 갈 수 있고, 언제든 멈출 수 있습니다.',
      '돈이나 다른 사람의 서류를 달라고 하거나 어디로 와 달라고 요구하는 사람의 말에는 따르지 마십시오.',
    ],
    missing: '누군가를 찾고 있다면',
    missingBody: [
      '먼저 아는 표기를 모두 넣어 이 기록에 이름이 있는지 찾아보십시오.',
      '유엔 강제실종실무그룹은 가족의 진정을 받고, 적십자·적신월의 헤어진 가족 찾기(심인) 사업은 분쟁이나 이주로 헤어진 사람을 찾습니다. 신청하기 전에 그 사실이 누구에게 알려지는지 먼저 물어보십시오.',
    ],
    missingForm: '사라진 가족에 대해 묻기',
    missingFormText:
      '저희에게 물어보실 수도 있습니다. 적으신 내용은 알려진 것과 견주어 보는 데만 쓰며 절대 공개하지 않습니다.',
    return: '코드로 돌아오기',
    returnText: '쓰던 글을 이어 쓰거나 진행 상황을 보실 수 있습니다.',
    returnTo: {
      internship: '인턴십 지원',
      information: '알려 주신 내용',
      missing: '가족 찾기',
    },
    noForms:
      '이 사본에는 공개된 기록만 있어 아무것도 받을 수 없습니다. 지원하거나 아는 것을 알리거나 누군가를 찾으시려면 단체의 사이트를 이용해 주십시오. 연락할 곳은 이 페이지 끝에 있습니다.',
    openings: '다른 단체의 기회',
    openingsNote:
      '저희가 제공하는 것이 아니며, 출처가 밝힌 내용입니다. 조건이 지금도 그대로인지는 자리를 제공하는 단체의 웹사이트에 나온 주소로 확인하십시오.',
    noOpenings: '현재 실린 기회가 없습니다.',
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
);
