import { inLanguages } from '../../../ui/language.ts';
import type { AboutText } from '../about-text.ts';

const en: AboutText = {
  title: 'Corrections',
  description: 'How a wrong statement in this record is corrected, and what to send.',
  lead: 'If something here is wrong, misquoted or harmful, it can be corrected. Nothing is overwritten in silence.',
  sections: [
    {
      id: 'send',
      heading: 'What to send',
      body: [
        [
          'the address of the page,',
          'what is wrong, and what it should say,',
          'a source for it: a publication with page or paragraph. If you are the source yourself, say so, and read the advice on safety before you write anything.',
        ],
        'A wrong quotation or locator can be put right from the source alone. What the source itself says is not changed: if another source says otherwise, both are shown.',
      ],
      links: [['/take-part#tell', 'How to tell what you know, safely']],
    },
    {
      id: 'then',
      heading: 'What happens to a statement',
      body: [
        [
          'Withdrawn: the source has taken it back.',
          'Replaced: the source has since said something else.',
          'Rejected on review: it was recorded wrongly or does not hold.',
        ],
        'A statement that no longer stands is shown as such with the reason, and the change appears in the next release. Earlier releases stay as they were, so that anybody can see what was changed. What endangers somebody is taken out of the release altogether.',
      ],
    },
  ],
};

const ko: AboutText = {
  title: '바로잡기',
  description: '이 기록의 잘못된 내용을 바로잡는 방법과 알려 주실 내용.',
  lead: '틀렸거나 잘못 인용했거나 누군가에게 해가 되는 내용은 바로잡을 수 있습니다. 아무도 모르게 덮어쓰지는 않습니다.',
  sections: [
    {
      id: 'send',
      heading: '알려 주실 내용',
      body: [
        [
          '해당 페이지의 주소',
          '무엇이 잘못되었고 어떻게 고쳐야 하는지',
          '근거가 되는 출처. 간행물이라면 쪽이나 문단까지 알려 주십시오. 본인이 직접 겪거나 본 일이라면 그렇게 적되, 쓰기 전에 안전에 관한 안내를 먼저 읽어 주십시오.',
        ],
        '인용이나 인용 자리가 틀린 것은 출처만 확인하면 고칠 수 있습니다. 출처가 실제로 한 말은 바꾸지 않습니다. 다른 출처가 달리 말하면 둘 다 싣습니다.',
      ],
      links: [['/take-part#tell', '아는 것을 안전하게 알리는 방법']],
    },
    {
      id: 'then',
      heading: '진술은 이렇게 처리됩니다',
      body: [
        [
          '철회: 출처가 스스로 거두어들인 것.',
          '대체: 출처가 나중에 다르게 말한 것.',
          '검토 후 채택하지 않음: 잘못 기록했거나 근거가 서지 않는 것.',
        ],
        '더는 유효하지 않은 진술은 이유와 함께 그렇게 표시하며, 바뀐 내용은 다음 공개판에 나옵니다. 앞선 공개판은 그대로 두어 무엇이 바뀌었는지 누구나 볼 수 있습니다. 누군가를 위험에 빠뜨리는 내용은 공개판에서 완전히 뺍니다.',
      ],
    },
  ],
};

export const corrections = inLanguages(en, ko);
