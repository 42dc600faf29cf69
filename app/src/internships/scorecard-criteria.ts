import type { Words } from '@unhidden/record';

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

/** What is judged, and what each score means: people who mean the same by a 3 can compare their cards. */
export type Criterion = {
  readonly id: string;
  readonly label: Words;
  readonly question: Words;
  readonly anchors: Readonly<Record<Score, Words>>;
};

export type CardName = 'review' | 'interview';

/** Of the written application, without knowing whose it is. */
const review: readonly Criterion[] = [
  {
    id: 'purpose',
    label: { en: 'Understands what we do', ko: '활동에 대한 이해' },
    question: {
      en: 'Does the application show why this work, and what it asks of those who do it?',
      ko: '왜 이 일을 하려는지, 이 일이 무엇을 요구하는지 알고 있는가?',
    },
    anchors: {
      1: {
        en: 'Could have been sent to any organisation.',
        ko: '어느 단체에 내도 될 법한 내용이다.',
      },
      2: {
        en: 'Names the subject, says little about it.',
        ko: '주제를 언급할 뿐 내용이 거의 없다.',
      },
      3: {
        en: 'Knows the subject in outline and gives a reason of their own.',
        ko: '주제를 대략 알고 자기 나름의 이유를 밝힌다.',
      },
      4: {
        en: 'Knows our work and says what they would add to it.',
        ko: '우리 활동을 알고 무엇을 보탤 수 있는지 말한다.',
      },
      5: {
        en: 'Knows the work and its risks for witnesses, and has thought about both.',
        ko: '활동과 증언자가 지는 위험까지 알고, 둘 다 깊이 생각했다.',
      },
    },
  },
  {
    id: 'writing',
    label: { en: 'Writes clearly', ko: '글의 명료함' },
    question: {
      en: 'Is the writing exact, ordered and honest about what is not known?',
      ko: '글이 정확하고 짜임새가 있으며, 모르는 것을 모른다고 하는가?',
    },
    anchors: {
      1: { en: 'Cannot be followed.', ko: '따라가며 읽을 수 없다.' },
      2: {
        en: 'Can be followed with effort; claims without grounds.',
        ko: '애써야 읽히고 근거 없는 주장이 있다.',
      },
      3: {
        en: 'Clear on the whole; some claims without grounds.',
        ko: '대체로 명료하나 일부 주장에 근거가 없다.',
      },
      4: {
        en: 'Clear and ordered; says where things come from.',
        ko: '명료하고 짜임새 있으며 출처를 밝힌다.',
      },
      5: {
        en: 'Could be published after light editing; separates what is known from what is thought.',
        ko: '조금만 다듬으면 발표할 수 있고, 아는 것과 생각하는 것을 가른다.',
      },
    },
  },
  {
    id: 'skills',
    label: { en: 'Brings skills we need', ko: '필요한 역량' },
    question: {
      en: 'Languages, research, law, data, design: is there something we can use at once?',
      ko: '언어, 조사, 법, 자료 분석, 디자인 가운데 바로 쓸 수 있는 것이 있는가?',
    },
    anchors: {
      1: { en: 'None that is shown.', ko: '보여 준 것이 없다.' },
      2: { en: 'Named, but nothing shows them.', ko: '적혀 있으나 뒷받침이 없다.' },
      3: {
        en: 'One skill that is shown by something done.',
        ko: '실제 해 본 일로 확인되는 역량이 하나 있다.',
      },
      4: { en: 'Several, shown by things done.', ko: '실제 해 본 일로 확인되는 역량이 여럿 있다.' },
      5: {
        en: 'Rare ones that we lack, shown by good work.',
        ko: '우리에게 없는 드문 역량을 좋은 성과로 보여 준다.',
      },
    },
  },
  {
    id: 'care',
    label: { en: 'Takes care', ko: '꼼꼼함과 책임감' },
    question: {
      en: 'Does what they describe show patience, discretion and finishing what was begun?',
      ko: '서술한 경험에서 끈기, 신중함, 끝까지 해내는 태도가 보이는가?',
    },
    anchors: {
      1: { en: 'The opposite is shown.', ko: '오히려 반대로 보인다.' },
      2: { en: 'Nothing shows it.', ko: '알 수 있는 것이 없다.' },
      3: { en: 'One example, in passing.', ko: '스치듯 언급한 예가 하나 있다.' },
      4: { en: 'A clear example from work or study.', ko: '일이나 공부에서 나온 분명한 예가 있다.' },
      5: {
        en: 'Several examples, among them one where others depended on it.',
        ko: '다른 사람이 의지한 경우를 포함해 여러 예가 있다.',
      },
    },
  },
];

