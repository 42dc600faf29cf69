import type { Words } from '@unhidden/record';

/** Why an application was decided as it was; counted in the statistics, never sent to the applicant. */
export type Reason = { readonly code: string; readonly label: Words };

export const OFFER_REASONS: readonly Reason[] = [
  { code: 'strong', label: { en: 'Strong in review and interview', ko: '심사와 면접 모두 우수' } },
  { code: 'rare skill', label: { en: 'Brings a skill we lack', ko: '우리에게 없는 역량을 갖춤' } },
  { code: 'promising', label: { en: 'Promising, with close guidance', ko: '가능성이 있으며 지도가 필요' } },
];

export const REJECT_REASONS: readonly Reason[] = [
  { code: 'incomplete', label: { en: 'Stayed incomplete after we asked', ko: '보완 요청 뒤에도 미비' } },
  { code: 'others stronger', label: { en: 'Others were stronger', ko: '다른 지원자가 더 우수' } },
  { code: 'unrelated', label: { en: 'Little to do with our work', ko: '우리 활동과 관련이 적음' } },
  {
    code: 'language',
    label: { en: 'Languages do not suffice for the work', ko: '업무에 필요한 언어 능력 부족' },
  },
  { code: 'dates', label: { en: 'Dates or hours could not be matched', ko: '기간이나 시간이 맞지 않음' } },
  { code: 'interview', label: { en: 'The interview did not convince', ko: '면접 결과' } },
  { code: 'no show', label: { en: 'Did not come to the interview, nor wrote', ko: '연락 없이 면접에 불참' } },
  { code: 'no answer', label: { en: 'No answer from the applicant', ko: '지원자의 답변 없음' } },
  {
    code: 'no place',
    label: { en: 'No place or supervisor in the term', ko: '해당 기간에 자리나 담당자가 없음' },
  },
  { code: 'trust', label: { en: 'A statement was untrue', ko: '사실과 다른 기재' } },
  { code: 'duplicate', label: { en: 'The same application came twice', ko: '중복 지원' } },
];

export function isReason(of: 'offer' | 'reject', code: string): boolean {
  return (of === 'offer' ? OFFER_REASONS : REJECT_REASONS).some((reason) => reason.code === code);
}
