import { calledAs } from './called-as.ts';
import type { FormDefinition, FormPage } from '../form-definition.ts';

const account: FormPage = {
  id: 'account',
  title: { en: 'What you know', ko: '아시는 것' },
  lead: {
    en: 'Tell it in your own words and in any language. You can stop at any question, save, and go on another day.',
    ko: '어느 언어로든 편한 말로 적어 주십시오. 어느 물음에서든 멈추어 저장하고 다른 날 이어 쓸 수 있습니다.',
  },
  fields: [
    {
      name: 'account',
      label: {
        en: 'What happened, or what is it about?',
        ko: '무슨 일이 있었습니까, 또는 무엇에 관한 내용입니까?',
      },
      hint: {
        en: 'Keep what you saw apart from what you heard. If you only want to send a document or a picture, say in a sentence what it shows. Leave out names and places of people who could be harmed, unless the account makes no sense without them.',
        ko: '직접 본 것과 들은 것을 나누어 적어 주십시오. 문서나 사진만 보내시려면 무엇인지 한 문장으로 적으시면 됩니다. 해를 입을 수 있는 사람의 이름과 사는 곳은, 빼면 이야기가 되지 않을 때만 적으십시오.',
      },
      type: 'long',
      most: 50_000,
    },
  ],
};

const knowledge: FormPage = {
  id: 'knowledge',
  title: { en: 'How you know it', ko: '알게 된 경위' },
  fields: [
    {
      name: 'howKnown',
      label: { en: 'How do you know this?', ko: '어떻게 알게 되셨습니까?' },
      hint: { en: 'Choose all that apply.', ko: '해당하는 것을 모두 고르십시오.' },
      type: 'choices',
      options: [
        ['held', { en: 'I was held there', ko: '그곳에 갇혀 있었습니다' }],
        ['worked', { en: 'I worked or served there', ko: '그곳에서 일하거나 복무했습니다' }],
        ['lived', { en: 'I lived nearby or saw it', ko: '근처에 살았거나 직접 보았습니다' }],
        ['told', { en: 'Somebody told me', ko: '다른 사람에게서 들었습니다' }],
        [
          'document',
          { en: 'I have a document, picture or recording', ko: '문서나 사진, 녹음을 가지고 있습니다' },
        ],
        ['other', { en: 'In another way', ko: '그 밖의 경위' }],
      ],
      isIdentity: true,
    },
    {
      name: 'when',
      label: { en: 'When was it?', ko: '언제의 일입니까?' },
      hint: {
        en: 'As exactly or as roughly as you know: “about 1998, in spring”.',
        ko: '아시는 만큼만 적어 주십시오. 예: 1998년 무렵 봄.',
      },
      type: 'line',
      isOptional: true,
    },
    {
      name: 'where',
      label: { en: 'Where was it?', ko: '어디에서의 일입니까?' },
      hint: {
        en: 'A camp, a county, a landmark. It need not be exact.',
        ko: '수용소, 군, 눈에 띄는 지형이나 건물 등. 정확하지 않아도 됩니다.',
      },
      type: 'line',
      most: 500,
      isOptional: true,
    },
  ],
};

const files: FormPage = {
  id: 'files',
  title: { en: 'Documents and pictures', ko: '문서와 사진' },
  lead: {
    en: 'Only if you have some. Send files as they are: do not crop, change or rename them. They may hold the place, the time and the device they were made with; we keep that sealed. Keep the originals.',
    ko: '있을 때만 보내 주십시오. 자르거나 고치거나 이름을 바꾸지 말고 그대로 보내십시오. 파일에는 만든 장소와 시각, 기기가 남아 있을 수 있으며, 저희는 그것을 봉인해 둡니다. 원본은 계속 가지고 계십시오.',
  },
  fields: [
    {
      name: 'files',
      label: { en: 'Files', ko: '파일' },
      type: 'files',
      isOptional: true,
    },
  ],
};

const use: FormPage = {
  id: 'use',
  title: { en: 'What we may do with it', ko: '저희가 해도 되는 일' },
  lead: {
    en: 'You decide, and can change your mind later with your code. Whatever you choose, nothing is published from one account alone.',
    ko: '본인이 정하며, 나중에 코드로 마음을 바꾸실 수 있습니다. 무엇을 고르시든 한 사람의 말만으로는 아무것도 공개하지 않습니다.',
  },
  fields: [
    {
      name: 'mayUse',
      label: { en: 'How may we use what you tell us?', ko: '알려 주신 내용을 어떻게 써도 됩니까?' },
      type: 'choice',
      options: [
        [
          'understand',
          { en: 'Only to understand, inside the organisation', ko: '단체 안에서 이해하는 데만 써 주십시오' },
        ],
        [
          'ask',
          { en: 'Ask me before each other use', ko: '다른 데 쓸 때는 그때마다 저에게 물어봐 주십시오' },
        ],
        [
          'unnamed',
          {
            en: 'Also in public, in a way that cannot lead to me',
            ko: '저를 알아볼 수 없게 한다면 공개해도 됩니다',
          },
        ],
      ],
    },
    {
      name: 'mayContact',
      label: { en: 'May we write back to you?', ko: '저희가 답을 드려도 됩니까?' },
      hint: {
        en: 'Only through your code: the answer waits here until you come back. We have no other way to reach you.',
        ko: '코드로만 가능합니다. 답은 다시 오실 때까지 이곳에 남아 있습니다. 저희가 따로 연락할 방법은 없습니다.',
      },
      type: 'choice',
      options: [
        ['yes', { en: 'Yes', ko: '예' }],
        ['no', { en: 'No', ko: '아니요' }],
      ],
    },
    {
      name: 'danger',
      label: { en: 'Could this put anybody in danger?', ko: '이 내용 때문에 위험해질 사람이 있습니까?' },
      hint: {
        en: 'For example relatives who are still there, or the only person who could have known it. No names needed.',
        ko: '예: 아직 그곳에 있는 가족, 이 일을 알 수 있었던 단 한 사람. 이름은 적지 않아도 됩니다.',
      },
      type: 'long',
      most: 2000,
      isOptional: true,
      isIdentity: true,
    },
    calledAs,
  ],
};

/** Testimony, documents, pictures; no name is needed. */
export const informationForm: FormDefinition = {
  name: 'information',
  path: '/take-part/information',
  title: { en: 'Tell us what you know', ko: '아는 것을 알리기' },
  pages: [account, knowledge, files, use],
  givesCopy: false,
};
