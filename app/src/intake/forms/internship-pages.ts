import type { Words } from '@unhidden/record';
import type { FormField, FormPage } from '../form-definition.ts';
import { TIME_ZONES } from '../time-zones.ts';

export const about: FormPage = {
  id: 'about',
  title: { en: 'About you', ko: '지원자' },
  fields: [
    {
      name: 'name',
      label: { en: 'Your name', ko: '이름' },
      hint: {
        en: 'In any script, as you want us to write it.',
        ko: '어떤 문자로 쓰셔도 됩니다. 저희가 적기를 바라는 그대로 써 주십시오.',
      },
      type: 'line',
      isIdentity: true,
    },
    {
      name: 'address',
      label: { en: 'How should we address you?', ko: '어떻게 불러 드릴까요?' },
      hint: {
        en: 'For example a given name alone, or a title. If you leave this empty, we use your name.',
        ko: '예: 성을 뺀 이름만, 또는 ‘선생님’. 비워 두시면 이름에 ‘님’을 붙입니다.',
      },
      type: 'line',
      isOptional: true,
      isIdentity: true,
    },
    {
      name: 'email',
      label: { en: 'E-mail address', ko: '전자우편 주소' },
      hint: {
        en: 'For letters about this application only. Everything we write also stands on your status page.',
        ko: '이 지원에 관한 연락에만 씁니다. 보내 드리는 글은 모두 진행 상황 화면에서도 읽을 수 있습니다.',
      },
      type: 'email',
      isIdentity: true,
    },
    {
      name: 'place',
      label: { en: 'Where will you be?', ko: '계실 곳' },
      hint: {
        en: 'City and country you would work from. Where you come from does not matter here.',
        ko: '일하실 도시와 나라를 적어 주십시오. 출신지를 묻는 것이 아닙니다.',
      },
      type: 'line',
      isIdentity: true,
    },
    {
      name: 'timeZone',
      label: { en: 'Your time zone', ko: '시간대' },
      hint: {
        en: 'A city with the same clock as yours. Interview times are shown in it.',
        ko: '지금 계신 곳과 시각이 같은 도시를 고르십시오. 면접 시각을 이 시간대로 보여 드립니다.',
      },
      type: 'choice',
      options: TIME_ZONES,
      isIdentity: true,
    },
  ],
};

export const work: FormPage = {
  id: 'work',
  title: { en: 'Your studies or work', ko: '학업이나 일' },
  fields: [
    {
      name: 'occupation',
      label: { en: 'What are you doing at present?', ko: '지금 무엇을 하고 계십니까?' },
      hint: { en: 'Choose all that apply.', ko: '해당하는 것을 모두 고르십시오.' },
      type: 'choices',
      options: [
        ['study', { en: 'I study', ko: '공부하고 있습니다' }],
        ['work', { en: 'I work', ko: '일하고 있습니다' }],
        ['other', { en: 'Something else', ko: '그 밖의 일을 하고 있습니다' }],
      ],
    },
    {
      name: 'subject',
      label: { en: 'Subject or kind of work', ko: '전공이나 하는 일' },
      hint: {
        en: 'For example: law, second year; translation; software.',
        ko: '예: 법학 2학년, 번역, 소프트웨어 개발.',
      },
      type: 'line',
    },
    {
      name: 'institution',
      label: { en: 'School or employer', ko: '학교나 직장' },
      hint: {
        en: 'Hidden from those who assess your application.',
        ko: '지원서를 평가하는 사람에게는 보이지 않습니다.',
      },
      type: 'line',
      isOptional: true,
      isIdentity: true,
    },
  ],
};

const LEVELS = [
  ['none', { en: 'None', ko: '못함' }],
  ['some', { en: 'Some words', ko: '조금' }],
  ['read', { en: 'I read it', ko: '읽을 수 있음' }],
  ['write', { en: 'I read and write it for work', ko: '업무로 읽고 쓸 수 있음' }],
  ['fluent', { en: 'Fluent', ko: '유창함' }],
] as const satisfies FormField['options'];

