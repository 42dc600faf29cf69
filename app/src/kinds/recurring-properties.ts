import { words } from './words.ts';

/** Properties that several kinds share, declared once so that their wording and tier stay the same. */

export const note = {
  type: 'text',
  many: true,
  label: words('Note', '비고'),
  help: words('Anything a reader should know about this record.', '이 기록을 읽을 때 알아 둘 점을 적는다.'),
} as const;

export const camp = {
  type: 'ref',
  refs: ['camp'],
  many: true,
  label: words('Camp', '수용소'),
  help: words(
    'The camp it concerns, where the source says which one.',
    '해당 수용소. 출처가 어느 곳인지 밝힌 경우에만 적는다.',
  ),
} as const;

export const campAsGiven = {
  type: 'text',
  many: true,
  label: words('Camp as given', '출처에 적힌 수용소'),
  help: words(
    'The place in the words of the source, also where it fits no single camp record.',
    '출처가 쓴 표현 그대로의 장소. 어느 한 곳으로 특정되지 않아도 적는다.',
  ),
} as const;

export const whenItHappened = {
  type: 'date',
  label: words('Date', '시기'),
  help: words('When it happened, as far as known.', '일어난 때. 알려진 만큼만 적는다.'),
} as const;

export const webAddress = {
  type: 'url',
  label: words('Address', '주소'),
  help: words(
    'Where it stood on the web; it may no longer answer.',
    '웹에서의 주소. 지금은 열리지 않을 수 있다.',
  ),
} as const;

export const unitAsGiven = {
  type: 'text',
  label: words('Unit without a number', '수치 없는 단위'),
  help: words('A unit the source gives where no number was recorded.', '수치 없이 단위만 적힌 경우의 단위.'),
} as const;

export const restsOnEarlierAccount = {
  type: 'ref',
  refs: ['person'],
  many: true,
  label: words('Rests on an earlier account of', '수정 전 증언에 근거'),
  help: words(
    'The person later changed the account this comes from.',
    '이 내용을 말한 사람이 나중에 증언을 고쳤다.',
  ),
} as const;

export const yesOrNo = { yes: words('yes', '예'), no: words('no', '아니요') };

/** Who spoke is the most dangerous fact in the register, so it is sealed wherever it can be entered. */
export const witnessIdentity = {
  type: 'text',
  many: true,
  tier: 'sealed',
  label: words('Identity of the witness', '증언자 신원'),
  help: words(
    'Who told this, when the person has not spoken under that name in public; never published.',
    '그 이름으로 공개 증언하지 않은 증언자의 신원. 절대 공개하지 않는다.',
  ),
} as const;

/** Places of execution and burial are withheld: publishing them invites their destruction and harms the families. */
export const sealedPlace = {
  type: 'place',
  tier: 'sealed',
  label: words('Exact place', '정확한 위치'),
  help: words(
    'Where exactly it happened; never published, because places of execution and burial can be destroyed.',
    '사건이 일어난 정확한 위치. 처형지와 매장지는 훼손될 수 있으므로 절대 공개하지 않는다.',
  ),
} as const;
