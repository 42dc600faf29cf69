import type { Language } from '../../ui/language.ts';
import type { FormName } from '../submission.ts';

/** What stands on the first page of a form: a lead, what to know before one begins, and what happens after. */
export type StartText = {
  readonly lead: string;
  readonly before: string;
  readonly beforeList: readonly string[];
  readonly need: string;
  readonly needList: readonly string[];
  readonly after: string;
  readonly afterList: readonly string[];
};

const internship: Readonly<Record<Language, StartText>> = {
  en: {
    lead: 'Eight short pages. You can stop at any of them, save, and come back with a code of twelve words.',
    before: 'What we do not ask',
    beforeList: [
      'No photograph, no age, family, origin, marital status or religion. Please leave them out of your documents too.',
      'No references: we ask for them only after an offer.',
    ],
    need: 'What you need',
    needList: [
      'An e-mail address at which we may write to you.',
      'A curriculum vitae, and what else you want us to read.',
      'A few sentences on why you want to do this, and what you can do.',
      'An idea of when you could start, for how long, and how many hours a week.',
    ],
    after: 'What happens with it',
    afterList: [
      'What you enter is sealed as it arrives. The public server cannot open it again; it stores neither your network address nor the time of day.',
      'Two people assess it without knowing who you are. A formal interview comes before any offer.',
      'With your code you can see how it stands, write to us, download what you sent, withdraw, and have it erased.',
    ],
  },
  ko: {
    lead: '짧은 화면 여덟 쪽입니다. 어느 쪽에서든 저장하고 멈추었다가 열두 낱말로 된 코드로 돌아와 이어 쓸 수 있습니다.',
    before: '묻지 않는 것',
    beforeList: [
      '사진, 나이, 가족, 출신, 혼인 여부, 종교는 묻지 않습니다. 서류에서도 빼 주십시오.',
      '추천인은 자리를 제안해 드린 뒤에만 여쭙습니다.',
    ],
    need: '준비할 것',
    needList: [
      '연락을 받으실 전자우편 주소.',
      '이력서와, 그 밖에 읽어 주기를 바라는 서류.',
      '지원하는 까닭과 할 수 있는 일을 적은 몇 문장.',
      '시작할 수 있는 때와 기간, 주당 시간에 대한 생각.',
    ],
    after: '보내신 뒤의 일',
    afterList: [
      '쓰신 내용은 들어오는 즉시 봉인됩니다. 공개 서버는 그것을 다시 열 수 없으며, 접속 주소도 시각도 저장하지 않습니다.',
      '두 사람이 지원자가 누구인지 모른 채 평가합니다. 자리를 제안하기 전에 반드시 정식 면접을 합니다.',
      '코드가 있으면 진행 상황을 보고, 저희에게 글을 쓰고, 보내신 것을 내려받고, 지원을 철회하고, 내용을 지우실 수 있습니다.',
    ],
  },
};

const CAREFUL = {
  en: [
    'Do not use this form from inside North Korea, nor on a device or network that an employer, a school, a government or another person controls.',
    'Use Tor Browser if you can, at its safest level: everything here works in it. Without it, whoever runs your network can see that you visited this site, though not what you write.',
    'Think first of the people still inside. A detail that seems harmless (a village, a year, a job) can tell the authorities who has spoken.',
    'Leave out: names and homes of people who could be harmed, routes and helpers by which somebody got out, and anything you are unsure about. You can add it later.',
    'You may have somebody you trust beside you, and stop at any time. Nobody here may ask you for money or for documents of others.',
  ],
  ko: [
    '북한 안에서는 쓰지 마십시오. 직장, 학교, 정부, 다른 사람이 관리하는 기기나 통신망에서도 쓰지 마십시오.',
    '될 수 있으면 토르 브라우저를 가장 안전한 단계로 쓰십시오. 이곳의 모든 기능이 됩니다. 쓰지 않으시면 통신망을 운영하는 쪽에서 이 사이트를 방문한 사실은 알 수 있습니다. 쓰신 내용은 볼 수 없습니다.',
    '아직 안에 있는 사람들을 먼저 생각하십시오. 마을 이름이나 연도, 직업처럼 사소해 보이는 내용으로도 당국은 누가 말했는지 알아낼 수 있습니다.',
    '해를 입을 수 있는 사람의 이름과 집, 빠져나온 길과 도운 사람, 적어도 될지 망설여지는 것은 쓰지 마십시오. 나중에 덧붙일 수 있습니다.',
    '믿는 사람과 함께 쓰셔도 되고 언제든 멈추셔도 됩니다. 저희 쪽에서 돈이나 다른 사람의 서류를 요구하는 일은 없습니다.',
  ],
} as const;