export const languages: FormPage = {
  id: 'languages',
  title: { en: 'Languages', ko: '언어' },
  lead: {
    en: 'How well, for work of this kind. You need not know both.',
    ko: '이런 일을 할 만큼의 수준을 골라 주십시오. 둘 다 하셔야 하는 것은 아닙니다.',
  },
  fields: [
    { name: 'english', label: { en: 'English', ko: '영어' }, type: 'choice', options: LEVELS },
    { name: 'korean', label: { en: 'Korean', ko: '한국어' }, type: 'choice', options: LEVELS },
    {
      name: 'otherLanguages',
      label: { en: 'Other languages you could use in the work', ko: '일에 쓸 수 있는 다른 언어' },
      type: 'line',
      isOptional: true,
    },
  ],
};

const NAMELESS: Words = {
  en: 'Two people assess this without knowing who you are. Please leave out your name and the names of schools and employers.',
  ko: '두 사람이 지원자가 누구인지 모른 채 이 글을 평가합니다. 본인 이름과 학교, 직장 이름은 적지 마십시오.',
};

export const why: FormPage = {
  id: 'why',
  title: { en: 'Why you want to do this', ko: '지원하는 까닭' },
  lead: NAMELESS,
  fields: [
    {
      name: 'why',
      label: { en: 'Why this work?', ko: '왜 이 일을 하려고 하십니까?' },
      hint: { en: 'Half a page is enough.', ko: '반 쪽이면 충분합니다.' },
      type: 'long',
    },
    {
      name: 'brings',
      label: {
        en: 'What would you like to work on, and what can you do?',
        ko: '어떤 일을 하고 싶고, 무엇을 잘하십니까?',
      },
      hint: {
        en: 'For example research, translation, law, satellite images, software, writing. Unpaid work counts.',
        ko: '예: 조사, 번역, 법, 위성사진, 소프트웨어, 글쓰기. 돈을 받지 않고 한 일도 적으십시오.',
      },
      type: 'long',
    },
  ],
};

export const documents: FormPage = {
  id: 'documents',
  title: { en: 'Documents', ko: '서류' },
  lead: {
    en: 'A curriculum vitae, and what else you want us to read, such as a letter or a sample of your work. No photograph please, and nothing about age, family, origin or religion. References are asked for only after an offer.',
    ko: '이력서와, 자기소개서나 작업물처럼 읽어 주기를 바라는 것을 보내 주십시오. 사진은 넣지 마시고 나이, 가족, 출신, 종교에 관한 내용도 빼 주십시오. 추천인은 자리를 제안해 드린 뒤에만 여쭙습니다.',
  },
  fields: [{ name: 'documents', label: { en: 'Your documents', ko: '보낼 서류' }, type: 'files' }],
};

export const needs: FormPage = {
  id: 'needs',
  title: { en: 'Credit and adjustments', ko: '학점과 편의' },
  fields: [
    {
      name: 'credit',
      label: { en: 'Do you want academic credit for it?', ko: '학점으로 인정받으려고 하십니까?' },
      type: 'choice',
      // Text browsers choose the first where nothing is chosen.
      options: [
        ['unsure', { en: 'I do not know yet', ko: '아직 모르겠습니다' }],
        ['yes', { en: 'Yes', ko: '예' }],
        ['no', { en: 'No', ko: '아니요' }],
      ],
    },
    {
      name: 'creditNeeds',
      label: { en: 'What does your school need from us for that?', ko: '학교에서 저희에게 필요한 것' },
      hint: {
        en: 'For example a contract, a report, a number of hours. You can tell us later.',
        ko: '예: 협약서, 보고서, 정해진 시간 수. 나중에 알려 주셔도 됩니다.',
      },
      type: 'long',
      most: 2000,
      isOptional: true,
      isIdentity: true,
    },
    {
      name: 'adjustments',
      label: {
        en: 'Do you need anything so that you can take part well?',
        ko: '함께하시는 데 필요한 것이 있습니까?',
      },
      hint: {
        en: 'For example captions in the interview, a place without stairs, certain hours. You need not say why. Those who assess your application do not see this.',
        ko: '예: 면접 자막, 계단 없는 곳, 정해진 시간대. 까닭은 적지 않아도 됩니다. 지원서를 평가하는 사람에게는 보이지 않습니다.',
      },
      type: 'long',
      most: 2000,
      isOptional: true,
      isIdentity: true,
    },
  ],
};
