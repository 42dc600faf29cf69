import { inLanguages } from '../../ui/language.ts';

const en = {
  earlier: 'Earlier account, since revised',
  byDate: 'The source is older than the revision, or has no date.',
};

const ko: typeof en = {
  earlier: '나중에 본인이 고친 증언',
  byDate: '증언을 고치기 전의 출처이거나 날짜가 없는 출처입니다.',
};

export const accountMessages = inLanguages(en, ko);