const information: Readonly<Record<Language, StartText>> = {
  en: {
    lead: 'What you saw, heard or hold: testimony, documents, pictures. No name is needed. Please read this first, and take your time.',
    before: 'Before you begin',
    beforeList: CAREFUL.en,
    need: 'What you can send',
    needList: [
      'Your account in your own words, in any language.',
      'Documents and pictures as they are: do not crop, change or rename them, and keep the originals.',
    ],
    after: 'What happens next',
    afterList: [
      'What you enter is sealed as it arrives. The public server cannot open it again; it stores neither your network address nor the time of day.',
      'You get a code of twelve words. With it, and only with it, you can come back, read our answer, add something, withdraw, or have everything erased.',
      'A person here reads it. Nothing is published from it alone: that takes two reviews and a second, independent source.',
    ],
  },
  ko: {
    lead: '보고 들으신 것, 가지고 계신 것을 받습니다. 증언, 문서, 사진 모두 좋습니다. 이름은 적지 않아도 됩니다. 먼저 아래를 읽어 주시고, 서두르지 마십시오.',
    before: '시작하기 전에',
    beforeList: CAREFUL.ko,
    need: '보내실 수 있는 것',
    needList: [
      '편한 말로 쓰신 이야기. 어느 언어로 쓰셔도 됩니다.',
      '문서와 사진. 자르거나 고치거나 이름을 바꾸지 말고 그대로 보내시고, 원본은 계속 가지고 계십시오.',
    ],
    after: '앞으로의 일',
    afterList: [
      '쓰신 내용은 들어오는 즉시 봉인됩니다. 공개 서버는 그것을 다시 열 수 없으며, 접속 주소도 시각도 저장하지 않습니다.',
      '열두 낱말로 된 코드를 드립니다. 오직 그 코드로만 다시 와서 답을 읽고, 덧붙이고, 거두어들이고, 모두 지우실 수 있습니다.',
      '저희 쪽 사람이 읽습니다. 이것만으로 공개되는 내용은 없습니다. 두 번의 검토와 독립된 다른 출처가 있어야 합니다.',
    ],
  },
};

const missing: Readonly<Record<Language, StartText>> = {
  en: {
    lead: 'For relatives and friends of people who disappeared. What you tell us here is never published.',
    before: 'Before you begin',
    beforeList: CAREFUL.en,
    need: 'What helps',
    needList: [
      'Every name and spelling of the person you know, and when and where the person was born.',
      'When and where the person was last seen, by whom, and what happened.',
      'What you do not know, you leave empty.',
    ],
    after: 'What happens next',
    afterList: [
      'What you enter is sealed as it arrives. The public server cannot open it again; it stores neither your network address nor the time of day.',
      'A person here compares it with what is known. It is never published, and never becomes part of a published number by itself.',
      'You get a code of twelve words. With it, and only with it, you can come back, read our answer, add something, withdraw, or have everything erased.',
      'Often nothing is found. That does not mean that the person is not alive.',
    ],
  },
  ko: {
    lead: '사라진 분의 가족과 친구를 위한 곳입니다. 여기에 적으신 내용은 절대 공개되지 않습니다.',
    before: '시작하기 전에',
    beforeList: CAREFUL.ko,
    need: '도움이 되는 것',
    needList: [
      '찾는 분의 이름과 아시는 모든 표기, 태어난 때와 곳.',
      '마지막으로 본 때와 곳, 본 사람, 있었던 일.',
      '모르시는 것은 비워 두시면 됩니다.',
    ],
    after: '앞으로의 일',
    afterList: [
      '쓰신 내용은 들어오는 즉시 봉인됩니다. 공개 서버는 그것을 다시 열 수 없으며, 접속 주소도 시각도 저장하지 않습니다.',
      '저희 쪽 사람이 알려진 내용과 견주어 봅니다. 공개되는 일은 없으며, 이것만으로 공개 수치에 들어가는 일도 없습니다.',
      '열두 낱말로 된 코드를 드립니다. 오직 그 코드로만 다시 와서 답을 읽고, 덧붙이고, 거두어들이고, 모두 지우실 수 있습니다.',
      '찾지 못하는 일이 많습니다. 그렇다고 해서 살아 있지 않다는 뜻은 아닙니다.',
    ],
  },
};

export const startTexts: Readonly<Record<FormName, Readonly<Record<Language, StartText>>>> = {
  internship,
  information,
  missing,
};