/** Of the formal interview. */
const interview: readonly Criterion[] = [
  {
    id: 'thinking',
    label: { en: 'Thinks aloud', ko: '생각을 풀어내는 힘' },
    question: {
      en: 'Given two sources that contradict each other: how do they go about it?',
      ko: '서로 어긋나는 두 출처를 주었을 때 어떻게 다루는가?',
    },
    anchors: {
      1: { en: 'Picks one and does not say why.', ko: '이유 없이 하나를 고른다.' },
      2: { en: 'Takes the average or the newer one.', ko: '중간값이나 최신 것을 택한다.' },
      3: { en: 'Asks where each comes from.', ko: '각각 어디서 나왔는지 묻는다.' },
      4: { en: 'Weighs both and keeps the disagreement in view.', ko: '둘을 견주고 차이를 남겨 둔다.' },
      5: {
        en: 'The same, and says what would settle it.',
        ko: '위와 같으며, 무엇이 있으면 가려지는지 말한다.',
      },
    },
  },
  {
    id: 'discretion',
    label: { en: 'Keeps confidence', ko: '비밀을 지키는 태도' },
    question: {
      en: 'Asked about something told in confidence: what do they do with it?',
      ko: '비밀로 들은 이야기를 물었을 때 어떻게 하는가?',
    },
    anchors: {
      1: { en: 'Tells it.', ko: '말해 버린다.' },
      2: { en: 'Tells it without the name.', ko: '이름만 빼고 말한다.' },
      3: { en: 'Refuses, without saying why.', ko: '까닭은 말하지 않고 거절한다.' },
      4: { en: 'Refuses and says who could be harmed.', ko: '거절하며 누가 다칠 수 있는지 말한다.' },
      5: {
        en: 'The same, and knows whom they would ask inside the organisation.',
        ko: '위와 같으며, 조직 안에서 누구와 의논할지 안다.',
      },
    },
  },
  {
    id: 'strain',
    label: { en: 'Knows their limits', ko: '자신의 한계를 앎' },
    question: {
      en: 'The work brings accounts of violence. How do they speak about strain and help?',
      ko: '폭력에 관한 증언을 다루는 일이다. 부담과 도움에 관해 어떻게 말하는가?',
    },
    anchors: {
      1: { en: 'Denies that it could touch them.', ko: '자신은 영향받지 않는다고 잘라 말한다.' },
      2: { en: 'Has not thought about it.', ko: '생각해 본 적이 없다.' },
      3: { en: 'Names the strain.', ko: '부담이 있음을 안다.' },
      4: { en: 'Names it and what helps them.', ko: '부담과 자신에게 도움이 되는 것을 말한다.' },
      5: {
        en: 'The same, and would say so early.',
        ko: '위와 같으며, 힘들면 일찍 알리겠다고 한다.',
      },
    },
  },
  {
    id: 'together',
    label: { en: 'Works with others', ko: '함께 일하기' },
    question: {
      en: 'A time when they were wrong and somebody told them: what happened?',
      ko: '틀렸다는 지적을 받은 경험: 어떻게 했는가?',
    },
    anchors: {
      1: { en: 'Has none, or it was the other’s fault.', ko: '없다고 하거나 남의 탓으로 돌린다.' },
      2: { en: 'Accepts it unwillingly.', ko: '마지못해 받아들인다.' },
      3: { en: 'Accepts it.', ko: '받아들인다.' },
      4: { en: 'Accepts it and mended the matter.', ko: '받아들이고 일을 바로잡았다.' },
      5: { en: 'The same, and told those concerned.', ko: '위와 같으며, 관련된 사람들에게 알렸다.' },
    },
  },
];

export const CRITERIA: Readonly<Record<CardName, readonly Criterion[]>> = { review, interview };
