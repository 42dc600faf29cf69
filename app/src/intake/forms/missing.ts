import { calledAs } from './called-as.ts';
import type { FormDefinition, FormPage } from '../form-definition.ts';

const who: FormPage = {
  id: 'who',
  title: { en: 'The person you are looking for', ko: '찾는 분' },
  fields: [
    {
      name: 'names',
      label: { en: 'Names', ko: '이름' },
      hint: {
        en: 'Every name and spelling you know, one a line: Hangul, Hanja, Latin letters, other names the person used.',
        ko: '아시는 이름과 표기를 한 줄에 하나씩 모두 적어 주십시오. 한글, 한자, 로마자, 다르게 불린 이름도 좋습니다.',
      },
      type: 'long',
      most: 2000,
      isIdentity: true,
    },
    {
      name: 'birth',
      label: { en: 'Born when and where', ko: '태어난 때와 곳' },
      hint: {
        en: 'As far as you know: “1961 or 1962, Hamhung”.',
        ko: '아시는 만큼만 적어 주십시오. 예: 1961년이나 1962년, 함흥.',
      },
      type: 'line',
      isOptional: true,
      isIdentity: true,
    },
    {
      name: 'sex',
      label: { en: 'Woman or man', ko: '성별' },
      hint: {
        en: 'Only to tell apart people of the same name.',
        ko: '같은 이름의 사람을 가려내는 데만 씁니다.',
      },
      type: 'choice',
      // Text browsers choose the first where nothing is chosen.
      options: [
        ['unsaid', { en: 'I would rather not say', ko: '밝히지 않겠습니다' }],
        ['female', { en: 'Woman', ko: '여성' }],
        ['male', { en: 'Man', ko: '남성' }],
      ],
      isIdentity: true,
    },
  ],
};

const last: FormPage = {
  id: 'last',
  title: { en: 'When the person was last seen', ko: '마지막으로 본 때' },
  fields: [
    {
      name: 'lastWhen',
      label: { en: 'When', ko: '언제' },
      hint: { en: 'As exactly or as roughly as you know.', ko: '아시는 만큼만 적어 주십시오.' },
      type: 'line',
    },
    {
      name: 'lastWhere',
      label: { en: 'Where', ko: '어디에서' },
      type: 'line',
      most: 500,
    },
    {
      name: 'seenBy',
      label: { en: 'Who saw the person then?', ko: '누가 보았습니까?' },
      hint: {
        en: 'You need not name anybody: “a neighbour”, “I myself”.',
        ko: '이름은 적지 않아도 됩니다. 예: 이웃, 저 자신.',
      },
      type: 'line',
      isIdentity: true,
    },
    {
      name: 'circumstances',
      label: { en: 'What happened, as far as you know?', ko: '아시는 대로, 무슨 일이 있었습니까?' },
      hint: {
        en: 'Who took the person, where to, what reason was given; and since when you have known nothing.',
        ko: '누가 어디로 데려갔는지, 어떤 이유를 들었는지, 언제부터 소식이 끊겼는지 적어 주십시오.',
      },
      type: 'long',
      most: 20_000,
      isOptional: true,
    },
  ],
};

const files: FormPage = {
  id: 'files',
  title: { en: 'Papers and pictures', ko: '서류와 사진' },
  lead: {
    en: 'Only if you have some and it is safe for you to send them. Keep the originals.',
    ko: '가지고 계시고 보내도 안전할 때만 보내 주십시오. 원본은 계속 가지고 계십시오.',
  },
  fields: [{ name: 'files', label: { en: 'Files', ko: '파일' }, type: 'files', isOptional: true }],
};

const you: FormPage = {
  id: 'you',
  title: { en: 'You and the person', ko: '본인과의 관계' },
  fields: [
    {
      name: 'relation',
      label: { en: 'Who is the person to you?', ko: '찾는 분은 본인과 어떤 사이입니까?' },
      hint: { en: 'For example my father’s sister, a friend.', ko: '예: 고모, 친구.' },
      type: 'line',
      isIdentity: true,
    },
    {
      name: 'askedElsewhere',
      label: { en: 'Whom else have you asked?', ko: '다른 곳에도 알아보셨습니까?' },
      hint: {
        en: 'For example the Red Cross or the United Nations, so that nobody asks twice.',
        ko: '예: 적십자, 유엔. 같은 일을 두 번 묻지 않기 위해서입니다.',
      },
      type: 'line',
      most: 500,
      isOptional: true,
    },
    {
      name: 'danger',
      label: {
        en: 'Could our looking put anybody in danger?',
        ko: '저희가 찾는 일로 위험해질 사람이 있습니까?',
      },
      hint: {
        en: 'Say what we should not do, and whom nobody should ask.',
        ko: '하지 말아야 할 일과 물어보지 말아야 할 사람을 적어 주십시오.',
      },
      type: 'long',
      most: 2000,
      isOptional: true,
      isIdentity: true,
    },
    calledAs,
  ],
};

/** Compared with the register by those who may see it, and never published. */
export const missingForm: FormDefinition = {
  name: 'missing',
  path: '/take-part/missing',
  title: { en: 'A missing relative', ko: '가족 찾기' },
  pages: [who, last, files, you],
  givesCopy: false,
};
