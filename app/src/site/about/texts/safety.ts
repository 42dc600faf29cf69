import { inLanguages } from '../../../ui/language.ts';
import type { AboutText } from '../about-text.ts';

const en: AboutText = {
  title: 'Safety',
  description: 'How this record avoids harming those it speaks of, and how to read it without being noticed.',
  lead: 'Some of the people in this record have family within reach of those who hold them. What is published here is chosen with them in mind.',
  sections: [
    {
      id: 'left-out',
      heading: 'What is left out on purpose',
      body: [
        [
          'Names of private people who are not already named in public sources of weight.',
          'Who told something, where that person has not spoken under the name in public; and where, when and through whom it was told.',
          'Dates of birth, homes, relatives in the country, ways out, health, faces and voices.',
          'Coordinates of places of execution and burial, and of private homes: they can be destroyed, and families can be found by them.',
        ],
        'These are not hidden on the site or in the files. They are not there: the public server holds only the release and has no way to anything else.',
      ],
    },
    {
      id: 'reading',
      heading: 'Reading safely',
      body: [
        [
          'The whole site, its forms included, works without script, so Tor Browser can be used at its safest level.',
          'Search words become part of the address of the result page. They can stay in the history of your browser; use a private window or clear it.',
          'Links to sources lead to other people’s websites, which may log visits. Nothing tells them that you came from here.',
          'The complete record can be downloaded once and read offline.',
        ],
      ],
      links: [
        ['/data', 'Download'],
        ['/about/privacy', 'Privacy'],
      ],
    },
    {
      id: 'graphic',
      heading: 'Violent content',
      body: [
        'Descriptions of violence and dying are folded behind a plain sentence and open only when you choose. There are no photographs of suffering. Breaks help; so does talking to somebody.',
      ],
    },
    {
      id: 'telling',
      heading: 'If you know something',
      body: [
        'Please read the advice first. Do not send it in a hurry, and do not send it from a device that others control.',
      ],
      links: [
        ['/take-part#tell', 'How to tell what you know, safely'],
        ['/take-part#missing', 'If you are looking for somebody'],
      ],
    },
  ],
};

const ko: AboutText = {
  title: '안전',
  description: '기록에 나오는 사람들에게 해가 가지 않도록 하는 원칙과, 눈에 띄지 않게 읽는 방법.',
  lead: '이 기록에 나오는 사람들 가운데는 가두는 쪽의 손이 닿는 곳에 가족이 남아 있는 이들이 있습니다. 무엇을 실을지는 그들을 먼저 생각하고 정합니다.',
  sections: [
    {
      id: 'left-out',
      heading: '일부러 싣지 않는 것',
      body: [
        [
          '신뢰할 만한 공개 자료에 이름이 나오지 않은 일반인의 이름.',
          '그 이름으로 공개 증언하지 않은 사람의 신원, 그리고 언제 어디서 누구를 통해 말했는지.',
          '생년월일, 집, 북한에 남은 가족, 탈출 경로, 건강, 얼굴과 목소리.',
          '처형지와 매장지, 개인 주택의 좌표. 훼손될 수 있고, 가족을 찾아내는 단서가 됩니다.',
        ],
        '이런 내용은 사이트나 파일 어딘가에 감춰 둔 것이 아닙니다. 아예 들어 있지 않습니다. 공개 서버에는 공개판만 있고, 다른 자료에 닿을 길이 없습니다.',
      ],
    },
    {
      id: 'reading',
      heading: '안전하게 읽기',
      body: [
        [
          '양식까지 포함해 스크립트 없이 모든 기능을 쓸 수 있으므로 토르 브라우저의 가장 안전한 단계에서도 읽고 쓸 수 있습니다.',
          '검색어는 결과 페이지의 주소에 들어갑니다. 브라우저 방문 기록에 남을 수 있으니 사생활 보호 창을 쓰거나 기록을 지우십시오.',
          '출처 링크는 다른 곳의 웹사이트로 이어지며, 그곳에서 방문을 기록할 수 있습니다. 여기서 왔다는 사실은 전해지지 않습니다.',
          '전체 기록을 한 번 내려받아 인터넷 없이 읽을 수 있습니다.',
        ],
      ],
      links: [
        ['/data', '내려받기'],
        ['/about/privacy', '개인정보'],
      ],
    },
    {
      id: 'graphic',
      heading: '폭력을 다룬 내용',
      body: [
        '폭력과 죽음을 묘사한 내용은 안내 문장 뒤에 접어 두었고, 직접 펼칠 때만 보입니다. 고통받는 사람의 사진은 싣지 않습니다. 읽다가 힘들면 잠시 쉬고, 누군가와 이야기를 나누십시오.',
      ],
    },
    {
      id: 'telling',
      heading: '알고 계신 것이 있다면',
      body: ['먼저 안내를 읽어 주십시오. 서둘러 보내지 말고, 다른 사람이 관리하는 기기로 보내지 마십시오.'],
      links: [
        ['/take-part#tell', '아는 것을 안전하게 알리는 방법'],
        ['/take-part#missing', '누군가를 찾고 있다면'],
      ],
    },
  ],
};

export const safety = inLanguages(en, ko);
